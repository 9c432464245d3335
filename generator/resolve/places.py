"""Places: names of one place within an article, and which place of the world it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.geography import Place, big_place, lookup, place_key, state_by_abbreviation
from generator.records import Definition, Mention
from generator.resolve.local import Local

# "Kabul City", "Washington D.C.", "Helmand Province" are what the bare name means beside them.
GENERIC_TAIL = re.compile(r" (?:city|d ?c|dc|province|governorate|district|county|state|prefecture|region)$")
# Weight under which a place is too small to be meant without a hint.
ENOUGH = 150_000.0


@dataclass(frozen=True, slots=True)
class Located:
    """Where a place lies."""

    place: Place
    """The gazetteer's entry."""
    score: float
    """How sure that is, 0 to 1."""
    because: str
    """Why, in plain words."""


def join_places(article: str, mentions: Iterable[Mention], definitions: Iterable[Definition]) -> list[Local]:
    """Clusters of the places of one article."""
    groups: dict[str, Local] = {}
    starts: dict[int, str] = {}
    for mention in mentions:
        key = country_key(mention.name) or place_key(mention.name)
        starts[mention.start] = key
        if key in groups:
            groups[key].mentions.append(mention)
        else:
            groups[key] = Local(article, "place", [mention])
    for definition in definitions:
        long, short = starts.get(definition.long[0]), starts.get(definition.short[0])
        if long in groups and short in groups and groups[long] is not groups[short]:
            groups[long].take(
                groups.pop(short),
                "acronym defined in brackets",
                f"the article defines “{short}” as {groups[long].mentions[0].name}",
            )
    _join_short_forms(groups)
    return list(groups.values())


@lru_cache(maxsize=1 << 16)
def country_key(name: str) -> str | None:
    """Key of a country, the same for all its names; None for every other place."""
    place = big_place(name)
    return f"country {place.country}" if place is not None and place.level == "country" else None


def _join_short_forms(groups: dict[str, Local]) -> None:
    for key in sorted(groups, key=len):
        local = groups.get(key)
        if local is None:
            continue
        bare = GENERIC_TAIL.sub("", key)
        if bare != key and bare in groups:
            into, gone = (groups[bare], local)
            into.take(gone, "same place with its kind", f"“{gone.mentions[0].name}” is {into.mentions[0].name}", 0.9)
            groups[bare] = into
            del groups[key]
    join_short_countries(groups)


def join_short_countries(groups: dict[str, Local]) -> None:
    """Join "Korea" with the one Korea that the article names."""
    by_tail: dict[str, list[str]] = defaultdict(list)
    for key, local in groups.items():
        if key.startswith("country "):
            for name in local.names:
                words = place_key(name).split()
                if len(words) > 1 and words[0] in {"north", "south", "east", "west"}:
                    by_tail[words[-1]].append(key)
    for tail, keys in by_tail.items():
        if tail in groups and len(set(keys)) == 1:
            into = groups[keys[0]]
            into.take(
                groups.pop(tail),
                "short form of one country of the article",
                f"“{tail.title()}” is short for {into.mentions[0].name}",
                0.8,
            )


def locate(local: Local, countries: Sequence[str]) -> Located | None:
    """The place of the world that a cluster means; None where the gazetteer does not know or the article does not tell.

    Candidates are weighed by how many people live there, by the countries that the article names, and by whether the
    name is their own or only an alternate one. The larger place after a comma ("Salem, Oregon") decides by itself.

    Args:
        local: A cluster of place mentions.
        countries: Codes of the countries that the article names, the most named first.
    """
    candidates: dict[Place, None] = {}
    for name, _ in local.names.most_common():
        candidates.update(dict.fromkeys(lookup(name)))
    if not candidates:
        return None
    country = next((p for p in candidates if p.level == "country"), None)
    if country is not None:
        return Located(country, 0.95, "a country of this name")
    for name in sorted({m.larger for m in local.mentions if m.larger}):
        around = big_place(name) or state_by_abbreviation(name)
        inside = [p for p in candidates if around is not None and _lies_in(p, around)]
        if inside:
            return Located(inside[0], 1.0, f"the article says that it lies in {name}")
        if around is not None and around.country:
            return None  # it lies where the gazetteer knows none of this name
    key = place_key(local.names.most_common(1)[0][0])
    own = {p for p in candidates if p.level != "city" or _bare(place_key(p.name)) == _bare(key)}
    weights = {p: _weight(p, countries) / (5 if own and p not in own else 1) for p in candidates}
    best = max(candidates, key=lambda p: weights[p])
    if weights[best] < ENOUGH:
        return None
    if best.country in countries:
        return Located(best, 0.85, f"the article names the country too ({best.country})")
    return Located(best, 0.6, "the best known place of this name")


def _lies_in(place: Place, around: Place) -> bool:
    return (
        place.country == around.country
        and place != around
        and (around.level != "state" or place.division == around.division)
    )


def _bare(key: str) -> str:
    return key.removesuffix(" city")


def _weight(place: Place, countries: Sequence[str]) -> float:
    people = place.population if place.level == "city" else 5_000_000
    weight = float(max(people, 1000)) * (3 if place.capital else 1)
    if place.country in countries:
        weight *= 60 if place.country in countries[:2] else 25
    return weight
