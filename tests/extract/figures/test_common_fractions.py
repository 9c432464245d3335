"""Fractions in words."""

from __future__ import annotations

import pytest

from generator.extract.figures.common_fractions import common_fractions


@pytest.mark.parametrize(
    ("text", "words", "value", "share"),
    [
        ("two-thirds of the city", "two-thirds", 66.67, True),
        ("a third of homes", "a third", 33.33, True),
        ("Half the town", "Half", 50, True),
        ("a quarter more than last year", "a quarter", 25, True),
        ("rose by a fifth in May", "a fifth", 20, True),
        ("half a million people", "half a million", 500_000, False),
        ("half-dozen eggs", "half-dozen", 6, False),
        ("a quarter of a million people", "a quarter of a million", 250_000, False),
        ("half an hour", "half an", 0.5, False),
        ("three quarters of a mile", "three quarters of a", 0.75, False),
    ],
)
def test_a_fraction_is_a_share_or_a_part_of_one_unit(text: str, words: str, value: float, share: bool) -> None:
    (number,) = common_fractions(text, 0, len(text))
    assert (text[number.start : number.end], number.value, number.share) == (words, value, share)


@pytest.mark.parametrize("text", ["the third man", "in the second half", "a quarter past nine", "half-hearted"])
def test_ordinals_and_parts_of_a_period_are_not_fractions(text: str) -> None:
    assert common_fractions(text, 0, len(text)) == []


def test_fractions_come_in_reading_order() -> None:
    text = "half a million homes and a third of the roads"
    assert [n.value for n in common_fractions(text, 0, len(text))] == [500_000, 33.33]
