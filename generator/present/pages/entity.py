"""Entity pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any

from generator.geography.country_names import country_name
from generator.present.addresses import SECTIONS, entity_page, section_page
from generator.present.dates import day
from generator.present.entity_refs import EntityRef
from generator.present.layout import Layout
from generator.present.pictures.timeline import timeline_picture
from generator.present.statements import date_line, quote_line, resolved_dates
from generator.present.views.entity import AppearanceView, EntityView
from generator.present.views.lists import ArticleLink, EntityLink
from generator.present.views.quotations import Quotation
from generator.present.views.statements import DateLine
from generator.records import Appearance, Entity
from generator.site_plan import Page, Target

MAX_QUOTES = 50
"""Quotations on a page; all of them are in data/quotes.csv."""

MAX_ARTICLES = 200
"""Articles on a page; all of them are in data/entities.jsonl. About 150 KB of HTML."""

MAX_DATES = 30
"""Dated sentences on a page; all of them are in data/dates.csv."""

MAX_ROLES = 5
"""Further descriptions on a page."""


def entity_targets(layout: Layout) -> Iterator[Target[Page]]:
    """Yield a page for each entity that has one."""
    return (Target(entity_page(one), partial(_page, layout, one.id)) for one in layout.corpus.entities if one.own_page)


def _page(layout: Layout, entity_id: str) -> Page:
    entity = layout.entities[entity_id]
    path = entity_page(entity)
    first_seen, last_seen = layout.first_and_last_seen(entity)
    latitude_longitude = dict(zip(("lat", "lon"), entity.geo, strict=True)) if entity.geo else {}
    facts: dict[str, Any] = {
        "title": entity.name,
        "type": entity.kind,
        "slug": entity.id,
        "aka": list(entity.aka),
        "description": layout.description_text(entity),
        "article_count": len(entity.appearances),
        "mention_count": entity.mention_count,
        "first_seen": first_seen,
        "last_seen": last_seen,
        "country": entity.country,
        "geo": {**latitude_longitude, **({"geonames": entity.geonames} if entity.geonames else {})} or None,
        "wikidata": entity.wikidata,
        "same_as": list(entity.same_as),
        "reviewed": entity.reviewed,
        "editor_description": entity.summary,
        "generator": layout.generator,
    }
    front_matter = {key: value for key, value in facts.items() if value not in (None, "", [])}
    return Page(path, "entity.md.jinja", front_matter, _view(layout, entity, path))


def _view(layout: Layout, entity: Entity, path: str) -> EntityView:
    first_seen, last_seen = layout.first_and_last_seen(entity)
    described = _roles(layout, entity, path)
    together = layout.co_mentions.get(entity.id, ())
    return EntityView(
        name=entity.name,
        kind=entity.kind,
        crumbs=layout.crumbs(path, (SECTIONS[entity.kind].capitalize(), section_page(entity.kind))),
        aka=entity.aka,
        summary=entity.summary,
        description=described[0] if described else None,
        roles=tuple(described[1:]),
        picture=timeline_picture(
            (
                (when, len(seen.mentions))
                for seen in entity.appearances
                if (when := layout.articles[seen.article].date) is not None
            ),
            "mentions",
        ),
        country=country_name(entity.country) if entity.country else None,
        geo=entity.geo,
        mention_count=entity.mention_count,
        first_seen=day(first_seen) if first_seen else None,
        last_seen=day(last_seen) if last_seen else None,
        reviewed=entity.reviewed,
        with_kinds=layout.by_kind(
            (_together(layout, layout.entity_refs[other.other], path, other.articles) for other in together), path
        ),
        timeline=_timeline(layout, entity, path),
        quotes=tuple(
            (line, layout.article_link(article, path))
            for article, quote in layout.quotes_of(entity)[:MAX_QUOTES]
            if (line := quote_line(layout, article, quote, path))
        ),
        quote_count=len(layout.quotes_of(entity)),
        appearances=tuple(
            _appearance(layout, appearance, path)
            for appearance in sorted(entity.appearances, key=lambda seen: layout.newest_first(seen.article))[
                :MAX_ARTICLES
            ]
        ),
        article_count=len(entity.appearances),
    )


def _together(layout: Layout, other: EntityRef, path: str, articles: int) -> EntityLink:
    return layout.with_description(layout.entity_link(other, path, articles), other, path)


def _roles(layout: Layout, entity: Entity, path: str) -> list[Quotation]:
    """Descriptions of the entity next to its name in the articles, each once, the most frequent first."""
    found: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for seen in sorted(entity.appearances, key=lambda seen: layout.newest_first(seen.article), reverse=True):
        text = layout.articles[seen.article].text
        for mention in seen.mentions:
            if mention.role is not None:
                start, end = mention.role
                found[" ".join(text[start:end].split()).casefold()].append((seen.article, start, end))
    if entity.description is not None:
        article, start, end = entity.description
        first = " ".join(layout.articles[article].text[start:end].split()).casefold()
        found[first] = [entity.description]
    else:
        first = ""
    ranked = sorted(found.items(), key=lambda role: (role[0] != first, -len(role[1]), role[0]))
    quoted = (layout.quote_words(*places[0], path) for _, places in ranked)
    return [words for words in quoted if words is not None][: 1 + MAX_ROLES]


def _timeline(layout: Layout, entity: Entity, path: str) -> tuple[tuple[DateLine, ArticleLink], ...]:
    """The dated sentences that name the entity, from its latest articles that repeat no other."""
    found = []
    for seen in sorted(entity.appearances, key=lambda seen: layout.newest_first(seen.article))[:MAX_ARTICLES]:
        if seen.article not in layout.duplicate_of:
            quotable = layout.quotable(seen.article)
            naming = {quotable.sentence_at(mention.start).id for mention in seen.mentions}
            found += [(when, seen.article) for when in resolved_dates(layout, seen.article) if when.sentence in naming]
    ranked = sorted(found, key=lambda pair: pair[0].value or "", reverse=True)
    lines = (
        (line, layout.article_link(article, path))
        for when, article in ranked
        if (line := date_line(layout, article, when, path))
    )
    return tuple(islice(lines, MAX_DATES))


def _appearance(layout: Layout, appearance: Appearance, path: str) -> AppearanceView:
    """The article, with its most informative sentence about the entity."""
    quotation = layout.quote_at(appearance.article, layout.most_telling_mention(appearance).start, path)
    return AppearanceView(layout.article_link(appearance.article, path, quotation), len(appearance.mentions))
