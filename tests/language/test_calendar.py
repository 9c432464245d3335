"""Months and weekdays."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.language.calendar import MONTH_NAMES, MONTH_NUMBER, WEEKDAY_NAMES, WEEKDAY_NUMBER


@pytest.mark.parametrize(("spelling", "number"), [("january", 1), ("jan", 1), ("may", 5), ("sept", 9), ("sep", 9)])
def test_a_month_is_known_by_any_of_its_spellings(spelling: str, number: int) -> None:
    assert MONTH_NUMBER[spelling] == number


@pytest.mark.parametrize(("spelling", "number"), [("monday", 0), ("tues", 1), ("tue", 1), ("thur", 3), ("sun", 6)])
def test_a_weekday_is_known_by_any_of_its_spellings(spelling: str, number: int) -> None:
    assert WEEKDAY_NUMBER[spelling] == number


def test_months_and_weekdays_count_as_dates_do() -> None:
    day = dt.date(2024, 8, 18)  # a Sunday
    assert MONTH_NAMES[day.month - 1] == "August"
    assert WEEKDAY_NAMES[day.weekday()] == "Sunday"
