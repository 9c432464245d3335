"""Redirects from the former addresses of entities, so that no old link breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from generator.present.addresses import entity_page, former_page, href
from generator.present.layout import Layout
from generator.present.views.redirect import RedirectView
from generator.records import Entity, Kind
from generator.site_plan import Page


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former address of an entity."""

    path: str
    """Path of the page that stood there."""
    entity: Entity
    """The entity that the address leads to today."""


def redirects(layout: Layout) -> Iterator[Redirect]:
    """Yield the former addresses that lead to an entity of today, in order."""
    taken = {(entity.kind, entity.id) for entity in layout.corpus.entities}
    for old, new in sorted(layout.corpus.redirects.items()):
        kind, _, old_id = old.partition("/")
        entity = layout.entities.get(new.partition("/")[2])
        if entity is None or kind not in get_args(Kind) or (kind, old_id) in taken:
            continue
        yield Redirect(former_page(kind, old_id), entity)  # type: ignore[arg-type]  # just checked


def redirect_pages(layout: Layout) -> Iterator[Page]:
    """Yield a page for each former address."""
    for redirect in redirects(layout):
        path, entity = redirect.path, redirect.entity
        front_matter = {
            "title": entity.name,
            "moved_to": layout.web.relative(layout.web.page(entity_page(entity)), layout.web.page(path)),
            "generator": layout.generator,
        }
        view = RedirectView(entity.name, href(path, entity_page(entity)))
        yield Page(path, "redirect.md.jinja", front_matter, view)
