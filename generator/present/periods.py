"""Days, ISO weeks and months, with the articles of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.present.dates import day, month
from generator.records import Article

DigestUnit = Literal["day", "week", "month"]
"""Length of the period of a digest."""

PeriodUnit = Literal["day", "week", "month", "year"]
"""Length of a period that articles are counted in."""

DIGEST_UNITS: tuple[DigestUnit, ...] = ("day", "week", "month")


@dataclass(frozen=True, slots=True)
class Period:
    """A day, an ISO week or a month that has articles."""

    unit: DigestUnit
    """Which of the three."""
    key: str
    """Its key in addresses: `2024-08-18`, `2024-w33`, `2024-08`."""
    name: str
    """Its name in words."""
    articles: tuple[str, ...]
    """Ids of its articles, newest first; those that repeat others are left out."""


def periods(articles: Sequence[Article], unit: DigestUnit, repeats: Mapping[str, str]) -> tuple[Period, ...]:
    """The periods of one unit that have articles, the earliest first.

    Args:
        articles: Newest first; undated ones belong to no period.
        unit: How long a period is.
        repeats: Ids of articles that repeat others.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        if article.date is not None and article.id not in repeats:
            groups[period_key(unit, date.fromisoformat(article.date))].append(article.id)
    return tuple(Period(unit, key, period_name(unit, key), tuple(groups[key])) for key in sorted(groups))


def period_key(unit: PeriodUnit, when: date) -> str:
    """Key of the day, week, month or year that a day belongs to, as used in addresses."""
    return _KEY[unit](when)


def _week(when: date) -> str:
    year, week, _ = when.isocalendar()
    return f"{year}-w{week:02}"


_KEY: Mapping[PeriodUnit, Callable[[date], str]] = {
    "day": date.isoformat,
    "week": _week,
    "month": lambda when: when.isoformat()[:7],
    "year": lambda when: when.isoformat()[:4],
}


def period_name(unit: PeriodUnit, key: str) -> str:
    """Word the day, week, month or year of a key."""
    if unit == "day":
        return day(key)
    if unit == "month":
        return month(key)
    if unit == "year":
        return key
    monday = date.fromisocalendar(int(key[:4]), int(key[6:]), 1)
    return f"{day(monday.isoformat())} to {day((monday + timedelta(days=6)).isoformat())}"
