"""The page of a person, organization, place, group or event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.present.addresses import SECTIONS, Link, article_page, entity_page, href, section_page
from generator.present.dates import day
from generator.present.layout import Layout
from generator.present.quoting import Quotation, sentence_number
from generator.present.views import AppearanceView, EntityView
from generator.records import Appearance, Entity, Page


def entity_pages(layout: Layout) -> Iterator[Page]:
    """One page an entity that has one."""
    return (_page(layout, entity) for entity in layout.corpus.entities if entity.own_page)


def description_text(layout: Layout, entity: Entity) -> str | None:
    """The words that say who or what the entity is, verbatim, on one line."""
    if entity.description is None:
        return None
    article_id, start, end = entity.description
    return " ".join(layout.articles[article_id].text[start:end].split())


def _page(layout: Layout, entity: Entity) -> Page:
    path = entity_page(entity)
    first_seen, last_seen = layout.seen(entity)
    latitude_longitude = dict(zip(("lat", "lon"), entity.geo, strict=True)) if entity.geo else {}
    facts: dict[str, Any] = {
        "title": entity.name,
        "type": entity.kind,
        "slug": entity.id,
        "aka": list(entity.aka),
        "description": description_text(layout, entity),
        "article_count": len(entity.appearances),
        "mention_count": entity.mention_count,
        "first_seen": first_seen,
        "last_seen": last_seen,
        "country": entity.country,
        "geo": {**latitude_longitude, **({"geonames": entity.geonames} if entity.geonames else {})} or None,
        "wikidata": entity.wikidata,
        "same_as": list(entity.same_as),
        "reviewed": entity.reviewed,
        "generator": layout.generator,
    }
    front_matter = {key: value for key, value in facts.items() if value not in (None, "", [])}
    return Page(path, "entity.md.jinja", front_matter, _view(layout, entity, path))


def _view(layout: Layout, entity: Entity, path: str) -> EntityView:
    first_seen, last_seen = layout.seen(entity)
    together = layout.corpus.co_mentions.get(entity.id, ())
    return EntityView(
        name=entity.name,
        kind=entity.kind,
        section=Link(SECTIONS[entity.kind].capitalize(), href(path, section_page(entity.kind))),
        aka=entity.aka,
        description=_description(layout, entity, path),
        country=entity.country,
        geo=entity.geo,
        mention_count=entity.mention_count,
        first_seen=day(first_seen) if first_seen else None,
        last_seen=day(last_seen) if last_seen else None,
        reviewed=entity.reviewed,
        with_kinds=layout.by_kind(
            (layout.entity_link(layout.entities[other.other], path, other.articles) for other in together), path
        ),
        appearances=tuple(
            _appearance(layout, appearance, path)
            for appearance in sorted(entity.appearances, key=lambda seen: layout.rank[seen.article])
        ),
    )


def _description(layout: Layout, entity: Entity, path: str) -> Quotation | None:
    """The description with the link to its sentence; None where that sentence may not be shown."""
    text = description_text(layout, entity)
    if entity.description is None or text is None:
        return None
    article_id, start, _ = entity.description
    sentence = layout.shown_sentence(article_id, start)
    if sentence is None:
        return None
    return Quotation(text, href(path, article_page(article_id), sentence.id), sentence_number(sentence))


def _appearance(layout: Layout, appearance: Appearance, path: str) -> AppearanceView:
    """The article, with its first sentence in the body that names the entity, else its headline."""
    title_end = len(layout.articles[appearance.article].title)
    telling = next((m for m in appearance.mentions if m.start > title_end), appearance.mentions[0])
    quotation = layout.quote_at(appearance.article, telling.start, path)
    return AppearanceView(layout.article_link(appearance.article, path, quotation), len(appearance.mentions))
