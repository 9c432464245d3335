"""Candidate spans."""

from __future__ import annotations

import pytest

from generator.extract.names.candidates import find_candidates
from tests.extract.constructed import annotate


def candidates(body: str, labels: dict[str, str] | None = None, pos: dict[str, str] | None = None) -> list[str]:
    annotated = annotate(body, labels, pos)
    return [annotated.spelling(candidate) for candidate in find_candidates(annotated, frozenset(), [])]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The Harbour Board met in Lima.", ["Harbour Board", "Lima"]),
        ("On Monday Ana Diaz left.", ["Ana Diaz"]),
        ("They crossed Eastern Ukraine.", ["Ukraine"]),
        ("They lived in The Hague.", ["The Hague"]),
        ("They met Sgt. Maria Lopez.", ["Maria Lopez"]),
        ("They met the Minister of Defense Ola Berg.", ["Minister", "Ola Berg"]),
        ("They joined the First Harbour Bank.", ["First Harbour Bank"]),
        ("They joined Farmers Without Fences.", ["Farmers Without Fences"]),
    ],
)
def test_words_that_are_not_part_of_a_name_are_trimmed(body: str, expected: list[str]) -> None:
    assert candidates(body, {"Ana Diaz": "PERSON", "First Harbour Bank": "ORG"}) == expected


def test_a_common_word_that_opens_a_sentence_is_no_candidate_by_its_part_of_speech() -> None:
    assert candidates("Quickly Diaz left.", {"Diaz": "PERSON"}, {"Quickly": "ADV"}) == ["Diaz"]
    assert candidates("Sadly it rained.", None, {"Sadly": "ADV"}) == []


@pytest.mark.parametrize(
    ("body", "labels", "expected"),
    [
        ("They met June Okafor.", {"Okafor": "PERSON"}, ["June Okafor"]),
        ("They met in June.", {}, []),
        ("They met Ana May.", {"Ana May": "PERSON"}, ["Ana May"]),
    ],
)
def test_a_month_may_be_part_of_a_person_s_name(body: str, labels: dict[str, str], expected: list[str]) -> None:
    assert candidates(body, labels) == expected
