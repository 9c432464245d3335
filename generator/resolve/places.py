"""Places: cluster the place names of an article and resolve them to places of the world (toponym resolution)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.geography import Place, big_place, country_of_group, lookup, place_key, state_by_abbreviation
from generator.records import Definition, Mention
from generator.resolve.clusters import DocumentCluster, group_mentions, most_used

# "Kabul City", "Washington D.C.", "Helmand Province" mean the same as the bare name in the same article.
GENERIC_TAIL = re.compile(r" (?:city|d ?c|dc|province|governorate|district|county|state|prefecture|region)$")
# Key of a country: this and its code.
COUNTRY = "country "
# Size of the caches by name: more than the place names of a corpus of 10,000 articles.
NAMES = 1 << 16
# Weight, in people, below which a place is too small to be the referent without evidence. A choice, not measured.
ENOUGH = 150_000.0


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """The place of the world that a name means."""

    place: Place
    """The gazetteer's entry."""
    score: float
    """Confidence, 0 to 1."""
    explanation: str
    """The evidence, in plain words."""


def cluster_places(
    article: str, mentions: Iterable[Mention], definitions: Iterable[Definition]
) -> list[DocumentCluster]:
    """Cluster the place names of one article."""
    groups = group_mentions(article, "place", mentions, _key)
    if len(groups) > 1:
        _merge_defined(groups, definitions)
        _merge_short_forms(groups)
        merge_short_countries(groups)
    return list(groups.values())


@lru_cache(maxsize=NAMES)
def _key(name: str) -> str:
    return country_key(name) or place_key(name)


def _merge_defined(groups: dict[str, DocumentCluster], definitions: Iterable[Definition]) -> None:
    if not definitions:
        return
    starts = {m.start: key for key, cluster in groups.items() for m in cluster.mentions}
    for definition in definitions:
        long, short = starts.get(definition.long[0]), starts.get(definition.short[0])
        if long in groups and short in groups and groups[long] is not groups[short]:
            groups[long].absorb(
                groups.pop(short),
                "acronym defined in brackets",
                f"the article defines “{short}” as {groups[long].mentions[0].name}",
            )


@lru_cache(maxsize=NAMES)
def country_code(name: str) -> str | None:
    """ISO code of the country with this name; None for every other place."""
    place = big_place(name)
    return place.country if place is not None and place.level == "country" else None


@lru_cache(maxsize=NAMES)
def country_key(name: str) -> str | None:
    """Key of a country, equal for all its names; None for every other place."""
    code = country_code(name)
    return f"{COUNTRY}{code}" if code is not None else None


def country_among(names: Iterable[str]) -> str | None:
    """Key of the first name of a country; None if no name is one."""
    return next(filter(None, map(country_key, names)), None)


def _merge_short_forms(groups: dict[str, DocumentCluster]) -> None:
    for key in sorted((key for key in groups if _without_kind(key) is not None), key=len):
        cluster, bare = groups[key], _without_kind(key)
        if bare in groups:
            into, absorbed = (groups[bare], cluster)
            into.absorb(
                absorbed, "same place with its kind", f"“{absorbed.mentions[0].name}” is {into.mentions[0].name}", 0.9
            )
            del groups[key]


@lru_cache(maxsize=NAMES)
def _without_kind(key: str) -> str | None:
    """Key of a place without "City", "Province" and the like; None if it has no such word."""
    bare = GENERIC_TAIL.sub("", key)
    return bare if bare != key else None


def merge_short_countries(groups: dict[str, DocumentCluster]) -> None:
    """Merge "Korea" with the one Korea that the article names."""
    by_tail: dict[str, list[str]] = {}
    for key, cluster in groups.items():
        if key.startswith(COUNTRY):
            for name in cluster.names:
                tail = _after_direction(name)
                if tail in groups:
                    by_tail.setdefault(tail, []).append(key)
    for tail, keys in by_tail.items():
        if len(set(keys)) == 1:
            into = groups[keys[0]]
            into.absorb(
                groups.pop(tail),
                "short form of one country of the article",
                f"“{tail.title()}” is short for {into.mentions[0].name}",
                0.8,
            )


@lru_cache(maxsize=NAMES)
def _after_direction(name: str) -> str | None:
    """The word that can mean a country by itself: "korea" of "North Korea"; None for every other name."""
    words = place_key(name).split()
    return words[-1] if len(words) > 1 and words[0] in {"north", "south", "east", "west"} else None


@dataclass(frozen=True, slots=True)
class _PlaceCandidate:
    """A place that a cluster may mean, with its prior weight."""

    place: Place
    people: float
    """Weight by population."""
    share: int
    """Divisor of the final weight."""


@lru_cache(maxsize=NAMES)
def _candidates(names: tuple[str, ...]) -> tuple[ResolvedPlace | None, tuple[_PlaceCandidate, ...]]:
    """The country that these names mean, else every candidate; the most used name comes first."""
    places = list(dict.fromkeys(place for name in names for place in lookup(name)))
    country = next((p for p in places if p.level == "country"), None)
    if country is not None:
        return ResolvedPlace(country, 0.95, "a country of this name"), ()
    key = _bare(place_key(names[0]))
    own = {p for p in places if p.level != "city" or _bare(place_key(p.name)) == key}
    return None, tuple(_PlaceCandidate(p, _people(p), 5 if own and p not in own else 1) for p in places)


def resolve_places(clusters: Sequence[DocumentCluster]) -> list[ResolvedPlace | None]:
    """Resolve every cluster of one article, by the countries and peoples that the article names.

    Returns:
        A place for each cluster; None for what is not a place, or an unknown one.
    """
    codes: dict[str, int] = {}
    for cluster in clusters:
        if cluster.kind in {"place", "group"}:
            code_of = country_code if cluster.kind == "place" else country_of_group
            for name, count in cluster.names.items():
                code = code_of(name)
                if code is not None:
                    codes[code] = codes.get(code, 0) + count
    countries = most_used(codes)
    return [resolve_place(cluster, countries) if cluster.kind == "place" else None for cluster in clusters]


def resolve_place(cluster: DocumentCluster, countries: Sequence[str]) -> ResolvedPlace | None:
    """Resolve a cluster to a place of the world.

    Candidates are weighed by population, by the countries that the article names, and by whether the name is their own
    or only an alternate one. The larger place after a comma ("Salem, Oregon") decides by itself.

    Args:
        cluster: A cluster of place mentions.
        countries: Codes of the countries that the article names, the most named first.

    Returns:
        The place; None if the gazetteer has none of this name, or the article gives too little evidence.
    """
    country, candidates = _candidates(tuple(most_used(cluster.names)))
    if country is not None or not candidates:
        return country
    for name in sorted({m.larger for m in cluster.mentions if m.larger}):
        around = big_place(name) or state_by_abbreviation(name)
        if around is None:
            continue
        inside = next((one.place for one in candidates if _lies_in(one.place, around)), None)
        if inside is not None:
            return ResolvedPlace(inside, 1.0, f"the article says that it is in {name}")
        if around.country:
            return None  # the gazetteer has no place of this name there
    weights = [_weight(one, countries) for one in candidates]
    most = max(weights)
    if most < ENOUGH:
        return None
    best = candidates[weights.index(most)].place
    if best.country in countries:
        return ResolvedPlace(best, 0.85, f"the article names the country too ({best.country})")
    return ResolvedPlace(best, 0.6, "the best known place of this name")


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


def _weight(candidate: _PlaceCandidate, countries: Sequence[str]) -> float:
    weight, country = candidate.people, candidate.place.country
    if country in countries:
        weight *= 60 if country in countries[:2] else 25
    return weight / candidate.share
