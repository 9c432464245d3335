"""Resolve date expressions that contain their year."""

from __future__ import annotations

from calendar import monthrange

from generator.extract.dates.parsed_dates import Form, ParsedDate
from generator.extract.dates.rules import DateRule, Resolved

ABSOLUTE = frozenset({Form.DAY, Form.MONTH, Form.YEAR, Form.DECADE, Form.SEASON})
"""Forms that do not depend on the day of publication, once they have a year."""


def resolve_absolute(expression: ParsedDate) -> Resolved:
    """The value of an expression with its year, which does not depend on the day of publication."""
    year = expression.year
    assert year is not None  # noqa: S101  the caller has looked
    match expression.form:
        case Form.DAY:
            return days_of(expression, year), DateRule.FULL_DATE
        case Form.MONTH:
            return f"{year:04}-{expression.month:02}", DateRule.MONTH_AND_YEAR
        case Form.DECADE:
            return f"{year:04}/{year + 9:04}", DateRule.DECADE
        case Form.SEASON:
            return f"{year:04}", DateRule.SEASON_OF_YEAR
        case _:
            return (f"{year:04}" if expression.until is None else f"{year:04}/{expression.until:04}"), DateRule.YEAR


def days_of(expression: ParsedDate, year: int) -> str | None:
    """A day or days of one month as ISO 8601; None if the calendar has no such day."""
    assert expression.month is not None  # noqa: S101  days have a month
    assert expression.day is not None  # noqa: S101  and a number
    until = expression.until or expression.day
    if not expression.day <= until <= monthrange(year, expression.month)[1]:
        return None
    begin = f"{year:04}-{expression.month:02}-{expression.day:02}"
    return begin if expression.until is None else f"{begin}/{year:04}-{expression.month:02}-{until:02}"
