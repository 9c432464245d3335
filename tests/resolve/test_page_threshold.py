"""Entities with a page of their own."""

from __future__ import annotations

import pytest

from generator.ids.ledger import IdLedger, IssuedId
from generator.records import Appearance, Entity, Mention
from generator.resolve.page_threshold import with_pages

LEDGER = IdLedger({}, (IssuedId("person", "known", ("Known",)),))


def entity(id_: str, *mentions: int, reviewed: bool = False) -> Entity:
    """An entity with so many mentions in each article."""
    mention = Mention("Reed", 0, 4, "person", "Reed", "test")
    appearances = tuple(Appearance(str(n), 0.5, (mention,) * count) for n, count in enumerate(mentions))
    return Entity(id_, "Reed", "person", (), appearances, reviewed=reviewed)


@pytest.mark.parametrize(
    ("one", "page"),
    [
        (entity("reed", 1), False),
        (entity("reed", 2), True),
        (entity("reed", 1, 1), True),
        (entity("reed", 1, reviewed=True), True),
        (entity("known", 1), True),
    ],
    ids=["named once", "named twice", "named by two articles", "reviewed", "had a page before"],
)
def test_an_entity_has_a_page_from_two_mentions(one: Entity, page: bool) -> None:
    assert [found.own_page for found in with_pages([one], LEDGER, 2)] == [page]
