"""The clusters of all articles as entities: joined by keys in dictionaries, never by comparing all pairs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.geography import Place, big_place, place_key
from generator.records import Kind, Reason
from generator.resolve.clusters import Local
from generator.resolve.institutions import institution_key
from generator.resolve.nicknames import given_key
from generator.resolve.people import full_name
from generator.resolve.places import Located, country_among, country_code
from generator.resolve.spelling import fold_organization, is_acronym, sound

# A transliteration is compared by sound only where a whole name is long enough to be told from others.
LONG_NAME = 10
# "Helmand Province" is Helmand; a city's province is found by its own name first.
PROVINCE = re.compile(r" (?:province|governorate)$")
# Every country has these, and a bare one may be of any.
GOVERNING = frozenset(
    {
        "government",
        "military",
        "army",
        "police",
        "parliament",
        "regime",
        "administration",
        "forces",
        "armed forces",
        "navy",
        "air force",
    }
)


@dataclass(eq=False)
class Cluster:
    """Everything that is one entity: one cluster an article."""

    kind: Kind
    locals: list[Local] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    place: Place | None = None
    best: tuple[int, str] | None = field(default=None, init=False, repr=False)
    """Its best name, once that is known, and how many parts it had then."""
    _counted: tuple[int, dict[str, int]] | None = field(default=None, init=False, repr=False)

    @property
    def names(self) -> dict[str, int]:
        """Names used over all articles; counted once for the same parts, so not to be changed."""
        if len(self.locals) == 1:
            return self.locals[0].names
        if self._counted is not None and self._counted[0] == len(self.locals):
            return self._counted[1]
        found: dict[str, int] = {}
        for local in self.locals:
            for name, count in local.names.items():
                found[name] = found.get(name, 0) + count
        self._counted = (len(self.locals), found)
        return found


Key = tuple[str, ...]
"""Under which a cluster meets the same thing in other articles."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the articles together tell about the names of each."""

    places: Mapping[int, Located]
    """Where the place clusters lie, by `id`."""
    cities: Mapping[str, set[Key]]
    """Key of a place's name -> the cities that the articles mean by it."""
    acronyms: Mapping[str, str]
    """Acronym -> long name."""
    aliases: Mapping[str, str]
    """Spelling of a person's full name -> the spelling that stands for all."""
    institutions: Mapping[str, Mapping[str, str]]
    """Institution without its country -> code of a country -> name."""
    countries: Mapping[str, set[str]]
    """Article -> codes of the countries that it names."""


def join_across(
    found: Sequence[Local], places: Mapping[int, Located], apart: Mapping[int, str] | None = None
) -> list[Cluster]:
    """Join the clusters of all articles.

    Args:
        found: The clusters of all articles.
        places: Where the place clusters lie, by `id`.
        apart: What keeps a cluster from its namesakes, by `id`.
    """
    known = _Evidence(
        places,
        _cities(found, places),
        _defined_acronyms(found),
        _person_aliases(found),
        _institutions(found),
        _countries_by_article(found),
    )
    clusters: dict[Key, Cluster] = {}
    for local in found:
        key, reason = _key(local, known)
        if apart and id(local) in apart:
            key = (*key, apart[id(local)])
        cluster = clusters.get(key)
        if cluster is None:
            cluster = clusters[key] = Cluster(local.kind)
        cluster.locals.append(local)
        if reason is not None:
            cluster.reasons.append(reason)
        if cluster.place is None and (where := places.get(id(local))) is not None:
            cluster.place = where.place
            says = f"{where.place.name} ({where.place.country or 'in several countries'}): {where.because}"
            cluster.reasons.append(Reason("gazetteer", says, where.score))
    return list(clusters.values())


def _key(local: Local, known: _Evidence) -> tuple[Key, Reason | None]:
    """The key of a cluster, and why where that is not the plain name."""
    if local.kind == "person":
        return _person_key(local, known)
    if local.kind == "place":
        return _place_key(local, known)
    if local.kind == "organization":
        return _organization_key(local, known)
    return (local.kind, fold_organization(local.fullest)), None


def _person_key(local: Local, known: _Evidence) -> tuple[Key, Reason | None]:
    key = full_name(local.fullest)
    alias = known.aliases.get(key, key)
    if alias == key:
        return ("person", key), None
    says = f"“{local.fullest}” is spelled otherwise in other articles"
    return ("person", alias), local.reason("spelling of a full name", says, 0.85)


def _place_key(local: Local, known: _Evidence) -> tuple[Key, Reason | None]:
    code = country_among(local.names)
    if code is not None:
        return ("place", code), None
    where = known.places.get(id(local))
    if where is not None and where.place.level == "city":
        return _city_key(where), None
    name = local.fullest
    big = big_place(name)
    elsewhere = known.cities.get(place_key(name), ())
    if big is None and len(elsewhere) == 1:
        says = f"other articles tell where “{name}” lies, and all mean one place"
        return next(iter(elsewhere)), local.reason("the only place so located", says, 0.8)
    return ("place", PROVINCE.sub("", place_key(big.name if big is not None else name))), None


def _organization_key(local: Local, known: _Evidence) -> tuple[Key, Reason | None]:
    code = country_among(local.names)
    if code is not None:
        return ("organization", code), None
    name = local.fullest
    key = institution_key(name)
    long = known.acronyms.get(key)
    if long is not None and is_acronym(name):
        says = f"another article defines “{name}” as {long}"
        return ("organization", institution_key(long)), local.reason("acronym defined elsewhere", says, 0.85)
    of_countries = known.institutions.get(key, {})
    if len(of_countries) == 1:
        ((code, long),) = of_countries.items()
        if code in known.countries.get(local.article, ()):
            says = f"“{name}” beside {code} is {long}, as in other articles"
            reason = local.reason("institution of the country named", says, 0.75)
            return ("organization", institution_key(long)), reason
    return ("organization", key), None


def _city_key(where: Located) -> Key:
    return ("place", where.place.name, str(where.place.geonames))


def _cities(found: Sequence[Local], places: Mapping[int, Located]) -> dict[str, set[Key]]:
    """Key of a place's name -> the cities that the articles mean by it."""
    meant: dict[str, set[Key]] = defaultdict(set)
    for local in found:
        if local.kind == "place":
            where = places.get(id(local))
            if where is not None and where.place.level == "city":
                meant[place_key(local.fullest)].add(_city_key(where))
    return meant


def _defined_acronyms(found: Sequence[Local]) -> dict[str, str]:
    """Acronym -> long name, where all articles that use both agree."""
    longs: dict[str, dict[str, str]] = defaultdict(dict)
    for local in found:
        if local.kind == "organization" and len(local.names) > 1:
            name = local.fullest
            if not is_acronym(name):
                for short in filter(is_acronym, local.names):
                    longs[fold_organization(short)][fold_organization(name)] = name
    return {short: next(iter(names.values())) for short, names in longs.items() if len(names) == 1}


def _countries_by_article(found: Sequence[Local]) -> dict[str, set[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for local in found:
        if local.kind == "place":
            named[local.article].update(filter(None, map(country_code, local.names)))
    return named


def _institutions(found: Sequence[Local]) -> dict[str, dict[str, str]]:
    """Institution without its country -> country code -> name ("state department" -> US -> "U.S. State Department")."""
    by_rest: dict[str, dict[str, str]] = defaultdict(dict)
    for local in found:
        if local.kind == "organization":
            code, colon, rest = institution_key(local.fullest).partition(": ")
            if colon and rest not in GOVERNING:
                by_rest[rest][code.upper()] = local.fullest
    return by_rest


def _person_aliases(found: Sequence[Local]) -> dict[str, str]:
    """Spelling of a full name -> the spelling that stands for all: by sound, and without middle initials."""
    counts: dict[str, int] = defaultdict(int)
    for local in found:
        if local.kind == "person":
            counts[full_name(local.fullest)] += len(local.mentions)
    by_block: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        words = name.split()
        if len(words) > 1:
            bare = " ".join([*(w for w in words[1:-1] if len(w) > 1), words[-1]])
            long = len(words[0]) + len(bare) >= LONG_NAME
            given = given_key(words[0])
            block = f"{given if given != words[0] or not long else sound(given)} {sound(bare) if long else bare}"
            by_block[block].append(name)
    aliases: dict[str, str] = {}
    for names in by_block.values():
        best = max(names, key=lambda n: (counts[n], n))
        aliases.update((n, best) for n in names if _initials_agree(n, best))
    return aliases


def _initials_agree(one: str, other: str) -> bool:
    """Whether no middle initial contradicts ("John A. Smith" is not "John B. Smith")."""
    a, b = ([w[0] for w in n.split()[1:-1]] for n in (one, other))
    return not a or not b or a == b
