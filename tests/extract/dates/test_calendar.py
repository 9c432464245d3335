"""Words of the calendar: the patterns that match them and their values."""

from __future__ import annotations

import re

import pytest

from generator.extract.dates.calendar import (
    ANY_WEEKDAY,
    DAY,
    FULL_MONTH,
    MONTH,
    NEAR_DAYS,
    NUMBER_WORD,
    WEEKDAY,
    YEAR,
    count_of,
    date_pattern,
    month_number,
    weekday_number,
)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MONTH, "August"),
        (MONTH, "Aug."),
        (MONTH, "SEPT"),
        (FULL_MONTH, "May"),
        (WEEKDAY, "Monday"),
        (ANY_WEEKDAY, "Thurs."),
        (YEAR, "1885"),
        (YEAR, "2024"),
        (DAY, "31st"),
        (DAY, "07"),
        (NUMBER_WORD, "seventeen"),
        (NUMBER_WORD, "a few"),
        (NUMBER_WORD, "12"),
        (date_pattern("part of day"), "midday"),
    ],
)
def test_a_pattern_matches_its_words(pattern: str, text: str) -> None:
    assert re.fullmatch(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MONTH, "august"),
        (MONTH, "Augustus"),
        (FULL_MONTH, "Mar"),
        (WEEKDAY, "Mon"),
        (YEAR, "1499"),
        (YEAR, "2024-A"),
        (DAY, "32"),
        (NUMBER_WORD, "zero"),
    ],
)
def test_a_pattern_leaves_other_words(pattern: str, text: str) -> None:
    assert not re.fullmatch(pattern, text)


@pytest.mark.parametrize("text", ["2,000", "1,850", "20.5"])
def test_the_beginning_of_a_number_is_not_a_year(text: str) -> None:
    assert not re.match(YEAR, text)


def test_months_are_numbered_from_one() -> None:
    assert [month_number(word) for word in ("January", "aug.", "DEC")] == [1, 8, 12]


def test_weekdays_are_numbered_from_monday() -> None:
    assert [weekday_number(word) for word in ("Monday", "thu.", "SUN")] == [0, 3, 6]


@pytest.mark.parametrize(("word", "count"), [("a", 1), ("Twelve", 12), ("ninety", 90), ("37", 37), ("several", None)])
def test_a_count_is_a_number_or_vague(word: str, count: int | None) -> None:
    assert count_of(word) == count


def test_days_around_the_day_of_writing_are_counted_from_it() -> None:
    assert NEAR_DAYS["today"] == 0
    assert NEAR_DAYS["the day before yesterday"] == -2
    assert NEAR_DAYS["tomorrow"] == 1
