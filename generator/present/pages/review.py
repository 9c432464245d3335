"""The review page: what a person should look at, each with a snippet to paste into the registry."""

from __future__ import annotations

from collections import defaultdict

from generator.present.addresses import REVIEW, entity_page, href
from generator.present.layout import Layout
from generator.present.views.review import ReviewGroup, ReviewItem, ReviewView
from generator.records import OpenQuestion
from generator.site_plan import Page

SHOWN_PER_GROUP = 100
"""Doubts of one sort that the page shows; all of them are in data/review.csv."""


def review(layout: Layout) -> Page:
    """Every doubt, the most frequent sort last so that rare ones are not buried."""
    groups: dict[str, list[OpenQuestion]] = defaultdict(list)
    for doubt in layout.open_questions():
        groups[doubt.kind].append(doubt)
    view = ReviewView(
        groups=tuple(
            ReviewGroup(
                heading=kind[0].upper() + kind[1:],
                total=len(found),
                items=tuple(_item(layout, doubt) for doubt in found[:SHOWN_PER_GROUP]),
            )
            for kind, found in sorted(groups.items(), key=lambda group: (len(group[1]), group[0]))
        ),
        total=sum(map(len, groups.values())),
    )
    front_matter = {"title": "For review", "generator": layout.generator}
    return Page(REVIEW, "review.md.jinja", front_matter, view)


def _item(layout: Layout, doubt: OpenQuestion) -> ReviewItem:
    named = [layout.entities[one] for one in doubt.entities if one in layout.entities]
    where, quotation = None, None
    if doubt.article is not None and doubt.article in layout.articles:
        where = layout.article_link(doubt.article, REVIEW)
        quotation = layout.quote_at(doubt.article, doubt.start, REVIEW) if doubt.start is not None else None
    return ReviewItem(
        message=doubt.message,
        article=where,
        quotation=quotation,
        entities=tuple((entity.name, href(REVIEW, entity_page(entity)) if entity.own_page else "") for entity in named),
        snippet=doubt.snippet,
    )
