"""Resolve date expressions to ISO 8601, by one named rule each.

The name of the rule is kept with the value, so that a reader can see what was assumed; `DateRule` says what each does.
The anchor date is the day of publication. Without one only full dates, months, years and decades have a value: nothing
is guessed, and no clock is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from generator.extract.dates.absolute import ABSOLUTE, resolve_absolute
from generator.extract.dates.direction import Direction
from generator.extract.dates.parsed_dates import Form, ParsedDate
from generator.extract.dates.relative import RELATIVE
from generator.extract.dates.rules import DateRule, Resolved

# A day without a year is clear if one candidate is within two months of publication and the other over eight away.
_NEAR = 60
_FAR = 240


def resolve(group: Sequence[ParsedDate], published: date | None, direction: Direction) -> Resolved:
    """The value of one expression, or of the period between two, and the rule that gave it.

    Args:
        group: One expression, or the two ends of a period.
        published: Day of publication; None for an undated article.
        direction: Direction of the clause around it.
    """
    first, last = group[0], group[-1]
    if len(group) == 1:
        return _resolve_one(first, published, direction)
    if first.year is None and last.year is not None and first.form is last.form:
        same_year = (first.month or 0, first.day or 0) <= (last.month or 0, last.day or 0)
        first = replace(first, year=last.year if same_year else last.year - 1)
    begin, rule = _resolve_one(first, published, direction)
    if begin is None:
        return None, rule
    end, rule = _end(first, last, begin, published)
    if end is None:
        return None, rule
    if _last(end) < _first(begin):
        return None, DateRule.PERIOD
    return f"{_first(begin)}/{_last(end)}", DateRule.PERIOD


def _first(value: str) -> str:
    """The beginning of an interval; any other value is returned unchanged."""
    return value.partition("/")[0]


def _last(value: str) -> str:
    """The end of an interval; any other value is returned unchanged."""
    return value.rpartition("/")[2]


def _end(first: ParsedDate, last: ParsedDate, begin: str, published: date | None) -> Resolved:
    """The end of a period: without a year, the first such date that is not before its beginning."""
    if last.year is None and last.form in {Form.DAY, Form.MONTH, Form.WEEKDAY} and len(begin) == len("2024-08-18"):
        return _resolve_one(last, date.fromisoformat(begin), Direction.FORWARD)
    if last.year is None and last.form is Form.MONTH and first.form is Form.MONTH:
        return _resolve_one(last, date.fromisoformat(begin + "-01"), Direction.FORWARD)
    return _resolve_one(last, published, Direction.BACK)


def _resolve_one(expression: ParsedDate, published: date | None, direction: Direction) -> Resolved:
    if expression.form in ABSOLUTE and expression.year is not None:
        return resolve_absolute(expression)
    if expression.form is Form.SEASON:
        return None, DateRule.NAMED_SEASON
    if expression.form is Form.OTHER_ANCHOR:
        return None, DateRule.OTHER_ANCHOR
    if published is None:
        return None, DateRule.UNDATED_ARTICLE
    try:
        return _resolve_relative(expression, published, direction)
    except (OverflowError, ValueError):
        return None, DateRule.OUT_OF_CALENDAR


def _resolve_relative(expression: ParsedDate, published: date, direction: Direction) -> Resolved:
    value = RELATIVE[expression.form]
    found = value(expression, published, direction is Direction.FORWARD)
    if direction is not Direction.UNCLEAR:
        return found
    other = value(expression, published, True)
    if found[0] == other[0]:
        return found
    return _nearest(expression, (found, other), published) or (None, DateRule.DIRECTION_UNCLEAR)


def _nearest(expression: ParsedDate, either: Sequence[Resolved], published: date) -> Resolved | None:
    """The nearer of two candidates for a day, if the other is months further away: "could open on 9 August"."""
    if expression.form is not Form.DAY:
        return None
    days = [date.fromisoformat(_first(value)) for value, _ in either if value is not None]
    if len(days) < len(either):
        return None
    away = [abs((day - published).days) for day in days]
    if min(away) > _NEAR or max(away) < _FAR:
        return None
    return either[away.index(min(away))][0], DateRule.NEAREST_DAY
