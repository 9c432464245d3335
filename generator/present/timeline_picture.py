"""A small picture of how often an entity was named over time: bars of counts, no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from generator.present.dates import day, month
from generator.present.page_views import Bar, TimelinePicture

WIDTH, HEIGHT = 600, 60
"""Units of the drawing; it scales with the page."""

GAP = 0.2
"""Part of a bar's place that is left empty."""

# Days up to which each day, and then each month, has a bar; beyond, each year.
BY_DAY, BY_MONTH = 45, 5 * 365


def timeline_picture(mentions: Iterable[tuple[str, int]]) -> TimelinePicture | None:
    """Draw mentions over time.

    Args:
        mentions: Publication date and number of mentions, for each dated article.

    Returns:
        The picture; None where fewer than two periods are dated, for then there is no course of time to show.
    """
    counts: Counter[str] = Counter()
    for when, count in mentions:
        counts[when] += count
    if not counts:
        return None
    first, last = date.fromisoformat(min(counts)), date.fromisoformat(max(counts))
    length = (last - first).days
    unit, name = ("day", 10) if length <= BY_DAY else ("month", 7) if length <= BY_MONTH else ("year", 4)
    periods = list(dict.fromkeys((first + timedelta(days=n)).isoformat()[:name] for n in range(length + 1)))
    if len(periods) < 2:
        return None
    by_period: Counter[str] = Counter()
    for when, count in counts.items():
        by_period[when[:name]] += count
    top, step = max(by_period.values()), WIDTH / len(periods)
    bars = tuple(
        Bar(
            x=round(place * step, 1),
            y=round(HEIGHT - HEIGHT * by_period[period] / top, 1),
            width=round(step * (1 - GAP), 1),
            height=round(HEIGHT * by_period[period] / top, 1),
            label=f"{_label(period)}: {by_period[period]}",
        )
        for place, period in enumerate(periods)
        if by_period[period]
    )
    return TimelinePicture(unit, WIDTH, HEIGHT, bars, _label(periods[0]), _label(periods[-1]), top)


def _label(period: str) -> str:
    return day(period) if len(period) == 10 else month(period) if len(period) == 7 else period
