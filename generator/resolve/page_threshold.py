"""Decide which entities have a page of their own; the others have a line in the index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.ids.ledger import IdLedger
from generator.records import Entity


def with_pages(entities: Iterable[Entity], ledger: IdLedger, pages_from: int) -> list[Entity]:
    """Set `own_page` of every entity.

    In a large corpus most names occur once, and a page for each buries the others. An entity has a page when
    several articles name it, when one names it often enough, when an editor has reviewed it, or when it had a
    page before (its address must not break).

    Args:
        entities: With their ids.
        ledger: The ids of entities that had pages in earlier builds.
        pages_from: Number of mentions in a single article from which an entity has a page.
    """
    before = {issued.id for issued in ledger.entities}
    decided = []
    for entity in entities:
        own_page = (
            len(entity.appearances) > 1 or entity.mention_count >= pages_from or entity.reviewed or entity.id in before
        )
        decided.append(entity if entity.own_page == own_page else replace(entity, own_page=own_page))
    return decided
