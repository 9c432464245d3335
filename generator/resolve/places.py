"""Places: names of one place within an article, and which place of the world it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.geography import Place, big_place, lookup, place_key, state_by_abbreviation
from generator.records import Definition, Mention
from generator.resolve.clusters import Local, gathered, most_used

# "Kabul City", "Washington D.C.", "Helmand Province" are what the bare name means beside them.
GENERIC_TAIL = re.compile(r" (?:city|d ?c|dc|province|governorate|district|county|state|prefecture|region)$")
# The key of a country: this and its code.
COUNTRY = "country "
# Names of places that are remembered: more than a corpus of 10,000 articles has.
NAMES = 1 << 16
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
    groups = gathered(article, "place", mentions, _key)
    if len(groups) > 1:
        _join_defined(groups, definitions)
        _join_short_forms(groups)
        join_short_countries(groups)
    return list(groups.values())


@lru_cache(maxsize=NAMES)
def _key(name: str) -> str:
    return country_key(name) or place_key(name)


def _join_defined(groups: dict[str, Local], definitions: Iterable[Definition]) -> None:
    if not definitions:
        return
    starts = {m.start: key for key, local in groups.items() for m in local.mentions}
    for definition in definitions:
        long, short = starts.get(definition.long[0]), starts.get(definition.short[0])
        if long in groups and short in groups and groups[long] is not groups[short]:
            groups[long].take(
                groups.pop(short),
                "acronym defined in brackets",
                f"the article defines “{short}” as {groups[long].mentions[0].name}",
            )


@lru_cache(maxsize=NAMES)
def country_code(name: str) -> str | None:
    """Code of the country of that name; None for every other place."""
    place = big_place(name)
    return place.country if place is not None and place.level == "country" else None


@lru_cache(maxsize=NAMES)
def country_key(name: str) -> str | None:
    """Key of a country, the same for all its names; None for every other place."""
    code = country_code(name)
    return f"{COUNTRY}{code}" if code is not None else None


def country_among(names: Iterable[str]) -> str | None:
    """Key of the first country among the names; None where none is a country's."""
    return next(filter(None, map(country_key, names)), None)


def _join_short_forms(groups: dict[str, Local]) -> None:
    for key in sorted((key for key in groups if _without_kind(key) is not None), key=len):
        local, bare = groups[key], _without_kind(key)
        if bare in groups:
            into, gone = (groups[bare], local)
            into.take(gone, "same place with its kind", f"“{gone.mentions[0].name}” is {into.mentions[0].name}", 0.9)
            del groups[key]


@lru_cache(maxsize=NAMES)
def _without_kind(key: str) -> str | None:
    """What the key of a place is without "City", "Province" and the like; None where it has no such word."""
    bare = GENERIC_TAIL.sub("", key)
    return bare if bare != key else None


def join_short_countries(groups: dict[str, Local]) -> None:
    """Join "Korea" with the one Korea that the article names."""
    by_tail: dict[str, list[str]] = {}
    for key, local in groups.items():
        if key.startswith(COUNTRY):
            for name in local.names:
                tail = _after_direction(name)
                if tail in groups:
                    by_tail.setdefault(tail, []).append(key)
    for tail, keys in by_tail.items():
        if len(set(keys)) == 1:
            into = groups[keys[0]]
            into.take(
                groups.pop(tail),
                "short form of one country of the article",
                f"“{tail.title()}” is short for {into.mentions[0].name}",
                0.8,
            )


@lru_cache(maxsize=NAMES)
def _after_direction(name: str) -> str | None:
    """The word that may stand for a country by itself: "korea" of "North Korea"; None for every other name."""
    words = place_key(name).split()
    return words[-1] if len(words) > 1 and words[0] in {"north", "south", "east", "west"} else None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place that a cluster may mean, and how likely the names alone make it."""

    place: Place
    people: float
    """Weight by how many live there."""
    share: int
    """What the weight is divided by in the end."""


@lru_cache(maxsize=NAMES)
def _candidates(names: tuple[str, ...]) -> tuple[Located | None, tuple[_Candidate, ...]]:
    """What these names can mean: the country that settles it, or every candidate; the most used name comes first."""
    places = list(dict.fromkeys(place for name in names for place in lookup(name)))
    country = next((p for p in places if p.level == "country"), None)
    if country is not None:
        return Located(country, 0.95, "a country of this name"), ()
    key = _bare(place_key(names[0]))
    own = {p for p in places if p.level != "city" or _bare(place_key(p.name)) == key}
    return None, tuple(_Candidate(p, _people(p), 5 if own and p not in own else 1) for p in places)


def locate(local: Local, countries: Sequence[str]) -> Located | None:
    """The place of the world that a cluster means; None where the gazetteer does not know or the article does not tell.

    Candidates are weighed by how many people live there, by the countries that the article names, and by whether the
    name is their own or only an alternate one. The larger place after a comma ("Salem, Oregon") decides by itself.

    Args:
        local: A cluster of place mentions.
        countries: Codes of the countries that the article names, the most named first.
    """
    country, candidates = _candidates(tuple(most_used(local.names)))
    if country is not None or not candidates:
        return country
    for name in sorted({m.larger for m in local.mentions if m.larger}):
        around = big_place(name) or state_by_abbreviation(name)
        inside = [one.place for one in candidates if around is not None and _lies_in(one.place, around)]
        if inside:
            return Located(inside[0], 1.0, f"the article says that it lies in {name}")
        if around is not None and around.country:
            return None  # it lies where the gazetteer knows none of this name
    weights = [_weight(one, countries) for one in candidates]
    most = max(weights)
    if most < ENOUGH:
        return None
    best = candidates[weights.index(most)].place
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


def _people(place: Place) -> float:
    people = place.population if place.level == "city" else 5_000_000
    return float(max(people, 1000)) * (3 if place.capital else 1)


def _weight(candidate: _Candidate, countries: Sequence[str]) -> float:
    weight, country = candidate.people, candidate.place.country
    if country in countries:
        weight *= 60 if country in countries[:2] else 25
    return weight / candidate.share
