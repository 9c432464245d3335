"""Cluster the organizations and events of one article: merge long names, short forms and acronyms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.geography import big_place
from generator.language.word_lists import phrases
from generator.records import Definition, Kind, Mention
from generator.resolve.clusters import DocumentCluster, group_mentions
from generator.resolve.institutions import institution_key
from generator.resolve.places import country_key, merge_short_countries
from generator.resolve.spelling import INSTITUTIONS, fold_organization, initials, is_acronym

GENERIC = frozenset(phrases(INSTITUTIONS, "generic"))
LINKING = frozenset({"of", "for", "in", "at", "on", "and"})
SMALL_WORDS = LINKING | {"the"}
YEAR = re.compile(r"^(?:(?:19|20)\d\d )|(?: (?:19|20)\d\d)$")
# Rest of a long name after its short form: "Farm Council" of "Farm Council of Peru", "Acme" of "Acme Group".
TAIL = re.compile(
    r"^(?:of|for|in|at|on|and) |"
    r"^(?:group|organization|foundation|party|movement|association|magazine|newspaper|airlines|administration)$"
)


def cluster_organizations(
    article: str, kind: Kind, mentions: Iterable[Mention], definitions: Sequence[Definition]
) -> list[DocumentCluster]:
    """Cluster the organizations (or events) of one article."""
    groups = group_mentions(article, kind, mentions, _event_key if kind == "event" else _organization_key)
    if len(groups) > 1:
        _merge_defined(groups, definitions)
        _merge_acronyms(groups)
        _merge_short_forms(groups)
        merge_short_countries(groups)
    return list(dict.fromkeys(groups.values()))


@lru_cache(maxsize=100_000)
def _organization_key(name: str) -> str:
    return country_key(name) or institution_key(name)  # a national team has the names of its country


@lru_cache(maxsize=100_000)
def _event_key(name: str) -> str:
    return YEAR.sub("", fold_organization(name))


def _merge(
    groups: dict[str, DocumentCluster],
    into: DocumentCluster,
    absorbed: DocumentCluster,
    rule: str,
    explanation: str,
    score: float,
) -> None:
    if into is absorbed:
        return
    into.absorb(absorbed, rule, explanation, score)
    for key, cluster in groups.items():
        if cluster is absorbed:
            groups[key] = into


def _merge_defined(groups: dict[str, DocumentCluster], definitions: Sequence[Definition]) -> None:
    if not definitions:
        return
    owner = {mention.start: key for key, cluster in groups.items() for mention in cluster.mentions}
    for definition in definitions:
        if definition.long[0] in owner and definition.short[0] in owner:
            long, short = groups[owner[definition.long[0]]], groups[owner[definition.short[0]]]
            explanation = f"the article defines “{short.mentions[0].name}” as {long.mentions[0].name}"
            _merge(groups, long, short, "acronym defined in brackets", explanation, 1.0)


def _merge_acronyms(groups: dict[str, DocumentCluster]) -> None:
    if not any(_is_short(key, cluster) for key, cluster in groups.items()):
        return
    by_initials: dict[str, list[DocumentCluster]] = defaultdict(list)
    for key, cluster in groups.items():
        if " " in key:
            for name in cluster.names:
                for letters in initials(fold_organization(name)):
                    by_initials[letters].append(cluster)
    for key, cluster in list(groups.items()):
        if not _is_short(key, cluster):
            continue
        name = cluster.mentions[0].name
        long = _only_other(by_initials.get(re.sub(r"[^a-z]", "", key), ()), groups[key])
        if long is not None:
            explanation = f"“{name}” are the initials of {long.mentions[0].name}"
            _merge(groups, long, groups[key], "initials of one name of the article", explanation, 0.9)


def _only_other(clusters: Iterable[DocumentCluster], than: DocumentCluster) -> DocumentCluster | None:
    """The one cluster among these that is another; None if there are none or several."""
    others = [cluster for cluster in dict.fromkeys(clusters) if cluster is not than]
    return others[0] if len(others) == 1 else None


def _is_short(key: str, cluster: DocumentCluster) -> bool:
    """Whether a name is to be compared with the initials of the others."""
    return " " not in key and is_acronym(cluster.mentions[0].name)


def _merge_short_forms(groups: dict[str, DocumentCluster]) -> None:
    # Only a name that the article uses by itself can be short for another.
    longer: dict[str, list[DocumentCluster]] = {}
    by_first: dict[str, list[DocumentCluster]] = {}
    for key, cluster in groups.items():
        for short_form in short_forms(key):
            if short_form in groups:
                longer.setdefault(short_form, []).append(cluster)
        first = _first_word(key)
        if first in groups:
            by_first.setdefault(first, []).append(cluster)
    for key in [key for key in groups if key in longer or key in by_first]:
        short = groups[key]
        found = longer.get(key, [])
        if all(cluster is short for cluster in found) and _may_be_first_word(key, short):
            found = by_first.get(key, [])
        long = _only_other(found, short)
        if long is not None:
            explanation = f"“{short.mentions[0].name}” is short for {long.mentions[0].name}"
            _merge(groups, long, short, "short form of one name of the article", explanation, 0.9)


def _may_be_first_word(key: str, cluster: DocumentCluster) -> bool:
    return " " not in key and len(key) > 3 and not is_acronym(cluster.mentions[0].name)


@lru_cache(maxsize=100_000)
def short_forms(key: str) -> tuple[str, ...]:
    """Shorter spellings that an article may use after a long name, among them the one without its country."""
    _, colon, bare = key.partition(": ")
    words = (bare or key).split()
    found: dict[str, None] = {}
    for i in range(1, len(words)):
        head, tail = " ".join(words[:i]), " ".join(words[i:])
        bare_generic = i == 1 and is_generic(head) and words[i] in LINKING
        if TAIL.match(tail) and not big_place(head) and not bare_generic:
            found[head] = None
        if i < len(words) - 1 and SMALL_WORDS.isdisjoint(words[i - 1 : i + 1]):
            found[tail] = None
    if colon:
        found[bare] = None
    return tuple(found)


@lru_cache(maxsize=100_000)
def _first_word(key: str) -> str | None:
    """Distinctive first word of a name of two or three words: "Northgate" of "Northgate Properties"; else None."""
    first, _, rest = key.partition(" ")
    telling = rest and rest.count(" ") < 2 and not is_generic(first) and not is_generic(first.rstrip("s"))
    return first if telling else None


def is_generic(word: str) -> bool:
    """Whether a single word is too common to mean one organization."""
    return word in GENERIC
