"""Best name and other names of an entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.geography import Place
from generator.resolve.cross_document import CorpusCluster
from generator.resolve.spelling import is_acronym

# Share of the mentions, without bare surnames and acronyms, from which a name is in common use. A choice, not measured.
COMMON = 0.2


def best_name(cluster: CorpusCluster) -> str:
    """The fullest name that the articles commonly use; cached until the cluster gets more parts."""
    if cluster.best is None or cluster.best[0] != len(cluster.parts):
        cluster.best = (len(cluster.parts), _best_name(cluster))
    return cluster.best[1]


def _best_name(cluster: CorpusCluster) -> str:
    names = cluster.names
    if cluster.kind == "place":
        return _best_place_name(names, cluster.place)
    if len(names) == 1:
        return next(iter(names))
    spelled = {n: c for n, c in names.items() if not is_acronym(n)} or names
    longest = max(len(n.split()) for n in spelled)
    # Fuller forms: at least two words if there are any ("Elena Marsh" before "Marsh").
    full = {n: c for n, c in spelled.items() if len(n.split()) >= min(2, longest)}
    total = sum(full.values())
    common = {n: c for n, c in full.items() if c >= COMMON * total}
    if cluster.kind == "organization":
        return max(common or full, key=lambda n: (len(n.split()), full[n], not n.isupper(), n))
    return max(full, key=lambda n: (full[n], len(n.split()), not n.isupper(), n))


def _best_place_name(names: Mapping[str, int], place: Place | None) -> str:
    """The gazetteer's name of a country that the articles name or only abbreviate, else the name most used."""
    if place is not None and place.level == "country" and (place.name in names or all(map(is_acronym, names))):
        return place.name
    return max(names, key=lambda n: (not is_acronym(n), not n.isupper(), names[n], len(n), n))


def other_names(cluster: CorpusCluster, name: str) -> tuple[str, ...]:
    """Every other name, the most frequent first, without those that differ only in capitals."""
    if cluster.kind != "group" and len(cluster.names) == 1 and name in cluster.names:
        return ()
    seen = {name.casefold()}
    others = []
    counts = cluster.names
    if cluster.kind == "group":
        counts = Counter(counts) + Counter([m.text for part in cluster.parts for m in part.mentions])
    for other, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if other.casefold() not in seen:
            seen.add(other.casefold())
            others.append(other)
    return tuple(others)
