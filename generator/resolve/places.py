"""Places: names of one place within an article, and which place of the world it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.geography import Place, big_place, lookup, place_key, state_by_abbreviation
from generator.records import Definition, Mention
from generator.resolve.local import Local

# "Kabul City", "Washington D.C.", "Helmand Province" are what the bare name means beside them.
GENERIC_TAIL = re.compile(r" (?:city|d ?c|dc|province|governorate|district|county|state|prefecture|region)$")
LARGE = 500_000


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
            groups[long].take(groups.pop(short), "acronym defined in brackets", f"the article defines “{short}” as {groups[long].mentions[0].name}")
    _join_short_forms(groups)
    return list(groups.values())


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
    # "Korea" where the article names one of the two, "Bosnia" is in the tables.
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
            into.take(groups.pop(tail), "short form of one country of the article", f"“{tail.title()}” is short for {into.mentions[0].name}", 0.8)


def locate(local: Local, countries: Sequence[str]) -> tuple[Place | None, float, str]:
    """The place of the world that a cluster means, how sure, and why.

    Args:
        local: A cluster of place mentions.
        countries: Codes of the countries that the article names, the most named first.
    """
    found: dict[Place, None] = {}
    for name, _ in local.names.most_common():
        for place in lookup(name):
            found[place] = None
    larger = {m.larger for m in local.mentions if m.larger}
    candidates = list(found)
    for name in sorted(larger):
        around = big_place(name) or state_by_abbreviation(name)
        if around is not None:
            inside = [p for p in candidates if p.country == around.country and (around.level != "state" or p.division == around.division) and p is not around]
            if inside:
                return inside[0], 1.0, f"the article says it lies in {around.name}"
            candidates = [p for p in candidates if p.country == around.country] or []
    if not candidates:
        return None, 0.0, ""
    big = [p for p in candidates if p.level != "city"]
    if len(candidates) == 1 or (big and big[0].level == "country" and len(big) == 1):
        return candidates[0], 0.9, "the only place of this name that the gazetteer knows" if len(candidates) == 1 else "a country of this name"
    for code in countries:
        inside = [p for p in candidates if p.country == code]
        if inside:
            return inside[0], 0.8, f"the article also names {code}, where one lies"
    first = candidates[0]
    if first.level != "city" or first.population >= LARGE or first.capital:
        return first, 0.6, "the largest place of this name"
    return None, 0.0, ""
