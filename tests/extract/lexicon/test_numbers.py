"""Number words."""

from __future__ import annotations

import pytest

from generator.extract.lexicon.numbers import FRACTIONS, SCALES, SHORT_SCALES, small_number


@pytest.mark.parametrize(
    ("word", "value"),
    [("zero", 0), ("Nine", 9), ("nineteen", 19), ("twenty", 20), ("ninety", 90), ("a", 1), ("an", 1), ("dozen", -1)],
)
def test_a_small_number_has_its_value(word: str, value: int) -> None:
    assert small_number(word) == value


def test_scales_multiply() -> None:
    assert (SCALES["dozen"], SCALES["million"], SHORT_SCALES["bn"]) == (12, 10**6, 10**9)


@pytest.mark.parametrize(("word", "share"), [("half", 50), ("quarter", 25), ("third", 100 / 3), ("eighth", 12.5)])
def test_a_fraction_is_in_hundredths(word: str, share: float) -> None:
    assert FRACTIONS[word] == share
