"""From an expression of time and the day of publication to ISO 8601, by one named rule each.

The name of the rule is kept with the value, so that a reader can see what was assumed. Without a day of publication
only full dates, months, years and decades have a value: nothing is guessed, and no clock is read.

=========================  ============================================================================================
rule                       value
=========================  ============================================================================================
full date                  a day with its year, as written
month and year             a month with its year, as written
year                       a year, as written
decade                     its ten years
season of a year           the year alone: seasons differ between the hemispheres
day of this year or last   a day without a year: the latest such day that is not after publication
coming day of the year     the same in a clause that looks forward: the first such day that is not before publication
weekday fixes the year     a day without a year, with its weekday: the nearest year in which they agree, else no value
latest month               a month alone: the latest that had begun on publication day
coming month               the same in a clause that looks forward, or after "next": the first that had not ended
month of this year         "this May": the month of the year of publication
month before this          "last October": the latest that was over on publication day
weekday of publication     the same weekday as publication: that day
latest weekday             a weekday in a clause that does not look forward: the latest one
coming weekday             a weekday in a clause that looks forward, or after "next", "coming": the next one
weekday before             "last Monday": the latest before publication day
day of writing             "today", "yesterday", "tomorrow": counted from publication day
period of writing          "this week", "last month", "next year": counted from that of publication; weeks are ISO weeks
week unclear on a Sunday   "last week" on a Sunday, which ends weeks for some and begins them for others: no value
part of the period         "earlier this week": from its first day to publication day; "later": from there to its end
counted back               "two days ago": that day; weeks give the week, months the month, years the year
named season               "last summer": no value
nearest such day           a day without a year in such a clause: the one within two months, the other being far off
direction unclear          a clause that may look back as well as forward ("went on until Monday"): no value
anchor elsewhere           "three weeks later", "the next day": no value, since it is told from another event
period                     two dates joined by "to", "through", "between ... and": from the first to the second
undated article            would need the day of publication: no value
=========================  ============================================================================================
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from generator.extract.dates.expressions import Expression, Form

Resolved = tuple[str | None, str]
_SUNDAY = 6
# How far from publication a weekday may fix the year of a day: 6 August is a Tuesday again after at most 11 years.
_YEARS_AROUND = (0, -1, 1, -2, 2)
# Days from publication to a day that is surely meant where the other of its name is far away: two months, and eight.
_NEAR = 60
_FAR = 240
# Forms that mean the same on any day of publication, once they have their year.
_ABSOLUTE: frozenset[Form] = frozenset({"day", "month", "year", "decade", "season"})


def resolve(group: Sequence[Expression], published: date | None, *, future: bool | None) -> Resolved:
    """Value of one expression, or of the period between two, and the rule that gave it.

    Args:
        group: One expression, or the two ends of a period.
        published: Day of publication; None for an undated article.
        future: Whether the clause around looks forward; None where it may.
    """
    first, last = group[0], group[-1]
    if len(group) == 1:
        return _single(first, published, future=future)
    if first.year is None and last.year is not None and first.form == last.form:
        year = last.year if (first.month or 0, first.day or 0) <= (last.month or 0, last.day or 0) else last.year - 1
        first = replace(first, year=year)
    begin, rule = _single(first, published, future=future)
    if begin is None:
        return None, rule
    end, rule = _end(first, last, begin, published)
    if end is None or end.rpartition("/")[2] < begin.partition("/")[0]:
        return None, rule if end is None else "period"
    return f"{begin.partition('/')[0]}/{end.rpartition('/')[2]}", "period"


def _end(first: Expression, last: Expression, begin: str, published: date | None) -> Resolved:
    """The end of a period: without a year of its own it is the first such date that is not before its beginning."""
    if last.year is None and last.form in {"day", "month", "weekday"} and len(begin) == len("2024-08-18"):
        return _single(last, date.fromisoformat(begin), future=True)
    if last.year is None and last.form == "month" and first.form == "month":
        return _single(last, date.fromisoformat(begin + "-01"), future=True)
    return _single(last, published, future=False)


def _single(expression: Expression, published: date | None, *, future: bool | None) -> Resolved:
    if expression.form in _ABSOLUTE and expression.year is not None:
        return _absolute(expression)
    if expression.form == "season":
        return None, "named season"
    if expression.form == "afar":
        return None, "anchor elsewhere"
    if published is None:
        return None, "undated article"
    try:
        value = _RELATIVE[expression.form]
        found = value(expression, published, future is True)
        unclear = future is None and found[0] != value(expression, published, True)[0]
        other = value(expression, published, True) if unclear else found
    except (OverflowError, ValueError):
        return None, "out of the calendar"
    if not unclear:
        return found
    return _nearest(expression, (found, other), published) or (None, "direction unclear")


def _nearest(expression: Expression, either: Sequence[Resolved], published: date) -> Resolved | None:
    """Of a day last year and one this year the one that is months nearer: "could open on 9 August"."""
    if expression.form != "day" or any(value is None for value, _ in either):
        return None
    away = [abs((date.fromisoformat((value or "").partition("/")[0]) - published).days) for value, _ in either]
    near = away.index(min(away))
    return (either[near][0], "nearest such day") if min(away) <= _NEAR and max(away) >= _FAR else None


def _absolute(expression: Expression) -> Resolved:
    year = expression.year
    assert year is not None  # noqa: S101  the caller has looked
    match expression.form:
        case "day":
            return _days(expression, year), "full date"
        case "month":
            return f"{year:04}-{expression.month:02}", "month and year"
        case "decade":
            return f"{year:04}/{year + 9:04}", "decade"
        case "season":
            return f"{year:04}", "season of a year"
        case _:
            return (f"{year:04}" if expression.until is None else f"{year:04}/{expression.until:04}"), "year"


def _days(expression: Expression, year: int) -> str | None:
    """A day or days of one month as ISO; None where the calendar has no such day."""
    assert expression.month is not None  # noqa: S101  days have a month
    assert expression.day is not None  # noqa: S101  and a number
    until = expression.until or expression.day
    if not expression.day <= until <= monthrange(year, expression.month)[1]:
        return None
    begin = f"{year:04}-{expression.month:02}-{expression.day:02}"
    return begin if expression.until is None else f"{begin}/{year:04}-{expression.month:02}-{until:02}"


def _yearless_day(expression: Expression, published: date, future: bool) -> Resolved:
    if expression.weekday is not None:
        return _weekday_fixes_year(expression, published)
    order = (0, 1, 2, 3, 4) if future else (0, -1, -2, -3, -4)  # 29 February comes every fourth year
    rule = "coming day of the year" if future else "day of this year or last"
    for step in order:
        value = _days(expression, published.year + step)
        if value is None:
            continue
        first, last = value.partition("/")[0], value.rpartition("/")[2]
        if (last >= published.isoformat()) if future else (first <= published.isoformat()):
            return value, rule
    return None, rule


def _weekday_fixes_year(expression: Expression, published: date) -> Resolved:
    for step in _YEARS_AROUND:
        value = _days(expression, published.year + step)
        if value and date.fromisoformat(value.partition("/")[0]).weekday() == expression.weekday:
            return value, "weekday fixes the year"
    return None, "weekday fixes the year"


def _yearless_month(expression: Expression, published: date, future: bool) -> Resolved:
    assert expression.month is not None  # noqa: S101  a month has its number
    year, month = published.year, expression.month
    if expression.shift == "this":
        return f"{year:04}-{month:02}", "month of this year"
    if expression.shift == "last":
        return f"{year - (month >= published.month):04}-{month:02}", "month before this"
    if expression.shift == "next":
        return f"{year + (month <= published.month):04}-{month:02}", "coming month"
    if future:
        return f"{year + (month < published.month):04}-{month:02}", "coming month"
    return f"{year - (month > published.month):04}-{month:02}", "latest month"


def _weekday(expression: Expression, published: date, future: bool) -> Resolved:
    assert expression.weekday is not None  # noqa: S101  a weekday has its number
    ahead = (expression.weekday - published.weekday()) % 7
    shift = " ".join(expression.shift.split())
    if shift == "last":
        return _iso(published, ahead - 7), "weekday before"
    if shift in {"next", "coming", "this coming"}:
        return _iso(published, ahead or 7), "coming weekday"
    if ahead == 0:
        return published.isoformat(), "weekday of publication"
    if future and shift not in {"past", "this past"}:
        return _iso(published, ahead), "coming weekday"
    return _iso(published, ahead - 7), "latest weekday"


def _near_day(expression: Expression, published: date, _future: bool) -> Resolved:
    return _iso(published, expression.count or 0), "day of writing"


def _near_period(expression: Expression, published: date, _future: bool) -> Resolved:
    *part, shift = expression.shift.split()
    step = {"last": -1, "this": 0, "next": 1}[shift]
    if expression.unit == "week" and step and published.weekday() == _SUNDAY:
        return None, "week unclear on a Sunday"
    begin, end = _bounds(expression.unit, published, step)
    if part and part[0] == "earlier" and begin <= published <= end:
        return f"{begin.isoformat()}/{published.isoformat()}", "part of the period"
    if part and part[0] == "later" and begin <= published <= end:
        return f"{published.isoformat()}/{end.isoformat()}", "part of the period"
    return _period(expression.unit, begin, end), "period of writing"


def _bounds(unit: str, day: date, step: int) -> tuple[date, date]:
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
            length = {"year": 1, "decade": 10}.get(unit, 100)
            year = day.year // length * length + step * length
            return date(year, 1, 1), date(year + length - 1, 12, 31)


def _period(unit: str, begin: date, end: date) -> str:
    """A month or year as such, anything else as an interval of days or years."""
    match unit:
        case "month":
            return begin.isoformat()[:7]
        case "year":
            return begin.isoformat()[:4]
        case "decade" | "century":
            return f"{begin.year:04}/{end.year:04}"
        case _:
            return f"{begin.isoformat()}/{end.isoformat()}"


def _distance(expression: Expression, published: date, _future: bool) -> Resolved:
    """Told no finer than it was said: "two weeks ago" is a week, "three years ago" a year."""
    unit, count = expression.unit, expression.count
    if count is None or unit in {"hour", "minute"}:
        return None, "counted back"
    if unit == "day":
        return _iso(published, -count), "counted back"
    unit, count = ("week", 2 * count) if unit == "fortnight" else (unit, count)
    if unit in {"decade", "century"}:
        return f"{published.year - count * (10 if unit == 'decade' else 100):04}", "counted back"
    return _period(unit, *_bounds(unit, published, -count)), "counted back"


def _iso(day: date, step: int) -> str:
    return (day + timedelta(days=step)).isoformat()


def _no_year(_expression: Expression, _published: date, _future: bool) -> Resolved:
    return None, "undated article"


_RELATIVE: dict[Form, Callable[[Expression, date, bool], Resolved]] = {
    "day": _yearless_day,
    "month": _yearless_month,
    "weekday": _weekday,
    "near day": _near_day,
    "near period": _near_period,
    "distance": _distance,
    "year": _no_year,
    "decade": _no_year,
}
