"""Runs of capitalized words."""

from __future__ import annotations

import pytest

from generator.extract.names.capitalized_runs import find_capitalized_runs
from tests.extract.constructed import annotate


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Yesterday Ana Diaz left for Lima.", ["Yesterday Ana Diaz", "Lima"]),
        ("They met Tom van der Berg in Oslo.", ["They", "Tom van der Berg", "Oslo"]),
        ("They met Ana Diaz, Bo Li and Ola Berg.", ["They", "Ana Diaz", "Bo Li", "Ola Berg"]),
        ("It was Iraq’s Security Council.", ["It", "Iraq", "Security Council"]),
        ("It was the Olive Growers’ Alliance.", ["It", "Olive Growers Alliance"]),
        ("It was the 507th Air Wing.", ["It", "507th Air Wing"]),
        ("It was World Expo 2010.", ["It", "World Expo 2010"]),
        ("It was Robert Tran, Jr. again.", ["It", "Robert Tran Jr."]),
    ],
)
def test_a_run_reaches_as_far_as_a_name_may(body: str, expected: list[str]) -> None:
    annotated = annotate(body)
    assert [annotated.text(*run) for run in find_capitalized_runs(annotated, frozenset())] == expected


def test_sentences_in_title_case_are_left_out() -> None:
    assert list(find_capitalized_runs(annotate("Ana Diaz left."), frozenset({1}))) == []
