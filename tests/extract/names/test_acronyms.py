"""Acronyms that an article defines."""

from __future__ import annotations

import pytest

from generator.extract.names.acronyms import aliases, definitions, initials_match, small_initials
from tests.extract.constructed import annotate, span


@pytest.mark.parametrize(
    ("body", "long", "short"),
    [
        ("The National Water Board (NWB) met.", "National Water Board", "NWB"),
        ("The NWB (National Water Board) met.", "National Water Board", "NWB"),
        ("The Department of Rural Roads (DoRR) met.", "Department of Rural Roads", "DoRR"),
        ("The Farm Relief Network (FARN) met.", "Farm Relief Network", "FARN"),
        ("In the United States (U.S.) it rained.", "United States", "U.S."),
    ],
)
def test_a_definition_in_brackets_pairs_a_long_name_with_its_acronym(body: str, long: str, short: str) -> None:
    annotated = annotate(body)
    ((one, other),) = definitions(annotated.words)
    assert (annotated.text(*one), annotated.text(*other)) == (long, short)


@pytest.mark.parametrize(
    "body", ["Ana Diaz (54) left.", "The board (NWB) met.", "Ana Diaz (Lima) left.", "NWB. (National Water Board) met."]
)
def test_other_brackets_define_nothing(body: str) -> None:
    assert definitions(annotate(body).words) == []


@pytest.mark.parametrize(
    ("letters", "words", "expected"),
    [
        ("NWB", ["National", "Water", "Board"], True),
        ("DoRR", ["Department", "of", "Rural", "Roads"], True),
        ("DRR", ["Department", "of", "Rural", "Roads"], True),
        ("USI", ["Unit", "Self-Insured"], True),
        ("NWB", ["Northern", "Board"], False),
    ],
)
def test_initials_match_with_and_without_small_words(letters: str, words: list[str], expected: bool) -> None:
    assert initials_match(letters, words) == expected


def test_initials_of_common_words_are_not_a_name() -> None:
    found = small_initials(annotate("A ground fault circuit breaker, and a fuse, tripped.").words)
    assert {"gfc", "gfcb", "fcb"} <= found
    assert "cba" not in found


def test_a_name_that_fills_the_brackets_after_a_name_is_its_alias() -> None:
    annotated = annotate("The Old Duomo (Santa Reparata) opened.")
    first, second = span(annotated, "Old Duomo"), span(annotated, "Santa Reparata")
    ends = {first.first: first.end, second.first: second.end}
    assert aliases(annotated.words, ends) == [((first.first, first.end), (second.first, second.end))]
