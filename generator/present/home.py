"""The home page."""

from __future__ import annotations

from generator.present import dates
from generator.present.addresses import ARTICLES, HOME, Link, href
from generator.present.layout import Layout, most_mentioned_first
from generator.present.views import HomeView, KindList
from generator.records import Page

LATEST = 10
"""Articles on the home page."""

TOP = 12
"""Entities of a kind on the home page."""


def home(layout: Layout) -> Page:
    """The way in: what is new, and who and what it is about."""
    articles, entities = layout.corpus.articles, layout.corpus.entities
    dated = [article.date for article in articles if article.date]
    ranked = sorted(
        (layout.entity_link(entity, HOME, entity.mention_count) for entity in entities), key=most_mentioned_first
    )
    kinds = layout.by_kind(ranked, HOME)
    view = HomeView(
        site_name=layout.site_name,
        latest=tuple(
            layout.article_link(article.id, HOME, layout.lead(article.id, HOME)) for article in articles[:LATEST]
        ),
        kinds=tuple(KindList(one.kind, one.heading, one.href, one.entities[:TOP]) for one in kinds),
        articles=len(articles),
        entities=len(entities),
        first_date=dates.day(min(dated)) if dated else None,
        last_date=dates.day(max(dated)) if dated else None,
        articles_index=Link("All articles", href(HOME, ARTICLES)),
    )
    return Page(HOME, "home.md.jinja", {"title": layout.site_name, "generator": layout.generator}, view)
