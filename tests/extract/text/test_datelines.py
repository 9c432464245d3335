"""Datelines at the beginnings of paragraphs."""

from __future__ import annotations

import pytest

from generator.extract.text.annotated import AnnotatedText
from generator.extract.text.datelines import dateline_ends, find_datelines
from tests.extract.constructed import sentences_and_words


@pytest.mark.parametrize(
    ("body", "places", "agency"),
    [
        ("GENEVA (AFP) — Talks began.", ["Geneva"], "AFP"),
        ("TAMPA, Fla. - Rescuers came.", ["Tampa", "Fla."], None),
        ("ADDIS ABABA, Ethiopia, March 4 — Talks began.", ["Addis Ababa", "Ethiopia"], None),
        ("Nairobi, Kenya — Rain fell.", ["Nairobi", "Kenya"], None),
        ("LIMA/QUITO — Both agreed.", ["Lima", "Quito"], None),
        ("Rain fell — and fell.", [], None),
        ("The mayor of a town by the sea and of its port — Ana Diaz — left.", [], None),
    ],
)
def test_a_dateline_has_places_and_an_agency(body: str, places: list[str], agency: str | None) -> None:
    article, sentences, words = sentences_and_words(body)
    annotated = AnnotatedText(words, [])
    found = find_datelines(article.text, sentences, annotated)
    assert [place.known_as for dateline in found for place in dateline.places] == places
    assert [annotated.text(*dateline.agency) for dateline in found if dateline.agency] == ([agency] if agency else [])


def test_the_story_begins_after_the_dateline() -> None:
    article, sentences, _ = sentences_and_words("GENEVA (AFP) — Talks began.\n\nThey went on.")
    (end,) = dateline_ends(article.text, sentences)
    assert article.text[end:].startswith("Talks began.")
