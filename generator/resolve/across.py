"""The clusters of all articles as entities: joined by keys in dictionaries, never by comparing all pairs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.geography import Place, big_place, place_key
from generator.records import Kind, Reason
from generator.resolve.institutions import institution_key
from generator.resolve.local import Local
from generator.resolve.nicknames import given_key
from generator.resolve.people import parts_of
from generator.resolve.places import Located, country_key
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
    _counted: tuple[int, Counter[str]] | None = field(default=None, init=False, repr=False)

    @property
    def names(self) -> Counter[str]:
        """Names used over all articles; counted once for the same parts, so not to be changed."""
        if len(self.locals) == 1:
            return self.locals[0].names
        if self._counted is not None and self._counted[0] == len(self.locals):
            return self._counted[1]
        found: Counter[str] = Counter()
        for local in self.locals:
            for name, count in local.names.items():
                found[name] += count
        self._counted = (len(self.locals), found)
        return found


def join_across(
    found: Sequence[Local], places: Mapping[int, Located], apart: Mapping[int, str] | None = None
) -> list[Cluster]:
    """Join the clusters of all articles.

    Args:
        found: The clusters of all articles.
        places: Where the place clusters lie, by `id`.
        apart: What keeps a cluster from its namesakes, by `id`.
    """
    acronyms = _defined_acronyms(found)
    countries = _countries_by_article(found)
    institutions = _institutions(found)
    located = _located(found, places)
    clusters: dict[tuple[str, ...], Cluster] = {}
    aliases = _person_aliases(found)
    for local in found:
        key, reason = _key(local, places, acronyms, aliases, institutions, countries, located)
        if apart and id(local) in apart:
            key = (*key, apart[id(local)])
        cluster = clusters.setdefault(key, Cluster(local.kind))
        cluster.locals.append(local)
        if reason is not None:
            cluster.reasons.append(reason)
        where = places.get(id(local))
        if where is not None and cluster.place is None:
            cluster.place = where.place
            says = f"{where.place.name} ({where.place.country or 'in several countries'}): {where.because}"
            cluster.reasons.append(Reason("gazetteer", says, where.score))
    return list(clusters.values())


def _key(
    local: Local,
    places: Mapping[int, Located],
    acronyms: Mapping[str, str],
    aliases: Mapping[str, str],
    institutions: Mapping[str, Mapping[str, str]],
    countries: Mapping[str, frozenset[str]],
    located: Mapping[str, set[tuple[str, ...]]],
) -> tuple[tuple[str, ...], Reason | None]:
    """Key under which a cluster meets the same thing in other articles, and why where that is not the plain name."""
    name = fullest(local)
    evidence = local.mentions[0]
    if local.kind == "person":
        key = " ".join(parts_of(name))
        alias = aliases.get(key, key)
        reason = (
            None
            if alias == key
            else Reason(
                "spelling of a full name",
                f"“{name}” is spelled otherwise in other articles",
                0.85,
                local.article,
                evidence.start,
                evidence.end,
            )
        )
        return ("person", alias), reason
    if local.kind == "place":
        code = next((c for n in local.names if (c := country_key(n))), None)
        if code is not None:
            return ("place", code), None
        where = places.get(id(local))
        if where is not None and where.place.level == "city":
            return _city_key(where), None
        big = big_place(name)
        elsewhere = located.get(place_key(name), set())
        if big is None and len(elsewhere) == 1:
            says = f"other articles tell where “{name}” lies, and all mean one place"
            reason = Reason("the only place so located", says, 0.8, local.article, evidence.start, evidence.end)
            return next(iter(elsewhere)), reason
        return ("place", PROVINCE.sub("", place_key(big.name if big is not None else name))), None
    key = institution_key(name) if local.kind == "organization" else fold_organization(name)
    if local.kind == "organization" and (code := next((c for n in local.names if (c := country_key(n))), None)):
        return (local.kind, code), None
    if local.kind == "organization":
        if is_acronym(name) and key in acronyms:
            reason = Reason(
                "acronym defined elsewhere",
                f"another article defines “{name}” as {acronyms[key]}",
                0.85,
                local.article,
                evidence.start,
                evidence.end,
            )
            return (local.kind, institution_key(acronyms[key])), reason
        for code, long in institutions.get(key, {}).items():
            if len(institutions[key]) == 1 and code in countries.get(local.article, frozenset()):
                reason = Reason(
                    "institution of the country named",
                    f"“{name}” beside {code} is {long}, as in other articles",
                    0.75,
                    local.article,
                    evidence.start,
                    evidence.end,
                )
                return (local.kind, institution_key(long)), reason
    return (local.kind, key), None


def _city_key(where: Located) -> tuple[str, ...]:
    return ("place", where.place.name, str(where.place.geonames))


def _located(found: Sequence[Local], places: Mapping[int, Located]) -> dict[str, set[tuple[str, ...]]]:
    """By key of its name, the cities that the articles mean by it."""
    meant: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for local in found:
        where = places.get(id(local))
        if where is not None and where.place.level == "city":
            meant[place_key(fullest(local))].add(_city_key(where))
    return meant


def fullest(local: Local) -> str:
    """The name of a cluster that says most: no acronym where there is a long form, then the most words that recur."""
    if len(local.mentions) == 1:
        return local.mentions[0].name
    names = local.names
    if len(names) == 1:
        return next(iter(names))
    known = local.fullest
    if known is None or known[0] is not local.mentions or known[1:3] != (len(local.mentions), local.kind):
        local.fullest = known = (local.mentions, len(local.mentions), local.kind, _fullest(local))
    return known[3]


def _fullest(local: Local) -> str:
    names = local.names
    return max(
        names, key=lambda n: (not is_acronym(n), len(n.split()) if local.kind != "place" else 0, names[n], len(n), n)
    )


def _defined_acronyms(found: Sequence[Local]) -> dict[str, str]:
    """Acronym -> long name, where all articles that use both agree."""
    longs: dict[str, dict[str, str]] = defaultdict(dict)
    for local in found:
        if local.kind == "organization":
            name = fullest(local)
            if not is_acronym(name):
                for short in filter(is_acronym, local.names):
                    longs[fold_organization(short)][fold_organization(name)] = name
    return {short: next(iter(names.values())) for short, names in longs.items() if len(names) == 1}


def _countries_by_article(found: Sequence[Local]) -> dict[str, frozenset[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for local in found:
        if local.kind == "place":
            named[local.article].update(k.removeprefix("country ") for n in local.names if (k := country_key(n)))
    return {article: frozenset(codes) for article, codes in named.items()}


def _institutions(found: Sequence[Local]) -> dict[str, dict[str, str]]:
    """Institution without its country -> country code -> name ("state department" -> US -> "U.S. State Department")."""
    by_rest: dict[str, dict[str, str]] = defaultdict(dict)
    for local in found:
        if local.kind == "organization":
            name = fullest(local)
            code, colon, rest = institution_key(name).partition(": ")
            if colon and rest not in GOVERNING:
                by_rest[rest][code.upper()] = name
    return by_rest


def _person_aliases(found: Sequence[Local]) -> dict[str, str]:
    """Spelling of a full name -> the spelling that stands for all: by sound, and without middle initials."""
    counts: Counter[str] = Counter()
    for local in found:
        if local.kind == "person":
            counts[" ".join(parts_of(fullest(local)))] += len(local.mentions)
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
