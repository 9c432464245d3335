"""Votes of the words around a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.extract.names.context import context_votes
from tests.extract.constructed import annotate, span


def votes(body: str, name: str, pos: dict[str, str] | None = None) -> dict[str, float]:
    annotated = annotate(body, None, pos)
    return {kind: weight for kind, weight in context_votes(annotated, span(annotated, name)).items() if weight}


# a sentence about Vexa, or the name in it -> votes by kind
CASES: dict[str, tuple[str, dict[str, float]]] = {
    "They live in Vexa now.": ("Vexa", {"place": 1.5}),
    "It was published in Vexa last week.": ("Vexa", {"organization": 1}),
    "They came to Vexa now.": ("Vexa", {"place": 0.4}),
    "It rose, according to Vexa now.": ("Vexa", {"organization": 0.75, "person": 0.5}),
    "They met his wife Vexa now.": ("Vexa", {"person": 3.5}),
    "They met the minister Vexa now.": ("Vexa", {"person": 1.5}),
    "Vexa, 54, left.": ("Vexa", {"person": 3}),
    "Vexa, who left, came back.": ("Vexa", {"person": 1.5}),
    "Vexa, a judge, left.": ("Vexa", {"person": 1}),
    "Vexa, Oregon, flooded.": ("Vexa", {"place": 2}),
    "They like “Vexa” most.": ("Vexa", {"none": 1.5}),
    "It gave the mayor’s name as Vexa by mistake.": ("Vexa", {"none": 5}),
    "They won the Golden Quill again.": ("Golden Quill", {"none": 1.5, "person": -1.5}),
    "It was the VEXA again.": ("VEXA", {"organization": 1, "person": -0.25}),
    "It was Vexa 370 again.": ("Vexa", {"none": 1.5}),
    "Vexa’s wife left.": ("Vexa", {"person": 2, "organization": 1.25}),
}


@pytest.mark.parametrize(("body", "name", "expected"), [(body, *case) for body, case in CASES.items()], ids=list(CASES))
def test_the_words_around_a_name_vote(body: str, name: str, expected: dict[str, float]) -> None:
    assert votes(body, name) == expected


def test_a_speaker_is_a_person() -> None:
    assert votes("Vexa said so.", "Vexa", {"said": "VERB"}) == {"person": 0.75}


def test_titles_and_datelines_vote_for_a_kind() -> None:
    annotated = annotate("It was Vexa again.")
    plain = span(annotated, "Vexa")
    assert context_votes(annotated, replace(plain, honorific="Mr"))["person"] == 3
    assert context_votes(annotated, replace(plain, role=(0, 1)))["person"] == 2
    assert context_votes(annotated, replace(plain, dateline=True))["place"] == 4
