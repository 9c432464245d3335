"""Organizations and events of one article: long names, short forms, acronyms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.geography import big_place
from generator.records import Definition, Kind, Mention
from generator.resolve.clusters import Local, gathered
from generator.resolve.institutions import institution_key
from generator.resolve.places import country_key, join_short_countries
from generator.resolve.spelling import fold_organization, initials, is_acronym

YEAR = re.compile(r"^(?:(?:19|20)\d\d )|(?: (?:19|20)\d\d)$")
# What may follow a short form in the long name: "Farm Council" of "Farm Council of Peru", "Acme" of "Acme Group".
TAIL = re.compile(
    r"^(?:of|for|in|at|on|and) |"
    r"^(?:group|organization|foundation|party|movement|association|magazine|newspaper|airlines|administration)$"
)


def join_organizations(
    article: str, kind: Kind, mentions: Iterable[Mention], definitions: Sequence[Definition]
) -> list[Local]:
    """Clusters of the organizations (or events) of one article."""
    groups = gathered(article, kind, mentions, _event_key if kind == "event" else _organization_key)
    if len(groups) > 1:
        _join_defined(groups, definitions)
        _join_acronyms(groups)
        _join_short_forms(groups)
        join_short_countries(groups)
    return list(dict.fromkeys(groups.values()))


@lru_cache(maxsize=100_000)
def _organization_key(name: str) -> str:
    return country_key(name) or institution_key(name)  # a country's team has the country's names


@lru_cache(maxsize=100_000)
def _event_key(name: str) -> str:
    return YEAR.sub("", fold_organization(name))


def _merge(groups: dict[str, Local], into: Local, gone: Local, rule: str, says: str, score: float) -> None:
    if into is gone:
        return
    into.take(gone, rule, says, score)
    for key, local in groups.items():
        if local is gone:
            groups[key] = into


def _join_defined(groups: dict[str, Local], definitions: Sequence[Definition]) -> None:
    if not definitions:
        return
    by_start = {m.start: local for local in dict.fromkeys(groups.values()) for m in local.mentions}
    owner = {m.start: key for key, local in groups.items() for m in local.mentions}
    for definition in definitions:
        if definition.long[0] in by_start and definition.short[0] in by_start:
            long, short = groups[owner[definition.long[0]]], groups[owner[definition.short[0]]]
            name = short.mentions[0].name
            _merge(
                groups,
                long,
                short,
                "acronym defined in brackets",
                f"the article defines “{name}” as {long.mentions[0].name}",
                1.0,
            )


def _join_acronyms(groups: dict[str, Local]) -> None:
    if not any(_is_short(key, local) for key, local in groups.items()):
        return
    by_initials: dict[str, dict[int, Local]] = defaultdict(dict)
    for key, local in groups.items():
        if " " in key:
            for name in local.names:
                for letters in initials(fold_organization(name)):
                    by_initials[letters][id(local)] = local
    for key, local in list(groups.items()):
        if not _is_short(key, local):
            continue
        name = local.mentions[0].name
        found = {i: x for i, x in by_initials.get(re.sub(r"[^a-z]", "", key), {}).items() if x is not groups[key]}
        if len(found) == 1:
            (long,) = found.values()
            _merge(
                groups,
                long,
                groups[key],
                "initials of one name of the article",
                f"“{name}” are the initials of {long.mentions[0].name}",
                0.9,
            )


def _is_short(key: str, local: Local) -> bool:
    """Whether a name is to be looked for among the initials of the others."""
    return " " not in key and is_acronym(local.mentions[0].name)


def _join_short_forms(groups: dict[str, Local]) -> None:
    # Only what the article calls something by itself can be short for another.
    longer: dict[str, dict[int, Local]] = {}
    by_first: dict[str, dict[int, Local]] = {}
    for key, local in groups.items():
        for short in short_forms(key):
            if short in groups:
                longer.setdefault(short, {})[id(local)] = local
        first = _first_word(key)
        if first in groups:
            by_first.setdefault(first, {})[id(local)] = local
    for key in [key for key in groups if key in longer or key in by_first]:
        found = {i: x for i, x in longer.get(key, {}).items() if x is not groups[key]}
        if not found and " " not in key and len(key) > 3 and not is_acronym(groups[key].mentions[0].name):
            found = {i: x for i, x in by_first.get(key, {}).items() if x is not groups[key]}
        if len(found) == 1:
            (long,) = found.values()
            name = groups[key].mentions[0].name
            _merge(
                groups,
                long,
                groups[key],
                "short form of one name of the article",
                f"“{name}” is short for {long.mentions[0].name}",
                0.9,
            )


@lru_cache(maxsize=100_000)
def short_forms(key: str) -> tuple[str, ...]:
    """Shorter spellings that an article may use after a long name, among them the one without its country."""
    _, colon, bare = key.partition(": ")
    words = (bare or key).split()
    found: dict[str, None] = {}
    for i in range(1, len(words)):
        head, tail = " ".join(words[:i]), " ".join(words[i:])
        if (
            TAIL.match(tail)
            and not big_place(head)
            and not (i == 1 and tail.split()[0] in {"of", "for", "in", "at", "on", "and"} and is_generic(head))
        ):
            found[head] = None
        if (
            i < len(words) - 1
            and words[i] not in {"of", "for", "and", "the", "on", "in", "at"}
            and words[i - 1] not in {"of", "for", "and", "the", "on", "in", "at"}
        ):
            found[tail] = None
    if colon:
        found[bare] = None
    return tuple(found)


@lru_cache(maxsize=100_000)
def _first_word(key: str) -> str | None:
    """First word of a name of two or three words that says which is meant: "Northgate" of "Northgate Properties"."""
    first, _, rest = key.partition(" ")
    telling = rest and rest.count(" ") < 2 and not is_generic(first) and not is_generic(first.rstrip("s"))
    return first if telling else None


def is_generic(word: str) -> bool:
    """Whether a single word is too common to stand for one organization."""
    return word in {
        "university",
        "ministry",
        "department",
        "bank",
        "council",
        "house",
        "office",
        "church",
        "institute",
        "school",
        "court",
        "party",
        "union",
        "college",
        "museum",
        "board",
        "bureau",
        "society",
        "federation",
        "association",
    }
