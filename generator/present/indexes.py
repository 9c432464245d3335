"""The home page and the indexes."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from generator.present import dates
from generator.present.addresses import ARTICLES, HOME, SECTIONS, Link, href, section_page
from generator.present.layout import Layout
from generator.present.views import (
    ArticleLink,
    ArticlesView,
    EntityLink,
    HomeView,
    LetterGroup,
    MonthGroup,
    SectionView,
)
from generator.records import Kind, Page

LATEST = 10
"""Articles on the home page."""

TOP = 12
"""Entities of a kind on the home page, and at the head of an index."""

ONE_TABLE = 24
"""Entities that an index shows in one table, by rank; more are sorted under letters. About one screen."""


def home(layout: Layout) -> Page:
    """The way in: what is new, and who and what it is about."""
    articles, entities = layout.corpus.articles, layout.corpus.entities
    dated = [article.date for article in articles if article.date]
    ranked = sorted(
        (layout.entity_link(entity, HOME, entity.mention_count) for entity in entities), key=_most_mentioned_first
    )
    kinds = layout.by_kind(ranked, HOME)
    view = HomeView(
        site_name=layout.site_name,
        latest=tuple(
            layout.article_link(article.id, HOME, layout.lead(article.id, HOME)) for article in articles[:LATEST]
        ),
        kinds=tuple(type(one)(one.kind, one.heading, one.href, one.entities[:TOP]) for one in kinds),
        articles=len(articles),
        entities=len(entities),
        first_date=dates.day(min(dated)) if dated else None,
        last_date=dates.day(max(dated)) if dated else None,
        articles_index=Link("All articles", href(HOME, ARTICLES)),
    )
    return Page(HOME, "home.md.jinja", {"title": layout.site_name, "generator": layout.generator}, view)


def articles_index(layout: Layout) -> Page:
    """All articles, by month."""
    months: dict[str, list[ArticleLink]] = defaultdict(list)
    for article in layout.corpus.articles:
        months[article.date[:7] if article.date else ""].append(
            layout.article_link(article.id, ARTICLES, layout.lead(article.id, ARTICLES))
        )
    view = ArticlesView(
        months=tuple(
            MonthGroup(dates.month(key) if key else "Undated", f"m-{key or 'undated'}", tuple(links))
            for key, links in months.items()
        ),
        total=len(layout.corpus.articles),
    )
    return Page(ARTICLES, "articles.md.jinja", {"title": "Articles", "generator": layout.generator}, view)


def section_index(layout: Layout, kind: Kind) -> Page:
    """All entities of a kind, from A to Z."""
    path, heading = section_page(kind), SECTIONS[kind].capitalize()
    links = [
        layout.entity_link(entity, path, entity.mention_count)
        for entity in layout.corpus.entities
        if entity.kind == kind
    ]
    by_rank = sorted(links, key=_most_mentioned_first)
    short = len(links) <= ONE_TABLE
    view = SectionView(
        kind=kind,
        heading=heading,
        most_mentioned=tuple(by_rank if short else by_rank[:TOP]),
        letters=() if short else _letters(links),
        total=len(links),
    )
    return Page(path, "section.md.jinja", {"title": heading, "generator": layout.generator}, view)


def _letters(links: Sequence[EntityLink]) -> tuple[LetterGroup, ...]:
    letters: dict[str, list[EntityLink]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (_sort_key(link.name), link.href)):
        letters[_letter(link.name)].append(link)
    return tuple(
        LetterGroup(letter, f"letter-{'other' if letter == '#' else letter.lower()}", tuple(letters[letter]))
        for letter in sorted(letters)
    )


def _most_mentioned_first(link: EntityLink) -> tuple[int, int, str]:
    return (-link.articles, -link.count, link.href)


def _sort_key(name: str) -> str:
    """Letters without accents and case, so that "Éric" stands beside "Eric"."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _letter(name: str) -> str:
    """First letter in A to Z; "#" for what begins with no such letter."""
    first = _sort_key(name)[:1].upper()
    return first if "A" <= first <= "Z" else "#"
