"""Numbers in digits and in words."""

from __future__ import annotations

import pytest

from generator.extract.figures.numbers import numbers


def found(text: str) -> list[tuple[str, object]]:
    """Numbers as their words and values; a vague one by its vague words."""
    return [(text[n.start : n.end], n.vague or n.value) for n in numbers(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40,000 homes", [("40,000", 40_000)]),
        ("1.5 million homes", [("1.5 million", 1_500_000)]),
        ("two dozen homes", [("two dozen", 24)]),
        ("$3.2bn", [("3.2bn", 3_200_000_000)]),
        ("twenty-one homes", [("twenty-one", 21)]),
        ("a few hundred homes", [("a few hundred", "a few hundred")]),
        ("dozens of homes", [("dozens", "dozens")]),
        ("hundreds of thousands of homes", [("hundreds of thousands", "hundreds of thousands")]),
        ("tens of homes", []),
        ("half a million homes", [("half a million", 500_000)]),
        ("12, 13 and 14", [("12", 12), ("13", 13), ("14", 14)]),
        ("two dozen five", [("two dozen", 24), ("five", 5)]),
        ("no number here", []),
    ],
)
def test_all_parts_of_a_number_are_found(text: str, expected: list[tuple[str, object]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("10 to 15 people", (10, 15)),
        ("10-15 people", (10, 15)),
        ("10–15 people", (10, 15)),
        ("three or four people", (3, 4)),
        ("between 10 and 15 people", (10, 15)),
        ("10 to 15 million people", (10_000_000, 15_000_000)),
        ("1.1 to 1.2 billion", (1_100_000_000, 1_200_000_000)),
        ("between 3.2% and 3.4%", (3.2, 3.4)),
        ("5 to 8m", (5_000_000, 8_000_000)),
    ],
)
def test_a_range_keeps_both_ends(text: str, ends: tuple[float, float]) -> None:
    assert [value for _, value in found(text)] == [ends]


@pytest.mark.parametrize("text", ["15 to 10", "3 – 4.", "10 and 15", "5 to 9,000"])
def test_a_fall_a_score_a_list_and_a_leap_are_not_ranges(text: str) -> None:
    assert len(found(text)) == 2


def test_only_numbers_between_the_limits_are_found() -> None:
    text = "12 and 13 and 14"
    assert [n.value for n in numbers(text, 3, 10)] == [13]
