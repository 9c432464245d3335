"""Votes of descriptors."""

from __future__ import annotations

import pytest

from generator.extract.names.descriptors import descriptor_votes, noun_kind
from tests.extract.constructed import annotate, span

POS = {
    "a": "DET", "an": "DET", "the": "DET", "said": "VERB", "scored": "VERB", "left": "VERB", "its": "PRON", "of": "ADP",
}  # fmt: skip

CASES: dict[str, tuple[str, dict[str, float]]] = {
    "The company Vexa left.": ("Vexa", {"organization": 3}),
    "The companies Vexa and Oro left.": ("Vexa", {"organization": 1.5}),
    "The village Vexa left.": ("Vexa", {"place": 3}),
    "Residents of Vexa left.": ("Vexa", {"place": 2.5}),
    "Shares in Vexa left.": ("Vexa", {"organization": 1.25}),
    "They lived north of Vexa then.": ("Vexa", {"place": 2.5}),
    "They took the road to Vexa then.": ("Vexa", {"place": 1.25}),
    "They ran ferries between Vexa and Oro then.": ("Oro", {"place": 1.25}),
    "She tweeted on Vexa then.": ("Vexa", {"organization": 1.5}),
    "The fight against Vexa left.": ("Vexa", {"organization": 2}),
    "They reached Vexa then.": ("Vexa", {"place": 1.25}),
    "It crossed the Vexa valley then.": ("Vexa", {"place": 1.5}),
    "Vexa, a fishing village, left.": ("Vexa", {"place": 3}),
    "Vexa, which left, came back.": ("Vexa", {"organization": 0.75, "place": 0.5, "person": -2}),
    "Vexa said its ships left.": ("Vexa", {"organization": 1.5, "person": -1}),
    "Vexa said she left.": ("Vexa", {"person": 1}),
    "It rained — Ana Diaz scored twice.": ("Ana Diaz", {"person": 2}),
}


@pytest.mark.parametrize(("body", "name", "expected"), [(body, *case) for body, case in CASES.items()], ids=list(CASES))
def test_a_descriptor_votes_for_a_kind(body: str, name: str, expected: dict[str, float]) -> None:
    annotated = annotate(body, None, POS)
    found = descriptor_votes(annotated, span(annotated, name))
    assert {kind: weight for kind, weight in found.items() if weight} == expected


@pytest.mark.parametrize(
    ("word", "kind"),
    [("company", "organization"), ("companies", "organization"), ("villages", "place"), ("Company", ""), ("rain", "")],
)
def test_a_common_noun_has_a_kind(word: str, kind: str) -> None:
    assert noun_kind(word) == kind
