"""Date expressions resolved against the anchor date."""

from __future__ import annotations

from datetime import date

import pytest

from generator.extract.dates.parsed_dates import Form, ParsedDate
from generator.extract.dates.relative import RELATIVE
from generator.extract.dates.rules import DateRule

THURSDAY = date(2024, 8, 15)
SUNDAY = date(2024, 8, 18)


def day(month: int, number: int, weekday: int | None = None) -> ParsedDate:
    return ParsedDate(0, 1, Form.DAY, month=month, day=number, weekday=weekday)


def month(number: int, shift: str = "in") -> ParsedDate:
    return ParsedDate(0, 1, Form.MONTH, month=number, shift=shift)


def weekday(number: int, shift: str = "") -> ParsedDate:
    return ParsedDate(0, 1, Form.WEEKDAY, weekday=number, shift=shift)


def period(unit: str, shift: str) -> ParsedDate:
    return ParsedDate(0, 1, Form.NEAR_PERIOD, unit=unit, shift=shift)


def ago(count: int | None, unit: str) -> ParsedDate:
    return ParsedDate(0, 1, Form.AGO, shift="ago", unit=unit, count=count)


@pytest.mark.parametrize(
    ("expression", "forward", "value", "rule"),
    [
        (day(8, 15), False, "2024-08-15", DateRule.LATEST_DAY),
        (day(8, 16), False, "2023-08-16", DateRule.LATEST_DAY),
        (day(8, 14), True, "2025-08-14", DateRule.COMING_DAY),
        (day(2, 29), True, "2028-02-29", DateRule.COMING_DAY),
        (day(8, 6, weekday=1), False, "2024-08-06", DateRule.WEEKDAY_FIXES_YEAR),
        (day(8, 6, weekday=0), False, None, DateRule.WEEKDAY_FIXES_YEAR),
        (month(9), False, "2023-09", DateRule.LATEST_MONTH),
        (month(8), False, "2024-08", DateRule.LATEST_MONTH),
        (month(7), True, "2025-07", DateRule.COMING_MONTH),
        (month(8, "next"), False, "2025-08", DateRule.COMING_MONTH),
        (month(8, "last"), False, "2023-08", DateRule.MONTH_BEFORE),
        (month(12, "this"), False, "2024-12", DateRule.MONTH_OF_THIS_YEAR),
        (weekday(0), False, "2024-08-12", DateRule.LATEST_WEEKDAY),
        (weekday(0), True, "2024-08-19", DateRule.COMING_WEEKDAY),
        (weekday(0, "this  past"), True, "2024-08-12", DateRule.LATEST_WEEKDAY),
        (weekday(3), True, "2024-08-15", DateRule.SAME_WEEKDAY),
        (weekday(3, "last"), False, "2024-08-08", DateRule.WEEKDAY_BEFORE),
        (weekday(3, "next"), False, "2024-08-22", DateRule.COMING_WEEKDAY),
        (ParsedDate(0, 1, Form.NEAR_DAY, count=-1), False, "2024-08-14", DateRule.DAY_OF_WRITING),
        (period("week", "last"), False, "2024-08-05/2024-08-11", DateRule.PERIOD_OF_WRITING),
        (period("weekend", "this"), False, "2024-08-17/2024-08-18", DateRule.PERIOD_OF_WRITING),
        (period("month", "next"), False, "2024-09", DateRule.PERIOD_OF_WRITING),
        (period("quarter", "last"), False, "2024-04-01/2024-06-30", DateRule.PERIOD_OF_WRITING),
        (period("year", "last"), False, "2023", DateRule.PERIOD_OF_WRITING),
        (period("decade", "this"), False, "2020/2029", DateRule.PERIOD_OF_WRITING),
        (period("century", "last"), False, "1900/1999", DateRule.PERIOD_OF_WRITING),
        (period("week", "earlier this"), False, "2024-08-12/2024-08-15", DateRule.PART_OF_PERIOD),
        (period("month", "later this"), False, "2024-08-15/2024-08-31", DateRule.PART_OF_PERIOD),
        (ago(2, "day"), False, "2024-08-13", DateRule.COUNTED_BACK),
        (ago(1, "fortnight"), False, "2024-07-29/2024-08-04", DateRule.COUNTED_BACK),
        (ago(8, "month"), False, "2023-12", DateRule.COUNTED_BACK),
        (ago(2, "century"), False, "1824", DateRule.COUNTED_BACK),
        (ago(3, "hour"), False, None, DateRule.COUNTED_BACK),
        (ago(None, "year"), False, None, DateRule.COUNTED_BACK),
        (ParsedDate(0, 1, Form.DECADE), False, None, DateRule.UNDATED_ARTICLE),
    ],
)
def test_a_date_is_counted_from_publication(
    expression: ParsedDate, forward: bool, value: str | None, rule: DateRule
) -> None:
    assert RELATIVE[expression.form](expression, THURSDAY, forward) == (value, rule)


@pytest.mark.parametrize("shift", ["last", "next"])
def test_last_week_and_next_week_are_unclear_on_a_sunday(shift: str) -> None:
    expression = period("week", shift)
    assert RELATIVE[expression.form](expression, SUNDAY, False) == (None, DateRule.WEEK_UNCLEAR)


def test_a_day_before_the_calendar_is_an_error() -> None:
    expression = ago(99_999, "month")
    with pytest.raises(ValueError, match="year"):
        RELATIVE[expression.form](expression, THURSDAY, False)
