"""Resolve relative date expressions against the anchor date, which is the day of publication."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from generator.extract.dates.absolute import days_of
from generator.extract.dates.parsed_dates import Form, ParsedDate
from generator.extract.dates.rules import DateRule, Resolved

_SUNDAY = 6
# Years around publication in which a weekday fixes the year of a day: 6 August is a Tuesday at least every 11 years.
_YEARS_AROUND = (0, -1, 1, -2, 2)
# Years around publication in which a day without a year is searched for: 29 February comes every fourth year.
_LEAP_CYCLE = 5
# Unit of a period -> its length in years.
_YEARS_OF = {"year": 1, "decade": 10, "century": 100}


def _yearless_day(expression: ParsedDate, published: date, forward: bool) -> Resolved:
    if expression.weekday is not None:
        return _weekday_fixes_year(expression, published)
    rule = DateRule.COMING_DAY if forward else DateRule.LATEST_DAY
    for years in range(_LEAP_CYCLE):
        value = days_of(expression, published.year + (years if forward else -years))
        if value is None:
            continue
        first, last = value.partition("/")[0], value.rpartition("/")[2]
        if (last >= published.isoformat()) if forward else (first <= published.isoformat()):
            return value, rule
    return None, rule


def _weekday_fixes_year(expression: ParsedDate, published: date) -> Resolved:
    for step in _YEARS_AROUND:
        value = days_of(expression, published.year + step)
        if value and date.fromisoformat(value.partition("/")[0]).weekday() == expression.weekday:
            return value, DateRule.WEEKDAY_FIXES_YEAR
    return None, DateRule.WEEKDAY_FIXES_YEAR


def _yearless_month(expression: ParsedDate, published: date, forward: bool) -> Resolved:
    assert expression.month is not None  # noqa: S101  a month has its number
    year, month = published.year, expression.month
    if expression.shift == "this":
        return f"{year:04}-{month:02}", DateRule.MONTH_OF_THIS_YEAR
    if expression.shift == "last":
        return f"{year - (month >= published.month):04}-{month:02}", DateRule.MONTH_BEFORE
    if expression.shift == "next":
        return f"{year + (month <= published.month):04}-{month:02}", DateRule.COMING_MONTH
    if forward:
        return f"{year + (month < published.month):04}-{month:02}", DateRule.COMING_MONTH
    return f"{year - (month > published.month):04}-{month:02}", DateRule.LATEST_MONTH


def _weekday(expression: ParsedDate, published: date, forward: bool) -> Resolved:
    assert expression.weekday is not None  # noqa: S101  a weekday has its number
    ahead = (expression.weekday - published.weekday()) % 7
    shift = " ".join(expression.shift.split())
    if shift == "last":
        return _iso(published, ahead - 7), DateRule.WEEKDAY_BEFORE
    if shift in {"next", "coming", "this coming"}:
        return _iso(published, ahead or 7), DateRule.COMING_WEEKDAY
    if ahead == 0:
        return published.isoformat(), DateRule.SAME_WEEKDAY
    if forward and shift not in {"past", "this past"}:
        return _iso(published, ahead), DateRule.COMING_WEEKDAY
    return _iso(published, ahead - 7), DateRule.LATEST_WEEKDAY


def _near_day(expression: ParsedDate, published: date, _forward: bool) -> Resolved:
    return _iso(published, expression.count or 0), DateRule.DAY_OF_WRITING


def _near_period(expression: ParsedDate, published: date, _forward: bool) -> Resolved:
    *part, shift = expression.shift.split()
    step = {"last": -1, "this": 0, "next": 1}[shift]
    if expression.unit == "week" and step and published.weekday() == _SUNDAY:
        return None, DateRule.WEEK_UNCLEAR
    begin, end = _period_around(expression.unit, published, step)
    if part and part[0] == "earlier" and begin <= published <= end:
        return f"{begin.isoformat()}/{published.isoformat()}", DateRule.PART_OF_PERIOD
    if part and part[0] == "later" and begin <= published <= end:
        return f"{published.isoformat()}/{end.isoformat()}", DateRule.PART_OF_PERIOD
    return _value_of(expression.unit, begin, end), DateRule.PERIOD_OF_WRITING


def _period_around(unit: str, day: date, step: int) -> tuple[date, date]:
    """First and last day of the period around a day, moved by whole periods."""
    match unit:
        case "week" | "weekend":
            monday = day + timedelta(days=7 * step - day.weekday())
            return monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
        case "month" | "quarter":
            length = 3 if unit == "quarter" else 1
            first = (day.year * 12 + day.month - 1) // length * length + step * length
            last = first + length - 1
            return (
                date(first // 12, first % 12 + 1, 1),
                date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1]),
            )
        case _:
            length = _YEARS_OF[unit]
            year = day.year // length * length + step * length
            return date(year, 1, 1), date(year + length - 1, 12, 31)


def _value_of(unit: str, begin: date, end: date) -> str:
    """A month or year by itself, anything else as an interval of days or years."""
    match unit:
        case "month":
            return begin.isoformat()[:7]
        case "year":
            return begin.isoformat()[:4]
        case "decade" | "century":
            return f"{begin.year:04}/{end.year:04}"
        case _:
            return f"{begin.isoformat()}/{end.isoformat()}"


def _ago(expression: ParsedDate, published: date, _forward: bool) -> Resolved:
    """A value as precise as the expression: "two weeks ago" is a week, "three years ago" a year."""
    unit, count = expression.unit, expression.count
    if count is None or unit in {"hour", "minute"}:
        return None, DateRule.COUNTED_BACK
    if unit == "day":
        return _iso(published, -count), DateRule.COUNTED_BACK
    unit, count = ("week", 2 * count) if unit == "fortnight" else (unit, count)
    if unit in {"decade", "century"}:
        return f"{published.year - count * _YEARS_OF[unit]:04}", DateRule.COUNTED_BACK
    return _value_of(unit, *_period_around(unit, published, -count)), DateRule.COUNTED_BACK


def _iso(day: date, step: int) -> str:
    return (day + timedelta(days=step)).isoformat()


def _no_year(_expression: ParsedDate, _published: date, _forward: bool) -> Resolved:
    return None, DateRule.UNDATED_ARTICLE


RELATIVE: dict[Form, Callable[[ParsedDate, date, bool], Resolved]] = {
    Form.DAY: _yearless_day,
    Form.MONTH: _yearless_month,
    Form.WEEKDAY: _weekday,
    Form.NEAR_DAY: _near_day,
    Form.NEAR_PERIOD: _near_period,
    Form.AGO: _ago,
    Form.YEAR: _no_year,
    Form.DECADE: _no_year,
}
"""Form -> function of the expression, the anchor date and the direction of the clause that returns its value.

They raise `OverflowError` or `ValueError` for a day outside the calendar.
"""
