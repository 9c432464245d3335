"""Ids of entities: the one given before, even if its name has changed since, else the slug of the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.ids.ledger import IdLedger, IssuedId, address, in_one_line, merged_names, resolve_chains
from generator.ids.slugs import fingerprint, slug
from generator.records import Entity, Kind


@dataclass(frozen=True, slots=True)
class IdRequest:
    """An entity that needs an id."""

    kind: Kind
    """Its kind."""
    name: str
    """Its best name."""
    aka: tuple[str, ...]
    """Its other names."""
    mentions: int
    """How often it is named."""
    hint: str = ""
    """What distinguishes it from a namesake (the country of a place); empty if nothing does."""
    pin: str | None = None
    """The id that an editor gave it; None if there is none."""


def give_ids(requests: Sequence[IdRequest], ledger: IdLedger) -> tuple[str, ...]:
    """Give each entity the id that it had before, or a new one.

    An entity is recognized by a best name that it once had: first by its best name of today under the same
    kind, then by another of its names, then under any kind (a retyped entity keeps its id).

    Args:
        requests: Entities that need ids.
        ledger: The ids given so far.

    Returns:
        The ids, in the order given, each once.
    """
    ids: dict[int, str] = {place: one.pin for place, one in enumerate(requests) if one.pin is not None}
    known = _by_name(ledger.entities)
    claimed = set(ids.values())
    # The most mentioned first: if two could claim an id, more links lead to that one.
    order = sorted(range(len(requests)), key=lambda i: (-requests[i].mentions, requests[i].kind, requests[i].name))
    for claims in (_same_name, _other_name, _other_kind):
        for place in order:
            if place not in ids:
                old = next((one for one in claims(requests[place], known) if one.id not in claimed), None)
                if old is not None:
                    ids[place] = old.id
                    claimed.add(old.id)
    taken = claimed | {issued.id for issued in ledger.entities}
    for place in order:
        if place not in ids:
            ids[place] = _new_id(requests[place], taken)
            taken.add(ids[place])
    return tuple(ids[place] for place in range(len(requests)))


def updated_ledger(ledger: IdLedger, entities: Sequence[Entity], merges: Mapping[str, str]) -> IdLedger:
    """Enter today's names and kinds in the ledger, and a redirect for every address that has changed.

    Args:
        ledger: The ledger of earlier builds.
        entities: Those of today, with their ids.
        merges: Id given up -> id kept, as an editor merged them.

    Returns:
        The ledger to write.
    """
    today = {entity.id: entity for entity in entities}
    owners: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for name in {_key(name) for name in (entity.name, *entity.aka)}:
            owners[name].append(entity)
    redirects = dict(ledger.redirects)
    issued: dict[str, IssuedId] = {}
    for old in ledger.entities:
        now = today.get(merges.get(old.id, old.id)) or _heir(old, owners)
        if now is not None and (now.kind, now.id) != (old.kind, old.id):
            redirects[address(old.kind, old.id)] = address(now.kind, now.id)
        issued[old.id] = old  # keep the ids of missing entities, in case they return
    before = {old.id: old.names for old in ledger.entities}
    for entity in entities:
        names = merged_names((*before.get(entity.id, ()), entity.name))
        issued[entity.id] = IssuedId(entity.kind, entity.id, names)
        redirects.pop(address(entity.kind, entity.id), None)
    return IdLedger(ledger.articles, tuple(sorted(issued.values())), resolve_chains(redirects))


def _same_name(one: IdRequest, known: Mapping[str, Sequence[IssuedId]]) -> Iterable[IssuedId]:
    return (issued for issued in known.get(_key(one.name), ()) if issued.kind == one.kind)


def _other_name(one: IdRequest, known: Mapping[str, Sequence[IssuedId]]) -> Iterable[IssuedId]:
    return (issued for name in one.aka for issued in known.get(_key(name), ()) if issued.kind == one.kind)


def _other_kind(one: IdRequest, known: Mapping[str, Sequence[IssuedId]]) -> Iterable[IssuedId]:
    return known.get(_key(one.name), ())


def _by_name(issued: Iterable[IssuedId]) -> Mapping[str, Sequence[IssuedId]]:
    known: dict[str, list[IssuedId]] = defaultdict(list)
    for one in issued:
        for name in one.names:
            known[_key(name)].append(one)
    return known


def _key(name: str) -> str:
    return in_one_line(name).casefold()


def _new_id(one: IdRequest, taken: set[str]) -> str:
    """The slug of the name; if taken, with what distinguishes the two, then with a fingerprint."""
    plain = slug(one.name, one.kind)
    candidates = (plain, f"{plain}-{slug(one.hint, one.kind)}" if one.hint else plain, f"{plain}-{one.kind}")
    free = next((candidate for candidate in candidates if candidate not in taken), None)
    unique = free or f"{plain}-{fingerprint(f'{one.kind} {one.name}')}"
    while unique in taken:
        unique = f"{plain}-{fingerprint(unique)}"
    return unique


def _heir(old: IssuedId, owners: Mapping[str, Sequence[Entity]]) -> Entity | None:
    """The one entity that has a name of `old` today; None if there are none or several."""
    found = {entity.id: entity for name in old.names for entity in owners.get(_key(name), ())}
    return next(iter(found.values())) if len(found) == 1 else None
