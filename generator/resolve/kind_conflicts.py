"""Kind conflicts: give one kind to a name that the articles of a corpus use for different kinds of thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.geography import lookup, place_key
from generator.records import Kind
from generator.resolve.clusters import DocumentCluster, PendingQuestion, QuestionKind
from generator.resolve.spelling import fold

# How much more support the kind of most articles needs to overrule the others.
MARGIN = 1.5
# Support that a title or role next to a name, and an entry in the gazetteer, add to that of the mentions.
TITLE = 3.0
KNOWN_PLACE = 2.0
# Population from which a place counts as evidence.
PEOPLE = 20_000
COMPARED = frozenset({"person", "organization", "place"})


def settle_kinds(found: Sequence[DocumentCluster]) -> list[PendingQuestion]:
    """Give each name the kind that the articles together support; a close decision becomes a question.

    Clusters change their kind in place. A cluster with a title or role keeps its own ("Paris" the city, "Ms. Paris").
    """
    by_name: dict[str, list[DocumentCluster]] = {}
    for cluster in found:
        if cluster.kind in COMPARED:
            by_name.setdefault(fold(cluster.fullest), []).append(cluster)
    questions = []
    for name, clusters in by_name.items():
        if len({cluster.kind for cluster in clusters}) > 1:
            questions += _settle(name, clusters)
    return questions


def _settle(name: str, clusters: Sequence[DocumentCluster]) -> list[PendingQuestion]:
    support: dict[Kind, float] = defaultdict(float)
    for cluster in clusters:
        support[cluster.kind] += _own(cluster)
    if "place" in support and _known(name):
        support["place"] += KNOWN_PLACE
    best = max(support, key=lambda kind: (support[kind], kind))
    rest = max(value for kind, value in support.items() if kind != best)
    others = [cluster for cluster in clusters if cluster.kind != best]
    spelling = clusters[0].fullest
    if support[best] < MARGIN * rest:
        likely = next(cluster for cluster in clusters if cluster.kind == best)
        message = f"“{spelling}” is taken for a {best} in some articles and a {others[0].kind} in others"
        return [PendingQuestion(QuestionKind.KIND_CONFLICT, message, likely, tuple(others[:1]), best)]
    for cluster in others:
        if _titled(cluster):
            continue
        explanation = f"“{spelling}” is a {best} in the other articles of the corpus"
        score = round(support[best] / (support[best] + rest), 2)
        cluster.retype(best, cluster.reason("kind by the corpus", explanation, score))
    return []


def _own(cluster: DocumentCluster) -> float:
    """Support of one article for the kind that it uses."""
    return max(m.score for m in cluster.mentions) + 0.1 * min(5, len(cluster.mentions)) + TITLE * _titled(cluster)


def _titled(cluster: DocumentCluster) -> bool:
    return cluster.kind == "person" and any(m.role is not None or m.honorific for m in cluster.mentions)


def _known(name: str) -> bool:
    """Whether the gazetteer has a place of just this name that is large enough to be meant."""
    key = place_key(name)
    return any(p.level != "city" or (p.population >= PEOPLE and place_key(p.name) == key) for p in lookup(name))
