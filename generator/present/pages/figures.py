"""The figures page: every figure by kind and subject, with its source and date, never added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from generator.present.addresses import FIGURES
from generator.present.layout import Layout
from generator.present.pages.digest import FIGURE_ORDER
from generator.present.pages.paged_list import LineGroup, LineRef, ListPage, PagedList, in_key_order, list_pages
from generator.present.pictures.figure_chart import figure_charts
from generator.present.statements import figure_line
from generator.present.views.statement_lists import FigureGroup, FiguresView, ListedFigure
from generator.records import Figure
from generator.site_plan import Page, Target


def figures_targets(layout: Layout) -> Iterator[Target[Page]]:
    """Yield the figures page; an index with a page for each kind if there are many figures."""
    found: dict[str, list[LineRef]] = defaultdict(list)
    for article in layout.originals():
        published = layout.articles[article].date or ""
        for number, figure in enumerate(layout.findings[article].figures):
            if layout.may_show(article, figure.start):
                subject, iso = _subject(figure), figure.as_of or published
                found[figure.kind].append(LineRef(f"{subject.casefold()} {iso}", (subject, iso), article, number))
    groups = [LineGroup(kind, kind, in_key_order(found[kind])) for kind in FIGURE_ORDER if kind in found]
    for page in list_pages(PagedList(FIGURES, "Figures", groups)):
        yield Target(page.path, partial(_page, layout, page), page)


def _page(layout: Layout, page: ListPage) -> Page:
    groups = tuple(_group(layout, group, page.path) for group in page.groups)
    view = FiguresView(layout.crumbs(page.path, *page.above), page.heading, page.links, groups, page.total)
    return Page(page.path, "figures.md.jinja", {"title": page.heading, "generator": layout.generator}, view)


def _group(layout: Layout, group: LineGroup, page: str) -> FigureGroup:
    lines = tuple(line for ref in group.lines if (line := _listed(layout, ref, page)))
    return FigureGroup(group.heading, group.anchor, lines, figure_charts(layout, lines, page))


def _listed(layout: Layout, ref: LineRef, page: str) -> ListedFigure | None:
    figure = layout.findings[ref.article].figures[ref.number]
    line = figure_line(layout, ref.article, figure, page)
    if line is None:
        return None
    link = layout.article_link(ref.article, page)
    when = figure.as_of or line.published or ""
    return ListedFigure(line, _subject(figure), when, line.as_of or link.date or "", link, _lower_end(figure))


def _subject(figure: Figure) -> str:
    """What a figure counts, in the article's words; empty if they do not say."""
    return " ".join(part for part in (figure.subject, figure.unit) if part)


def _lower_end(figure: Figure) -> float | None:
    return figure.value[0] if isinstance(figure.value, tuple) else figure.value
