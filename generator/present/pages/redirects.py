"""The pages that stand where an entity's page was, so that no old link breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from generator.present.addresses import entity_page, href, old_page
from generator.present.layout import Layout
from generator.present.views.corpus import MovedView
from generator.records import Entity, Kind
from generator.site_plan import Page


@dataclass(frozen=True, slots=True)
class Move:
    """An address that was given up, and what it leads to."""

    path: str
    """The page that stood there."""
    entity: Entity
    """The entity that it means today."""


def moves(layout: Layout) -> Iterator[Move]:
    """Each address that was given up and leads to an entity of today, in order."""
    taken = {(entity.kind, entity.id) for entity in layout.corpus.entities}
    for old, new in sorted(layout.corpus.redirects.items()):
        kind, _, old_id = old.partition("/")
        entity = layout.entities.get(new.partition("/")[2])
        if entity is None or kind not in get_args(Kind) or (kind, old_id) in taken:
            continue
        yield Move(old_page(kind, old_id), entity)  # type: ignore[arg-type]  # just checked


def moved_pages(layout: Layout) -> Iterator[Page]:
    """One page for each address that was given up."""
    for move in moves(layout):
        front_matter = {
            "title": move.entity.name,
            "moved_to": layout.web.relative(layout.web.page(entity_page(move.entity)), layout.web.page(move.path)),
            "generator": layout.generator,
        }
        view = MovedView(move.entity.name, href(move.path, entity_page(move.entity)))
        yield Page(move.path, "moved.md.jinja", front_matter, view)
