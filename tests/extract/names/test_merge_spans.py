"""Candidate spans merged to one name."""

from __future__ import annotations

import pytest

from generator.extract.names.merge_spans import merge_spans
from tests.extract.constructed import annotate, span


def merged(
    body: str, *parts: str, labels: dict[str, str] | None = None, pos: dict[str, str] | None = None
) -> list[str]:
    annotated = annotate(body, labels, pos)
    return [annotated.spelling(s) for s in merge_spans(annotated, [span(annotated, part) for part in parts], [])]


@pytest.mark.parametrize(
    ("body", "parts", "expected"),
    [
        ("the Ministry of Culture met", ["Ministry", "Culture"], ["Ministry of Culture"]),
        ("the Bank of the South met", ["Bank", "South"], ["Bank of the South"]),
        ("the city of Lima met", ["Lima"], ["Lima"]),
        ("the Dock and Allied Workers Union met", ["Dock", "Allied Workers Union"], ["Dock and Allied Workers Union"]),
        ("the Energy and Mines Ministry met", ["Energy", "Mines Ministry"], ["Energy and Mines Ministry"]),
        (
            "the Peru and Northern Workers Union met",
            ["Peru", "Northern Workers Union"],
            ["Peru", "Northern Workers Union"],
        ),
        ("it was Lima in Peru", ["Lima", "Peru"], ["Lima", "Peru"]),
        ("it was Ana Diaz and Bo Li", ["Ana Diaz", "Bo Li"], ["Ana Diaz", "Bo Li"]),
        ("a Ministry’s of Culture", ["Ministry", "Culture"], ["Ministry", "Culture"]),
        ("the Lagos University at Ikeja met", ["Lagos University", "Ikeja"], ["Lagos University at Ikeja"]),
    ],
)
def test_a_function_word_joins_parts_of_one_name(body: str, parts: list[str], expected: list[str]) -> None:
    assert merged(body, *parts) == expected


@pytest.mark.parametrize(
    ("joiner", "one"),
    [("of", True), ("on", True), ("to", True), ("against", True), ("and", True), ("in", False), ("at", False)],
)
def test_a_label_over_both_parts_joins_the_name_of_an_organization(joiner: str, one: bool) -> None:
    name = f"Center for Water {joiner} Plains"
    parts = ["Center for Water", "Plains"]
    assert merged(f"the {name} met", *parts, labels={name: "ORG"}) == ([name] if one else parts)


@pytest.mark.parametrize(
    ("body", "part", "pos", "expected"),
    [
        ("the Kenyan government met", "Kenyan", {"met": "VERB"}, "Kenyan government"),
        ("a Petrenko administration official", "Petrenko", {}, "Petrenko administration"),
        ("the Peru military aid", "Peru", {}, "Peru"),
        ("the Peru military spokesman", "Peru", {}, "Peru military"),
        ("the Petrenko navy met", "Petrenko", {}, "Petrenko"),
    ],
)
def test_a_head_in_small_letters_makes_an_institution(body: str, part: str, pos: dict[str, str], expected: str) -> None:
    assert merged(body, part, pos=pos) == [expected]


def test_the_long_name_of_an_acronym_is_one_span() -> None:
    annotated = annotate("the Rural Health in Europe Union (RHEU)")
    whole = span(annotated, "Rural Health in Europe Union")
    parts = [span(annotated, "Rural Health"), span(annotated, "Europe Union")]
    (found,) = merge_spans(annotated, parts, [(whole.first, whole.end)])
    assert (found.first, found.end) == (whole.first, whole.end)
