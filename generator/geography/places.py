"""Places by name: countries, their parts, regions of the world, cities."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from babel import Locale

from generator.geography.names import place_key
from generator.geography.tables import rows

# CLDR adds what tells namesakes apart: "Myanmar (Burma)", "Hong Kong SAR China".
CLDR_ADDITION = re.compile(r"\s*\(.*\)$|\sSAR China$")
# "Republic of Cyprus", "Kingdom of Saudi Arabia" are the country itself, unless the table knows better.
STYLE = re.compile(
    r"^(?:federal|islamic|socialist|people's|democratic|arab|hashemite|united)?\s*"
    r"(?:republic|kingdom|state|sultanate|emirate|principality|commonwealth) of ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the tables know it."""

    name: str
    """Usual English name."""
    level: Literal["country", "region", "state", "city"]
    """What sort of place; a region may be larger or smaller than a country."""
    country: str | None
    """ISO 3166-1 alpha-2 code; None for what lies in several countries."""
    latitude: float
    """Degrees north."""
    longitude: float
    """Degrees east."""
    geonames: int | None = None
    """GeoNames id."""
    division: str = ""
    """State or province by its code in GeoNames (postal code in the United States)."""
    population: int = 0
    """People, for cities."""
    capital: bool = False
    """Whether it is the capital of its country."""


@cache
def _big() -> dict[str, tuple[Place, ...]]:
    """Countries, states and regions by key."""
    places: dict[str, list[Place]] = defaultdict(list)
    territories = Locale("en").territories
    for code, latitude, longitude, others, _, _, geonames in rows("countries.txt"):
        name = CLDR_ADDITION.sub("", territories.get(code, "")) or others.split(",")[0]
        place = Place(name, "country", code, float(latitude), float(longitude), int(geonames))
        for key in {place_key(n) for n in (name, *filter(None, others.split(",")))}:
            places[key].append(place)
    for name, code, latitude, longitude, others in rows("regions.txt"):
        place = Place(name, "region", code or None, float(latitude), float(longitude))
        for key in {place_key(n) for n in (name, *filter(None, others.split(",")))}:
            places[key].append(place)
    for name, postal, _, latitude, longitude in rows("states.txt"):
        places[place_key(name)].append(Place(name, "state", "US", float(latitude), float(longitude), division=postal))
    return {key: tuple(found) for key, found in places.items()}


@cache
def _cities() -> dict[str, tuple[Place, ...]]:
    """Cities by key, the most populous first; a city's own name goes before what another is also called."""
    own: dict[str, list[Place]] = defaultdict(list)
    also: dict[str, list[Place]] = defaultdict(list)
    for number, name, code, division, latitude, longitude, population, capital, others in rows("cities.tsv.gz", "\t"):
        place = Place(
            name, "city", code, float(latitude), float(longitude), int(number), division, int(population), bool(capital)
        )
        own[place_key(name)].append(place)
        for other in filter(None, others.split(",")):
            also[place_key(other)].append(place)
    for found in (own, also):
        for places in found.values():
            places.sort(key=lambda p: (-p.population, p.geonames or 0))
    return {key: tuple(dict.fromkeys([*own.get(key, ()), *also.get(key, ())])) for key in own.keys() | also.keys()}


@cache
def _abbreviations() -> dict[str, Place]:
    found = {}
    for name, postal, short, latitude, longitude in rows("states.txt"):
        place = Place(name, "state", "US", float(latitude), float(longitude), division=postal)
        found[short] = found[postal] = place
    return found


def big_place(name: str) -> Place | None:
    """Country, state or region of that name, the larger first; reads no table of cities."""
    key = place_key(name)
    found = _big().get(key) or _big().get(place_key(STYLE.sub("", name)))
    return found[0] if found else None


def lookup(name: str) -> tuple[Place, ...]:
    """Everything of that name: countries, regions and states first, then cities, the most populous first."""
    key = place_key(name)
    big = _big().get(key) or (_big().get(place_key(STYLE.sub("", name))) or () if STYLE.match(name) else ())
    cities = _cities().get(key) or _cities().get(key.removesuffix(" city")) or ()
    return (*big, *cities)


def state_by_abbreviation(text: str) -> Place | None:
    """State of the United States by its news-style or postal abbreviation ("Fla.", "NY")."""
    return _abbreviations().get(text)
