"""Values of numbers written in several parts."""

from __future__ import annotations

import pytest

from generator.extract.figures.number import Number
from generator.extract.figures.numbers import numbers


def only(text: str) -> Number | None:
    return next(iter(numbers(text, 0, len(text))), None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred and five", 205),
        ("two hundred thousand", 200_000),
        ("three million two hundred thousand", 3_200_000),
        ("a hundred", 100),
        ("1,00,000", 100_000),
        ("12 000", 12),
        ("12\u00a0000", 12_000),
        ("2.5k", 2_500),
        ("two and a half million", 2_500_000),
        ("three and a half", 3.5),
        ("1.75", 1.75),
        ("zero", 0),
    ],
)
def test_parts_add_up(text: str, value: float) -> None:
    number = only(text)
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize("text", ["hundred", "score", "several", "a few", "9" * 21, "a"])
def test_incomplete_number_words_and_long_rows_of_digits_are_not_numbers(text: str) -> None:
    assert only(text) is None


def test_digits_with_a_misplaced_comma_are_not_a_number() -> None:
    assert only("12,13") is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("one in five", 20),
        ("three out of every ten", 30),
        ("18 in 100", 18),
        ("one in a thousand", None),
        ("5 in 4", None),
    ],
)
def test_a_number_of_a_round_whole_is_a_share(text: str, share: float | None) -> None:
    number = only(text)
    assert number is not None
    assert (number.value if number.share else None) == share


@pytest.mark.parametrize(
    ("text", "digits", "short", "grouped"),
    [
        ("2014", True, "", False),
        ("2,014", True, "", True),
        ("2.5", True, "", True),
        ("5m", True, "m", True),
        ("5 million", True, "", True),
        ("five", False, "", False),
        ("five hundred", False, "", True),
    ],
)
def test_how_a_number_is_written_is_kept(text: str, digits: bool, short: str, grouped: bool) -> None:
    number = only(text)
    assert number is not None
    assert (number.digits, number.short, number.grouped) == (digits, short, grouped)
