"""The quotes page: the named speakers, and the quotations of the latest articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from generator.present.addresses import QUOTES, entity_page, href
from generator.present.layout import Layout
from generator.present.statements import quote_lines
from generator.present.views.statement_lists import QuotesView, SpeakerRow
from generator.site_plan import Page, Target

LATEST_ARTICLES = 25
"""Articles whose quotations the page shows; the others are on the speakers' pages."""

MAX_SPEAKERS = 200
"""Speakers in the table; all are in data/quotes.csv."""


def quotes_target(layout: Layout) -> Target[Page]:
    """The quotes page."""
    total = 0
    latest: list[str] = []
    for article in layout.originals():
        shown = [quote for quote in layout.findings[article].quotes if layout.may_show(article, quote.start)]
        total += len(shown)
        if shown and len(latest) < LATEST_ARTICLES:
            latest.append(article)
    inputs = (total, _leading_speakers(layout), latest)
    return Target(QUOTES, partial(_page, layout, *inputs), inputs)


def _leading_speakers(layout: Layout) -> list[tuple[str, int]]:
    """Ids of the entities quoted most, each with the number of quotations that may be shown."""
    counts: Counter[str] = Counter()
    for speaker, quotes in layout.quotes_by_speaker():
        counts[speaker] = sum(layout.may_show(article, quote.start) for article, quote in quotes)
    leading = sorted((one for one in counts if counts[one]), key=lambda one: (-counts[one], one))
    return [(one, counts[one]) for one in leading[:MAX_SPEAKERS]]


def _page(layout: Layout, total: int, leading: Sequence[tuple[str, int]], latest: Sequence[str]) -> Page:
    speakers = []
    for one, count in leading:
        entity = layout.entity_refs[one]
        target = href(QUOTES, entity_page(entity), "quotes") if entity.own_page else ""
        speakers.append(SpeakerRow(layout.entity_link(entity, QUOTES, count), target))
    lines = tuple((layout.article_link(one, QUOTES), tuple(quote_lines(layout, one, QUOTES))) for one in latest)
    view = QuotesView(layout.crumbs(QUOTES), tuple(speakers), lines, total)
    return Page(QUOTES, "quotes.md.jinja", {"title": "Who said what", "generator": layout.generator}, view)
