"""Cross-document coreference: merge the clusters of all articles by keys, without comparing all pairs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.geography import Place, big_place, place_key
from generator.language.word_lists import phrases
from generator.records import Kind, Reason
from generator.resolve.clusters import DocumentCluster
from generator.resolve.institutions import institution_key
from generator.resolve.nicknames import given_key
from generator.resolve.people import full_name
from generator.resolve.places import ResolvedPlace, country_among, country_code
from generator.resolve.spelling import fold_organization, is_acronym, sound

# Letters of a whole name from which transliterations are compared by sound: shorter names often sound alike by chance.
LONG_NAME = 10
# "Helmand Province" is Helmand; a city's province is found by its own name first.
PROVINCE = re.compile(r" (?:province|governorate)$")
# Institutions that every country has: without the name of a country, the country is unknown.
GOVERNING = frozenset(phrases("resolve/data/institutions.txt", "governing"))


@dataclass(eq=False)
class CorpusCluster:
    """The mentions of one entity in all articles."""

    kind: Kind
    """Kind of the entity."""
    parts: list[DocumentCluster] = field(default_factory=list)
    """Its clusters in single articles, in the order of the corpus."""
    reasons: list[Reason] = field(default_factory=list)
    """Why the parts are one entity."""
    place: Place | None = None
    """Gazetteer entry, for places that the gazetteer knows."""
    best: tuple[int, str] | None = field(default=None, init=False, repr=False)
    """Number of parts and best name, cached when the name was last chosen."""
    _counted: tuple[int, dict[str, int]] | None = field(default=None, init=False, repr=False)

    @property
    def names(self) -> dict[str, int]:
        """Name -> number of mentions over all articles; cached, so do not modify."""
        if len(self.parts) == 1:
            return self.parts[0].names
        if self._counted is not None and self._counted[0] == len(self.parts):
            return self._counted[1]
        found: dict[str, int] = {}
        for part in self.parts:
            for name, count in part.names.items():
                found[name] = found.get(name, 0) + count
        self._counted = (len(self.parts), found)
        return found


ClusterKey = tuple[str, ...]
"""ClusterKey of a cluster: clusters with equal keys are merged."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Evidence of all articles on the names of each."""

    cities: Mapping[str, set[ClusterKey]]
    """ClusterKey of a place's name -> the cities that the articles mean by it."""
    acronyms: Mapping[str, str]
    """Acronym -> long name."""
    aliases: Mapping[str, str]
    """Spelling of a person's full name -> its canonical spelling."""
    institutions: Mapping[str, Mapping[str, str]]
    """Institution without its country -> code of a country -> name."""
    countries: Mapping[str, set[str]]
    """Article -> codes of the countries that it names."""


def merge_clusters(
    found: Sequence[DocumentCluster],
    places: Sequence[ResolvedPlace | None],
    namesakes: Mapping[int, str] | None = None,
) -> list[CorpusCluster]:
    """Merge the clusters of all articles.

    Args:
        found: The clusters of all articles.
        places: The place of the world that each of them means; None if it is not a place, or an unknown one.
        namesakes: Index of a cluster -> what to add to its key, so that it is not merged with its namesakes.
    """
    known = _Evidence(
        _cities(found, places),
        _defined_acronyms(found),
        _person_aliases(found),
        _institutions(found),
        _countries_by_article(found),
    )
    clusters: dict[ClusterKey, CorpusCluster] = {}
    for index, (part, resolved) in enumerate(zip(found, places, strict=True)):
        key, reason = _key(part, resolved, known)
        if namesakes and index in namesakes:
            key = (*key, namesakes[index])
        cluster = clusters.get(key)
        if cluster is None:
            cluster = clusters[key] = CorpusCluster(part.kind)
        cluster.parts.append(part)
        if reason is not None:
            cluster.reasons.append(reason)
        if cluster.place is None and resolved is not None:
            cluster.place = resolved.place
            explanation = (
                f"{resolved.place.name} ({resolved.place.country or 'in several countries'}): {resolved.explanation}"
            )
            cluster.reasons.append(Reason("gazetteer", explanation, resolved.score))
    return list(clusters.values())


def _key(part: DocumentCluster, resolved: ResolvedPlace | None, known: _Evidence) -> tuple[ClusterKey, Reason | None]:
    """The key of a cluster, and the reason if the key is not its plain name."""
    if part.kind == "person":
        return _person_key(part, known)
    if part.kind == "place":
        return _place_key(part, resolved, known)
    if part.kind == "organization":
        return _organization_key(part, known)
    return (part.kind, fold_organization(part.fullest)), None


def _person_key(part: DocumentCluster, known: _Evidence) -> tuple[ClusterKey, Reason | None]:
    key = full_name(part.fullest)
    alias = known.aliases.get(key, key)
    if alias == key:
        return ("person", key), None
    explanation = f"“{part.fullest}” is spelled otherwise in other articles"
    return ("person", alias), part.reason("spelling of a full name", explanation, 0.85)


def _place_key(
    part: DocumentCluster, resolved: ResolvedPlace | None, known: _Evidence
) -> tuple[ClusterKey, Reason | None]:
    code = country_among(part.names)
    if code is not None:
        return ("place", code), None
    if resolved is not None and resolved.place.level == "city":
        return _city_key(resolved), None
    name = part.fullest
    big = big_place(name)
    elsewhere = known.cities.get(place_key(name), ())
    if big is None and len(elsewhere) == 1:
        explanation = f"other articles locate “{name}”, all in the same place"
        return next(iter(elsewhere)), part.reason("the only place so located", explanation, 0.8)
    return ("place", PROVINCE.sub("", place_key(big.name if big is not None else name))), None


def _organization_key(part: DocumentCluster, known: _Evidence) -> tuple[ClusterKey, Reason | None]:
    code = country_among(part.names)
    if code is not None:
        return ("organization", code), None
    name = part.fullest
    key = institution_key(name)
    long = known.acronyms.get(key)
    if long is not None and is_acronym(name):
        explanation = f"another article defines “{name}” as {long}"
        return ("organization", institution_key(long)), part.reason("acronym defined elsewhere", explanation, 0.85)
    of_countries = known.institutions.get(key, {})
    if len(of_countries) == 1:
        ((code, long),) = of_countries.items()
        if code in known.countries.get(part.article, ()):
            explanation = f"“{name}” together with {code} is {long}, as in other articles"
            reason = part.reason("institution of the country named", explanation, 0.75)
            return ("organization", institution_key(long)), reason
    return ("organization", key), None


def _city_key(resolved: ResolvedPlace) -> ClusterKey:
    return ("place", resolved.place.name, str(resolved.place.geonames))


def _cities(found: Sequence[DocumentCluster], places: Sequence[ResolvedPlace | None]) -> dict[str, set[ClusterKey]]:
    """ClusterKey of a place's name -> the cities that the articles mean by it."""
    cities: dict[str, set[ClusterKey]] = defaultdict(set)
    for part, resolved in zip(found, places, strict=True):
        if part.kind == "place" and resolved is not None and resolved.place.level == "city":
            cities[place_key(part.fullest)].add(_city_key(resolved))
    return cities


def _defined_acronyms(found: Sequence[DocumentCluster]) -> dict[str, str]:
    """Acronym -> long name, if all articles that use both agree."""
    longs: dict[str, dict[str, str]] = defaultdict(dict)
    for part in found:
        if part.kind == "organization" and len(part.names) > 1:
            name = part.fullest
            if not is_acronym(name):
                for short in filter(is_acronym, part.names):
                    longs[fold_organization(short)][fold_organization(name)] = name
    return {short: next(iter(names.values())) for short, names in longs.items() if len(names) == 1}


def _countries_by_article(found: Sequence[DocumentCluster]) -> dict[str, set[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for part in found:
        if part.kind == "place":
            named[part.article].update(filter(None, map(country_code, part.names)))
    return named


def _institutions(found: Sequence[DocumentCluster]) -> dict[str, dict[str, str]]:
    """Institution without its country -> country code -> name ("state department" -> US -> "U.S. State Department")."""
    by_rest: dict[str, dict[str, str]] = defaultdict(dict)
    for part in found:
        if part.kind == "organization":
            code, colon, rest = institution_key(part.fullest).partition(": ")
            if colon and rest not in GOVERNING:
                by_rest[rest][code.upper()] = part.fullest
    return by_rest


def _person_aliases(found: Sequence[DocumentCluster]) -> dict[str, str]:
    """Spelling of a full name -> its canonical spelling: by sound, and without middle initials."""
    counts: dict[str, int] = defaultdict(int)
    for part in found:
        if part.kind == "person":
            counts[full_name(part.fullest)] += len(part.mentions)
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
