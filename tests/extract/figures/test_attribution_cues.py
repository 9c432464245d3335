"""Sources named by cues."""

from __future__ import annotations

import pytest

from generator.extract.figures.attribution_cues import find_attributions

from .one_sentence import read_sentence


def attributions(body: str) -> list[tuple[str, str]]:
    """The words of each source, and the stretch that it answers for."""
    text, doc, sentence, _ = read_sentence(body)
    return [
        (text[a.start : a.end], text[a.scope_start : a.scope_end].strip())
        for a in find_attributions(text, doc, sentence)
    ]


@pytest.mark.parametrize(
    ("body", "source", "scope"),
    [
        (
            "According to the ministry of health, 12 people died.",
            "the ministry of health",
            "According to the ministry of health, 12 people died.",
        ),
        (
            "Some 40 homes burned, but 12 were saved, according to Ana Diaz.",
            "Ana Diaz",
            "12 were saved, according to Ana Diaz.",
        ),
        ("Police said 12 people died.", "Police", "said 12 people died."),
    ],
)
def test_a_cue_gives_a_source_and_its_scope(body: str, source: str, scope: str) -> None:
    ((words, stretch),) = attributions(body)
    assert words == source
    assert stretch.rstrip(".") == scope.rstrip(".")


def test_a_sentence_may_name_two_sources() -> None:
    body = "Police said 12 people died, while according to the union, 20 died."
    assert {words for words, _ in attributions(body)} == {"Police", "the union"}


def test_the_words_of_a_source_end_before_a_bracket_that_stays_open() -> None:
    ((words, _),) = attributions("According to the Alpine Rescue Service (ARS), 12 people died.")
    assert words == "the Alpine Rescue Service"


def test_a_sentence_without_a_cue_names_none() -> None:
    assert attributions("The fire killed 12 people.") == []
