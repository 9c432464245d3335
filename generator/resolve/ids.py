"""Ids that last: an entity seen before keeps its id, whatever the new articles call it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.ledger import Issued, Ledger, address, in_one_line, merged_names, straightened
from generator.records import Entity
from generator.slugs import fingerprint, slug


def keep_ids(
    entities: Sequence[Entity], ledger: Ledger, pinned: Iterable[str] = (), merges: Mapping[str, str] | None = None
) -> tuple[tuple[Entity, ...], Ledger]:
    """Give each entity the id that it had before, or a new one.

    An entity is known again by a best name that it once had: first by its best name of today under the same
    kind, then by another of its names, then whatever the kind (a retyped entity keeps its id). Where one entity
    has the names of several old ids (they were merged), it keeps one and the other addresses lead on to it.

    Args:
        entities: As resolved, with provisional ids.
        ledger: The ids given so far.
        pinned: Ids that an editor gave: they stay as they are.
        merges: Old id -> kept id, as an editor merged them.

    Returns:
        The entities with their ids, in the order given, and the ledger with the new ids in it.
    """
    fixed = frozenset(pinned)
    ids: dict[int, str] = {place: entity.id for place, entity in enumerate(entities) if entity.id in fixed}
    known = _by_name(ledger.entities)
    claimed = set(ids.values())
    # The most mentioned first: where two could claim an id, more links lead to that one.
    order = sorted(range(len(entities)), key=lambda i: (-entities[i].mention_count, entities[i].kind, entities[i].name))
    for round_ in (_same_name, _other_name, _other_kind):
        for place in order:
            if place not in ids:
                old = next((one for one in round_(entities[place], known) if one.id not in claimed), None)
                if old is not None:
                    ids[place] = old.id
                    claimed.add(old.id)
    taken = claimed | {issued.id for issued in ledger.entities}
    for place in order:
        if place not in ids:
            ids[place] = _new_id(entities[place], taken)
            taken.add(ids[place])
    named = tuple(replace(entity, id=ids[place]) for place, entity in enumerate(entities))
    return named, _continued(ledger, named, merges or {})


def _same_name(entity: Entity, known: Mapping[str, Sequence[Issued]]) -> Iterable[Issued]:
    return (issued for issued in known.get(_key(entity.name), ()) if issued.kind == entity.kind)


def _other_name(entity: Entity, known: Mapping[str, Sequence[Issued]]) -> Iterable[Issued]:
    return (issued for name in entity.aka for issued in known.get(_key(name), ()) if issued.kind == entity.kind)


def _other_kind(entity: Entity, known: Mapping[str, Sequence[Issued]]) -> Iterable[Issued]:
    return known.get(_key(entity.name), ())


def _by_name(issued: Iterable[Issued]) -> Mapping[str, Sequence[Issued]]:
    known: dict[str, list[Issued]] = defaultdict(list)
    for one in issued:
        for name in one.names:
            known[_key(name)].append(one)
    return known


def _key(name: str) -> str:
    return in_one_line(name).casefold()


def _new_id(entity: Entity, taken: set[str]) -> str:
    """The slug of the name; where another has it, with the kind, then with a fingerprint of both."""
    plain = slug(entity.name, entity.kind)
    for candidate in (plain, f"{plain}-{entity.kind}"):
        if candidate not in taken:
            return candidate
    unique = f"{plain}-{fingerprint(f'{entity.kind} {entity.name}')}"
    while unique in taken:
        unique = f"{plain}-{fingerprint(unique)}"
    return unique


def _continued(ledger: Ledger, entities: Sequence[Entity], merges: Mapping[str, str]) -> Ledger:
    """The ledger with today's names and kinds, and a forwarding address for whatever has moved."""
    today = {entity.id: entity for entity in entities}
    owners: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for name in {_key(name) for name in (entity.name, *entity.aka)}:
            owners[name].append(entity)
    moved = dict(ledger.moved)
    issued: dict[str, Issued] = {}
    for old in ledger.entities:
        now = today.get(merges.get(old.id, old.id)) or _heir(old, owners)
        if now is not None and (now.kind, now.id) != (old.kind, old.id):
            moved[address(old.kind, old.id)] = address(now.kind, now.id)
        issued[old.id] = old  # what has no entity today keeps its id, should it come back
    before = {old.id: old.names for old in ledger.entities}
    for entity in entities:
        names = merged_names((*before.get(entity.id, ()), entity.name))
        issued[entity.id] = Issued(entity.kind, entity.id, names)
        moved.pop(address(entity.kind, entity.id), None)
    return Ledger(ledger.articles, tuple(sorted(issued.values())), straightened(moved))


def _heir(old: Issued, owners: Mapping[str, Sequence[Entity]]) -> Entity | None:
    """The one entity that has a name of `old` today; None where none has, or several."""
    found = {entity.id: entity for name in old.names for entity in owners.get(_key(name), ())}
    return next(iter(found.values())) if len(found) == 1 else None
