"""The timeline: the dated sentences of all articles, the latest date first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from generator.present.addresses import TIMELINE
from generator.present.layout import Layout
from generator.present.pages.paged_list import LineGroup, LineRef, ListPage, PagedList, in_key_order, list_pages
from generator.present.pictures.articles_over_time import articles_over_time
from generator.present.statements import date_line
from generator.present.views.statement_lists import ListedDate, TimelineView, YearGroup
from generator.site_plan import Page, Target


def timeline_targets(layout: Layout) -> Iterator[Target[Page]]:
    """Yield the timeline; an index with a page for each year if there are many dated sentences."""
    years: dict[str, list[LineRef]] = defaultdict(list)
    for article in layout.originals():
        seen: set[tuple[str, str]] = set()
        for number, when in enumerate(layout.findings[article].dates):
            if when.value is None or (when.value, when.sentence) in seen or not layout.may_show(article, when.start):
                continue
            seen.add((when.value, when.sentence))
            years[when.value[:4]].append(LineRef(when.value, ("", when.value), article, number))
    groups = [LineGroup(year, f"y-{year}", in_key_order(years[year])) for year in sorted(years, reverse=True)]
    for page in list_pages(PagedList(TIMELINE, "Timeline", groups, latest_first=True)):
        yield Target(page.path, partial(_page, layout, page), page)


def _page(layout: Layout, page: ListPage) -> Page:
    view = TimelineView(
        crumbs=layout.crumbs(page.path, *page.above),
        heading=page.heading,
        links=page.links,
        groups=tuple(_group(layout, group, page.path) for group in page.groups),
        total=page.total,
        over_time=articles_over_time(layout, page.path) if page.path == TIMELINE else None,
    )
    return Page(page.path, "timeline.md.jinja", {"title": page.heading, "generator": layout.generator}, view)


def _group(layout: Layout, group: LineGroup, page: str) -> YearGroup:
    """The sentences of a year, the latest date first; those of one date in the order of the corpus."""
    refs = in_key_order(group.lines, reverse=True)
    return YearGroup(group.heading, group.anchor, tuple(line for ref in refs if (line := _listed(layout, ref, page))))


def _listed(layout: Layout, ref: LineRef, page: str) -> ListedDate | None:
    line = date_line(layout, ref.article, layout.findings[ref.article].dates[ref.number], page)
    return ListedDate(line, layout.article_link(ref.article, page)) if line else None
