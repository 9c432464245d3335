"""The review page: open questions for an editor, each with a snippet to paste into the registry."""

from __future__ import annotations

from collections import defaultdict

from generator.present.addresses import REVIEW, entity_page, href
from generator.present.layout import Layout
from generator.present.views.review import ReviewGroup, ReviewItem, ReviewView
from generator.records import OpenQuestion
from generator.site_plan import Page

SHOWN_PER_GROUP = 100
"""Questions of one kind that the page shows; all are in data/review.csv."""


def review_page(layout: Layout) -> Page:
    """The review page, with the most frequent kind of question last, so that rare kinds come first."""
    groups: dict[str, list[OpenQuestion]] = defaultdict(list)
    for question in layout.open_questions():
        groups[question.kind].append(question)
    view = ReviewView(
        groups=tuple(
            ReviewGroup(
                heading=kind[0].upper() + kind[1:],
                total=len(found),
                items=tuple(_item(layout, question) for question in found[:SHOWN_PER_GROUP]),
            )
            for kind, found in sorted(groups.items(), key=lambda group: (len(group[1]), group[0]))
        ),
        total=sum(map(len, groups.values())),
    )
    front_matter = {"title": "For review", "generator": layout.generator}
    return Page(REVIEW, "review.md.jinja", front_matter, view)


def _item(layout: Layout, question: OpenQuestion) -> ReviewItem:
    named = [layout.entities[one] for one in question.entities if one in layout.entities]
    where, quotation = None, None
    if question.article is not None and question.article in layout.articles:
        where = layout.article_link(question.article, REVIEW)
        quotation = layout.quote_at(question.article, question.start, REVIEW) if question.start is not None else None
    return ReviewItem(
        message=question.message,
        article=where,
        quotation=quotation,
        entities=tuple((entity.name, href(REVIEW, entity_page(entity)) if entity.own_page else "") for entity in named),
        snippet=question.snippet,
    )
