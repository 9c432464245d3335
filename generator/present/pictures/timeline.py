"""Bar chart of a count over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from generator.present.periods import PeriodUnit, period_key, period_name
from generator.present.views.pictures import Bar, TimelinePicture

WIDTH, HEIGHT = 600, 60
"""Units of the drawing; it scales with the page."""

GAP = 0.2
"""Empty part of the width of each bar."""

# Days up to which each day, week and month has a bar, so that there are about sixty at most; beyond, each year.
LONGEST_BY_UNIT: tuple[tuple[PeriodUnit, int], ...] = (("day", 45), ("week", 60 * 7), ("month", 5 * 365))


def timeline_picture(
    counted: Iterable[tuple[str, int]], subject: str, page_of: Callable[[PeriodUnit, str], str] = lambda unit, key: ""
) -> TimelinePicture | None:
    """Draw a count over time.

    Args:
        counted: ISO date and count, for each dated article.
        subject: What is counted, in the plural.
        page_of: Link to the page of a period, by what it spans and its key; empty if it has none.

    Returns:
        The picture; None for fewer than two periods.
    """
    counts: Counter[str] = Counter()
    for when, count in counted:
        counts[when] += count
    if not counts:
        return None
    first, last = date.fromisoformat(min(counts)), date.fromisoformat(max(counts))
    length = (last - first).days
    unit: PeriodUnit = next((unit for unit, most in LONGEST_BY_UNIT if length <= most), "year")
    keys = list(dict.fromkeys(period_key(unit, first + timedelta(days=n)) for n in range(length + 1)))
    if len(keys) < 2:
        return None
    by_period: Counter[str] = Counter()
    for when, count in counts.items():
        by_period[period_key(unit, date.fromisoformat(when))] += count
    top, step = max(by_period.values()), WIDTH / len(keys)
    bars = tuple(
        Bar(
            x=round((place + GAP / 2) * step, 1),
            y=round(HEIGHT - HEIGHT * by_period[key] / top, 1),
            width=round(step * (1 - GAP), 1),
            height=round(HEIGHT * by_period[key] / top, 1),
            period=period_name(unit, key),
            count=by_period[key],
            href=page_of(unit, key),
        )
        for place, key in enumerate(keys)
        if by_period[key]
    )
    ends = period_name(unit, keys[0]), period_name(unit, keys[-1])
    return TimelinePicture("course", subject, unit, WIDTH, HEIGHT, bars, *ends, top, sum(by_period.values()))
