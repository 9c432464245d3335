"""The pages that stand where an entity's page was, so that no old link breaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from generator.present.addresses import entity_page, href, old_page
from generator.present.corpus_views import MovedView
from generator.present.layout import Layout
from generator.records import Kind
from generator.site_plan import Page


def moved_pages(layout: Layout) -> Iterator[Page]:
    """One page for each address that was given up and leads to an entity of today."""
    taken = {(entity.kind, entity.id) for entity in layout.corpus.entities}
    for old, new in sorted(layout.corpus.moved.items()):
        kind, _, old_id = old.partition("/")
        entity = layout.entities.get(new.partition("/")[2])
        if entity is None or kind not in get_args(Kind) or (kind, old_id) in taken:
            continue
        path = old_page(kind, old_id)  # type: ignore[arg-type]  # just checked
        target = href(path, entity_page(entity))
        front_matter = {
            "title": entity.name,
            "moved_to": f"../../{entity_page(entity).removesuffix('.md')}/",
            "search": {"exclude": True},
            "generator": layout.generator,
        }
        yield Page(path, "moved.md.jinja", front_matter, MovedView(entity.name, target))
