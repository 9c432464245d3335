"""Chart of the figures of one subject over time, each marked with its source, never joined or averaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from generator.present.addresses import Link, href, story_page
from generator.present.dates import day
from generator.present.layout import Layout
from generator.present.pictures.labels import Rectangle, is_free, short_name, text_width
from generator.present.views.pictures import ChartPoint, ChartSource, FigureChart, PictureLabel, Tick
from generator.present.views.statement_lists import ListedFigure
from generator.records import Bound, FigureKind

MIN_DATES = 3
"""Dates that a subject needs for a chart: two figures are easier to compare in the table."""

MAX_CHARTS = 4
"""Charts for each kind of figure, of the subjects with most figures."""

MAX_POINTS = 40
"""Most figures in a chart; the latest are drawn, as more would be indistinguishable."""

WIDTH, HEIGHT = 640, 200
"""Units of the drawing."""

LEFT, RIGHT, TOP, BOTTOM = 64, 16, 16, 28
"""Margins around the marks, in which the axes are labelled."""

INSET = 26
"""Distance from the ends of the date axis to the first and last mark: room for their letters."""

TOLLS: frozenset[FigureKind] = frozenset({"killed", "wounded", "displaced", "detained", "troops"})
"""Kinds of figures that articles report for one event in different words."""

MARK, TYPE = 5, 12
"""Half the width of a mark, and the size of the type."""

LETTER_OFFSETS = ((10, -5), (-10, -5), (10, 14), (-10, 14), (0, -9), (0, 18), (19, -5), (-19, -5))
"""Positions of the letter relative to its mark, the best first."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Letters of the sources; sources beyond the last letter share it."""

MARK_SHAPES: Mapping[Bound, str] = {
    "exact": "exact", "at least": "up", "more than": "up", "up to": "down", "less than": "down", "about": "about",
    "range": "range", "vague": "about",
}  # fmt: skip
"""Shape of the mark for each bound: an arrow points towards the true value."""


def figure_charts(layout: Layout, lines: Sequence[ListedFigure], page: str) -> tuple[FigureChart, ...]:
    """Draw a chart for each subject whose figures have at least three dates and are not all equal.

    Args:
        layout: Lookups in the corpus.
        lines: Figures of one kind.
        page: The page that shows the charts.
    """
    series: dict[tuple[str, str], list[ListedFigure]] = defaultdict(list)
    for line in lines:
        if key := _series_key(layout, line):
            series[key].append(line)
    charts = []
    for (story, _), found in series.items():
        drawn = [one for one in found if _values(one) and _date(one)]
        if len({one.iso for one in drawn}) >= MIN_DATES and len({_values(one) for one in drawn}) > 1:
            charts.append((found, drawn, story))
    charts.sort(key=lambda chart: (-len(chart[1]), chart[2], chart[1][0].subject.casefold()))
    return tuple(
        _chart(found, drawn, f"chart-{found[0].line.kind}-{number}", _story(layout, story, page))
        for number, (found, drawn, story) in enumerate(charts[:MAX_CHARTS], 1)
    )


def _series_key(layout: Layout, line: ListedFigure) -> tuple[str, str] | None:
    """Key shared by comparable figures, the story and the subject; None if that is uncertain.

    Articles use many words for casualties of one event ("people", "dead", "bodies"), so within a story the kind is
    enough. For other kinds the words must agree, and must say whose or which.
    """
    figure = line.line.figure
    story = layout.story_of.get(line.line.article)
    if line.line.kind in TOLLS:
        return (story.id, line.line.kind) if story else None
    counted = figure.subject or (figure.unit if line.line.kind == "count" and story else "")
    return (story.id if story else "", line.subject.casefold()) if counted else None


def _story(layout: Layout, story: str, page: str) -> Link | None:
    if not story:
        return None
    newest = layout.stories[story].articles[0]  # its headline is the story's
    return Link(layout.articles[newest].title, href(page, story_page(story)))


def _values(line: ListedFigure) -> tuple[float, float] | None:
    """Lower and upper end of a figure; None for a vague word."""
    value = line.line.figure.value
    if value is None:
        return None
    return value if isinstance(value, tuple) else (value, value)


def _date(line: ListedFigure) -> date | None:
    """Day of a figure; None if only a month or year is known."""
    return date.fromisoformat(line.iso) if len(line.iso) == 10 else None


def _chart(found: Sequence[ListedFigure], drawn: Sequence[ListedFigure], id_: str, story: Link | None) -> FigureChart:
    latest = sorted(drawn, key=lambda line: line.iso)[-MAX_POINTS:]
    sources: dict[str, ChartSource] = {}
    for line in latest:
        letter = LETTERS[min(len(sources), len(LETTERS) - 1)]
        sources.setdefault(_source(line)[0], ChartSource(letter, short_name(_source(line)[1], 60)))
    days = [when for line in latest if (when := _date(line))]
    ends = [values for line in latest if (values := _values(line))]
    whole = all(float(value).is_integer() for values in ends for value in values)
    first, last, steps = min(days), max(days), tuple(axis_steps(max(high for _, high in ends), whole=whole))
    room, deep = WIDTH - LEFT - RIGHT - 2 * INSET, HEIGHT - TOP - BOTTOM

    def across(when: date) -> int:
        return round(LEFT + INSET + room * (when - first).days / max((last - first).days, 1))

    def up(value: float) -> int:
        return round(HEIGHT - BOTTOM - deep * value / steps[-1])

    marks: dict[tuple[int, int, int, str, str], list[ListedFigure]] = defaultdict(list)
    for line, when, (low, high) in zip(latest, days, ends, strict=True):
        form, letter = MARK_SHAPES[line.line.figure.bound], sources[_source(line)[0]].letter
        marks[across(when), up(low), up(high), form, letter].append(line)
    named = [*dict.fromkeys(line.subject for line in latest if line.subject)]
    return FigureChart(
        id=id_,
        subject=drawn[0].line.kind if drawn[0].line.kind in TOLLS else named[0],
        story=story,
        width=WIDTH,
        height=HEIGHT,
        dates=(
            Tick(across(first), day(first.isoformat()), "start"),
            Tick(across(last), day(last.isoformat()), "end"),
        ),
        values=tuple(Tick(up(value), f"{value:,.10g}", "end") for value in steps),
        points=tuple(_points(marks)),
        sources=tuple(sources.values()),
        left_out=len(found) - len(latest),
    )


def _points(marks: Mapping[tuple[int, int, int, str, str], Sequence[ListedFigure]]) -> Iterator[ChartPoint]:
    """Yield a mark for each figure, one for figures that agree about a day; with its letter if there is room."""
    taken = [Rectangle(x - MARK, high - MARK, x + MARK, low + MARK) for x, low, high, _, _ in marks]
    for (x, low, high, form, letter), lines in marks.items():
        line, more = lines[0], len(lines) - 1
        words = [line.line.quotation.text, line.date, _source(line)[1] or "unattributed in source"]
        title = ", ".join(words) + (f", and {more} more like it" if more else "")
        label = None
        for right, down in LETTER_OFFSETS:
            size = text_width(letter, TYPE)
            place = Rectangle(x + right - size / 2, high + down - TYPE + 3, x + right + size / 2, high + down)
            if is_free(place, taken):
                taken.append(place)
                label = PictureLabel(letter, x + right, high + down, "middle")
                break
        yield ChartPoint(line.line.quotation.href, x, low, high, form, label, title)


def _source(line: ListedFigure) -> tuple[str, str]:
    """Key and name of the source of a figure; both empty if it is unattributed."""
    source = line.line.source
    if source is None:
        return "", ""
    return (source.entity.id, source.entity.name) if source.entity else (source.words.casefold(), source.words)


def axis_steps(highest: float, *, whole: bool) -> Iterator[float]:
    """Yield round numbers from zero to at least the highest figure, in steps of 1, 2 or 5 times a power of ten.

    Steps are whole numbers if all figures are: half a village does not exist.
    """
    power = 10.0 ** (len(f"{max(highest, 1):.0f}") - 1)
    sizes = (power / 5, power / 2, power, 2 * power, 5 * power)
    step = next(size for size in sizes if 5 * size >= highest and (size >= 1 or not whole))
    value = 0.0
    while value < highest:
        yield value
        value += step
    yield value
