"""An entity as the pages of others name it: no more than that, so that they stay when the rest of it changes."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from generator.records import Entity, Kind

# Up to twenty articles are counted out; beyond, the count is told in steps (1, 2, 5 times a power of ten). Whatever
# is named with a country would else change with each article that names the country.
STEPS = (20, *(unit * 10**power for power in range(1, 9) for unit in (2, 5, 10) if unit * 10**power > 20))


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity as the pages of others name it."""

    id: str
    """Its slug."""
    name: str
    """Its best name."""
    kind: Kind
    """What sort of thing it is."""
    own_page: bool
    """Whether it has a page."""


def entity_ref(entity: Entity) -> EntityRef:
    """What other pages need to name an entity."""
    return EntityRef(entity.id, entity.name, entity.kind, entity.own_page)


def rounded_count(articles: int) -> str:
    """A number of articles: exact up to 20, then the last step reached.

    >>> spread(7), spread(20), spread(21), spread(73), spread(100)
    ('7', '20', '20+', '50+', '100+')
    """
    if articles <= STEPS[0]:
        return str(articles)
    return f"{STEPS[bisect_right(STEPS, articles) - 1]}+"
