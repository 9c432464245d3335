"""Entity references: what other pages show of an entity, so that they stay when the rest of it changes."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from generator.records import Entity, Kind

# Counts are exact up to twenty, then rounded down to 1, 2 or 5 times a power of ten. Otherwise every page that names a
# country would change with each article that mentions the country.
STEPS = (20, *(unit * 10**power for power in range(1, 9) for unit in (2, 5, 10) if unit * 10**power > 20))


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity as other pages name it."""

    id: str
    """Its slug."""
    name: str
    """Its best name."""
    kind: Kind
    """Kind of entity."""
    own_page: bool
    """Whether it has a page."""


def entity_ref(entity: Entity) -> EntityRef:
    """Reference to an entity."""
    return EntityRef(entity.id, entity.name, entity.kind, entity.own_page)


def rounded_count(articles: int) -> str:
    """Word a number of articles: exact up to 20, then the last step reached.

    >>> spread(7), spread(20), spread(21), spread(73), spread(100)
    ('7', '20', '20+', '50+', '100+')
    """
    if articles <= STEPS[0]:
        return str(articles)
    return f"{STEPS[bisect_right(STEPS, articles) - 1]}+"
