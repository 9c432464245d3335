"""The corpus read across: all figures side by side, all quotations by speaker, all dates in order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from generator.present.addresses import FIGURES, QUOTES, TIMELINE, Link, entity_page, href, ledger_page
from generator.present.corpus_views import DatedLine, LedgerGroup, LedgerLine, LedgerView, QuotesView, SpeakerRow
from generator.present.course import course
from generator.present.digest import FIGURE_ORDER
from generator.present.figure_chart import figure_charts
from generator.present.layout import Layout
from generator.present.statement_views import QuoteLine
from generator.present.statements import date_lines, figure_lines, quote_lines
from generator.present.views import ArticleLink
from generator.records import Figure
from generator.site_plan import Page

ONE_PAGE = 400
"""Lines of a page; a longer ledger has pages for each kind or year. About 200 KB of HTML."""

LATEST_ARTICLES = 25
"""Articles whose quotations the page of quotations shows; the others are on the speakers' pages."""

MAX_SPEAKERS = 200
"""Speakers in the table; all are in data/quotes.csv."""


def figure_pages(layout: Layout) -> Iterator[Page]:
    """The ledger of figures: each kind's figures by what they count, over time, side by side, never added up."""
    found: dict[str, list[LedgerLine]] = defaultdict(list)
    for article in _originals(layout):
        link = layout.article_link(article, FIGURES)
        for line in figure_lines(layout, article, FIGURES):
            subject = " ".join(part for part in (line.figure.subject, line.figure.unit) if part)
            when = line.figure.as_of or line.published
            day = line.as_of or link.date or ""
            found[line.kind].append(LedgerLine(line, subject, when or "", day, link, _lower_end(line.figure)))
    for rows in found.values():
        rows.sort(key=_by_subject)
    groups = [LedgerGroup(kind, kind, tuple(found[kind])) for kind in FIGURE_ORDER if kind in found]
    yield from _ledger(layout, FIGURES, "figures.md.jinja", "Figures", groups)


def timeline_pages(layout: Layout) -> Iterator[Page]:
    """The dated sentences of all articles, the latest date first."""
    years: dict[str, list[DatedLine]] = defaultdict(list)
    for article in _originals(layout):
        link = layout.article_link(article, TIMELINE)
        for line in date_lines(layout, article, TIMELINE):
            years[line.value[:4]].append(DatedLine(line, link))
    for dated in years.values():
        dated.sort(key=_by_date, reverse=True)
    groups = [LedgerGroup(year, f"y-{year}", tuple(years[year])) for year in sorted(years, reverse=True)]
    yield from _ledger(layout, TIMELINE, "timeline.md.jinja", "Timeline", groups)


def quote_page(layout: Layout) -> Page:
    """Who said what: the speakers, and the latest quotations."""
    counts: Counter[str] = Counter()
    total = 0
    latest: list[tuple[ArticleLink, tuple[QuoteLine, ...]]] = []
    for article in _originals(layout):
        lines = tuple(quote_lines(layout, article, QUOTES))
        total += len(lines)
        counts.update(line.speaker.entity.id for line in lines if line.speaker and line.speaker.entity)
        if lines and len(latest) < LATEST_ARTICLES:
            latest.append((layout.article_link(article, QUOTES), lines))
    speakers = []
    for one in sorted(counts, key=lambda one: (-counts[one], one))[:MAX_SPEAKERS]:
        entity = layout.cards[one]
        target = href(QUOTES, entity_page(entity), "quotes") if entity.own_page else ""
        speakers.append(SpeakerRow(layout.entity_link(entity, QUOTES, counts[one]), target))
    view = QuotesView(layout.crumbs(QUOTES), tuple(speakers), tuple(latest), total)
    return Page(QUOTES, "quotes.md.jinja", {"title": "Who said what", "generator": layout.generator}, view)


def _lower_end(figure: Figure) -> float | None:
    return figure.value[0] if isinstance(figure.value, tuple) else figure.value


def _by_subject(row: LedgerLine) -> tuple[str, str]:
    return row.subject.casefold(), row.iso


def _by_date(row: DatedLine) -> str:
    return row.line.value


def _originals(layout: Layout) -> Iterator[str]:
    """Articles, newest first, without those that repeat others: what is said once is listed once."""
    return (article.id for article in layout.corpus.articles if article.id not in layout.corpus.duplicate_of)


def _ledger(layout: Layout, index: str, template: str, title: str, groups: Sequence[LedgerGroup]) -> Iterator[Page]:
    """One page, or an index and pages of bounded size; links are the same on all, for they lie in one folder."""

    def drawn(group: LedgerGroup) -> LedgerGroup:
        figures = [line for line in group.lines if isinstance(line, LedgerLine)]
        return replace(group, charts=figure_charts(layout, figures, index))

    def page(path: str, heading: str, links: tuple[Link, ...], shown: tuple[LedgerGroup, ...]) -> Page:
        facts: dict[str, Any] = {"title": heading, "generator": layout.generator}
        over_time = course(layout, index) if path == TIMELINE else None
        crumbs = layout.crumbs(path) if path == index else layout.crumbs(path, (title, index))
        charted = tuple(drawn(group) for group in shown)
        return Page(path, template, facts, LedgerView(crumbs, heading, links, charted, total, over_time))

    total = sum(len(group.lines) for group in groups)
    if total <= ONE_PAGE:
        yield page(index, title, (), tuple(groups))
        return
    links = tuple(
        Link(f"{group.heading} ({len(group.lines)})", href(index, ledger_page(index, group.heading, 1)))
        for group in groups
    )
    yield page(index, title, links, ())
    for group in groups:
        starts = range(0, len(group.lines), ONE_PAGE)
        parts = tuple(
            Link(f"Part {n}", href(index, ledger_page(index, group.heading, n))) for n in range(1, len(starts) + 1)
        )
        for part, start in enumerate(starts, 1):
            heading = f"{title}: {group.heading}" + (f", part {part}" if part > 1 else "")
            shown = LedgerGroup(group.heading, group.anchor, group.lines[start : start + ONE_PAGE])
            more = (*links, *parts) if len(parts) > 1 else links
            yield page(ledger_page(index, group.heading, part), heading, more, (shown,))
