"""The corpus read across: all figures side by side, all quotations by speaker, all dates in order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from generator.ids.slugs import slug
from generator.present.addresses import FIGURES, QUOTES, TIMELINE, Link, entity_page, href, ledger_page
from generator.present.dates import period
from generator.present.layout import Layout
from generator.present.pages.digest import FIGURE_ORDER
from generator.present.pagination import cuts
from generator.present.pictures.articles_over_time import course
from generator.present.pictures.figure_chart import figure_charts
from generator.present.statements import date_line, figure_line, quote_lines
from generator.present.views.corpus import DatedLine, LedgerGroup, LedgerLine, LedgerView, QuotesView, SpeakerRow
from generator.records import Figure
from generator.site_plan import Page, Target

ONE_PAGE = 400
"""Lines of a page; a longer ledger has pages for each kind or year, and for parts of these. About 200 KB of HTML."""

LATEST_ARTICLES = 25
"""Articles whose quotations the page of quotations shows; the others are on the speakers' pages."""

MAX_SPEAKERS = 200
"""Speakers in the table; all are in data/quotes.csv."""


def figure_drafts(layout: Layout) -> Iterator[Target[Page]]:
    """The ledger of figures: each kind's figures by what they count, over time, side by side, never added up."""
    found: dict[str, list[_Place]] = defaultdict(list)
    for article in _originals(layout):
        published = layout.articles[article].date or ""
        for number, figure in enumerate(layout.findings[article].figures):
            if layout.shows(article, figure.start):
                subject, iso = _subject(figure), figure.as_of or published
                found[figure.kind].append(_Place(f"{subject.casefold()} {iso}", (subject, iso), article, number))
    groups = {kind: _Group(kind, kind, _in_order(found[kind])) for kind in FIGURE_ORDER if kind in found}
    yield from _ledger(layout, _Ledger(FIGURES, "figures.md.jinja", "Figures", _figure_line), list(groups.values()))


def timeline_drafts(layout: Layout) -> Iterator[Target[Page]]:
    """The dated sentences of all articles, the latest date first."""
    years: dict[str, list[_Place]] = defaultdict(list)
    for article in _originals(layout):
        seen: set[tuple[str, str]] = set()
        for number, when in enumerate(layout.findings[article].dates):
            if when.value is None or (when.value, when.sentence) in seen or not layout.shows(article, when.start):
                continue
            seen.add((when.value, when.sentence))
            years[when.value[:4]].append(_Place(when.value, ("", when.value), article, number))
    ledger = _Ledger(TIMELINE, "timeline.md.jinja", "Timeline", _dated_line, latest_first=True)
    yield from _ledger(
        layout, ledger, [_Group(year, f"y-{year}", _in_order(years[year])) for year in sorted(years, reverse=True)]
    )


def quote_draft(layout: Layout) -> Target[Page]:
    """Who said what: the speakers, and the latest quotations."""
    total = 0
    latest: list[str] = []
    counts: Counter[str] = Counter()
    for article in _originals(layout):
        shown = [quote for quote in layout.findings[article].quotes if layout.shows(article, quote.start)]
        total += len(shown)
        if shown and len(latest) < LATEST_ARTICLES:
            latest.append(article)
    for one, said in layout.said():
        counts[one] = sum(layout.shows(article, quote.start) for article, quote in said)
    leading = sorted((one for one in counts if counts[one]), key=lambda one: (-counts[one], one))[:MAX_SPEAKERS]
    given = (total, [(one, counts[one]) for one in leading], latest)
    return Target(QUOTES, partial(_quote_page, layout, *given), given)


def _quote_page(layout: Layout, total: int, leading: Sequence[tuple[str, int]], latest: Sequence[str]) -> Page:
    speakers = []
    for one, count in leading:
        entity = layout.cards[one]
        target = href(QUOTES, entity_page(entity), "quotes") if entity.own_page else ""
        speakers.append(SpeakerRow(layout.entity_link(entity, QUOTES, count), target))
    lines = tuple((layout.article_link(one, QUOTES), tuple(quote_lines(layout, one, QUOTES))) for one in latest)
    view = QuotesView(layout.crumbs(QUOTES), tuple(speakers), lines, total)
    return Page(QUOTES, "quotes.md.jinja", {"title": "Who said what", "generator": layout.generator}, view)


class _Place(NamedTuple):
    """Where a line of a ledger is to be found."""

    key: str
    """What the lines are sorted by."""
    label: tuple[str, str]
    """What it counts, and its ISO date; each may be empty."""
    article: str
    """Id of the article that has it."""
    number: int
    """Its number among the article's figures or dates."""


class _Group(NamedTuple):
    """One kind of figures, or one year."""

    heading: str
    """The kind or the year."""
    anchor: str
    """Its id on the page."""
    places: Sequence[_Place]
    """Its lines, sorted by their keys."""


class _Ledger(NamedTuple):
    """What differs between the two ledgers."""

    first: str
    """Path of its first page."""
    template: str
    """Name of its template."""
    title: str
    """Title of its first page."""
    line: Callable[[Layout, _Place, str], LedgerLine | DatedLine | None]
    """Makes a line, as shown on the page with this path."""
    latest_first: bool = False
    """Whether lines with the highest keys come first."""


def _figure_line(layout: Layout, place: _Place, page: str) -> LedgerLine | None:
    figure = layout.findings[place.article].figures[place.number]
    line = figure_line(layout, place.article, figure, page)
    if line is None:
        return None
    link = layout.article_link(place.article, page)
    when = figure.as_of or line.published or ""
    return LedgerLine(line, _subject(figure), when, line.as_of or link.date or "", link, _lower_end(figure))


def _dated_line(layout: Layout, place: _Place, page: str) -> DatedLine | None:
    line = date_line(layout, place.article, layout.findings[place.article].dates[place.number], page)
    return DatedLine(line, layout.article_link(place.article, page)) if line else None


def _subject(figure: Figure) -> str:
    """What a figure counts, in the article's words; empty where they do not say."""
    return " ".join(part for part in (figure.subject, figure.unit) if part)


def _lower_end(figure: Figure) -> float | None:
    return figure.value[0] if isinstance(figure.value, tuple) else figure.value


def _originals(layout: Layout) -> Iterator[str]:
    """Articles, newest first, without those that repeat others: what is said once is listed once."""
    return (article.id for article in layout.corpus.articles if article.id not in layout.corpus.duplicate_of)


def _in_order(places: Iterable[_Place]) -> list[_Place]:
    return sorted(places, key=lambda place: place.key.encode("utf-8", "surrogatepass"))


def _ledger(layout: Layout, ledger: _Ledger, groups: Sequence[_Group]) -> Iterator[Target[Page]]:
    """One page, or an index, pages for its groups, and for groups that are long pages for their parts."""
    total = sum(len(group.places) for group in groups)
    top = ((ledger.title, ledger.first),)

    def draft(
        path: str, heading: str, total: int, links: tuple[Link, ...], shown: Sequence[_Group], *above: tuple[str, str]
    ) -> Target[Page]:
        given = (heading, total, links, shown, above)
        return Target(path, partial(_page, layout, ledger, path, *given), given)

    if total <= ONE_PAGE:
        yield draft(ledger.first, ledger.title, total, (), groups)
        return
    pages = {group.heading: ledger_page(ledger.first, group.heading) for group in groups}
    links = tuple(
        Link(f"{group.heading} ({len(group.places)})", href(ledger.first, pages[group.heading])) for group in groups
    )
    yield draft(ledger.first, ledger.title, total, links, ())
    for group in groups:
        path, heading = pages[group.heading], f"{ledger.title}: {group.heading}"
        if len(group.places) <= ONE_PAGE:
            yield draft(path, heading, len(group.places), (), [group], *top)
            continue
        parts = list(_parts(ledger, group))
        to_parts = tuple(Link(f"{label} ({len(part.places)})", href(path, target)) for target, label, part in parts)
        yield draft(path, heading, len(group.places), to_parts, (), *top)
        for target, label, part in parts:
            yield draft(target, f"{heading}, {label}", len(part.places), (), [part], *top, (group.heading, path))


def _parts(ledger: _Ledger, group: _Group) -> Iterator[tuple[str, str, _Group]]:
    """The pages of a long group: their paths, what they are called, and their lines."""
    taken: set[str] = set()
    found = []
    for lines in cuts([place.key for place in group.places], ONE_PAGE):
        places = group.places[lines.start : lines.stop]
        name = wanted = slug(places[0].key, "other")
        number = 2
        while name in taken:
            name, number = f"{wanted}-{number}", number + 1
        taken.add(name)
        found.append((ledger_page(ledger.first, group.heading, name), _span(places), group._replace(places=places)))
    return reversed(found) if ledger.latest_first else iter(found)


def _span(places: Sequence[_Place]) -> str:
    """From what to what a page goes: the words of its first and last line, or their dates where the words agree."""
    (first, since), (last, until) = places[0].label, places[-1].label
    if first.casefold() != last.casefold():
        return f"{first or '—'} – {last or '—'}"
    dates = [period(date) if date else "undated" for date in dict.fromkeys((since, until))]
    return ", ".join(part for part in (first, " – ".join(dates)) if part)


def _page(
    layout: Layout,
    ledger: _Ledger,
    path: str,
    heading: str,
    total: int,
    links: tuple[Link, ...],
    groups: Sequence[_Group],
    above: tuple[tuple[str, str], ...],
) -> Page:
    shown = []
    for group in groups:
        places = _latest_first(group.places) if ledger.latest_first else group.places
        lines = tuple(line for place in places if (line := ledger.line(layout, place, path)))
        figures = [line for line in lines if isinstance(line, LedgerLine)]
        shown.append(LedgerGroup(group.heading, group.anchor, lines, figure_charts(layout, figures, path)))
    over_time = course(layout, path) if path == TIMELINE else None
    view = LedgerView(layout.crumbs(path, *above), heading, links, tuple(shown), total, over_time)
    facts: dict[str, Any] = {"title": heading, "generator": layout.generator}
    return Page(path, ledger.template, facts, view)


def _latest_first(places: Sequence[_Place]) -> Sequence[_Place]:
    """By key, the highest first; of one key in the order of the corpus."""
    return sorted(places, key=lambda place: place.key.encode("utf-8", "surrogatepass"), reverse=True)
