"""Turn clusters of the whole corpus into entity records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from generator.records import Appearance, Article, Entity, Kind, Reason
from generator.resolve.clusters import DocumentCluster, in_reading_order
from generator.resolve.cross_document import CorpusCluster
from generator.resolve.descriptions import describe
from generator.resolve.entity_names import best_name, other_names
from generator.resolve.salience import SalienceScorer, salience


def entity_of(
    cluster: CorpusCluster, id_: str, articles: Mapping[str, Article], scorers: Mapping[str, SalienceScorer]
) -> Entity:
    """Make the record of an entity.

    Args:
        cluster: Its mentions.
        id_: Its id.
        articles: By id.
        scorers: Article id -> how salience is measured in it.
    """
    name = best_name(cluster)
    place = cluster.place
    reasons = [r for part in cluster.parts for r in part.reasons] + cluster.reasons
    return Entity(
        id_,
        name,
        cluster.kind,
        other_names(cluster, name),
        tuple([_appearance(parts, cluster.kind, scorers) for parts in _by_article(cluster.parts)]),
        describe(cluster, articles),
        place.country if place else None,
        (place.latitude, place.longitude) if place else None,
        place.geonames if place else None,
        reasons=(_detection(cluster), *reasons),
    )


def _by_article(parts: Sequence[DocumentCluster]) -> Iterable[Sequence[DocumentCluster]]:
    """The parts of a cluster, article by article in the order of the corpus."""
    found: dict[str, list[DocumentCluster]] = {}
    for part in parts:
        found.setdefault(part.article, []).append(part)
    return found.values()


def _appearance(parts: Sequence[DocumentCluster], kind: Kind, scorers: Mapping[str, SalienceScorer]) -> Appearance:
    article, mentions, weight = parts[0].article, parts[0].mentions, parts[0].weight
    if len(parts) > 1:
        mentions, weight = in_reading_order(*(part.mentions for part in parts)), None
    if weight is None:
        weight = scorers[article].weight(mentions)
    return Appearance(article, salience(weight, kind), mentions)


def _detection(cluster: CorpusCluster) -> Reason:
    """The rule that found the entity and gave it its kind."""
    part = cluster.parts[0]
    first = part.mentions[0]
    rules = Counter(chain.from_iterable([one.rules for one in cluster.parts]))
    rule = max(rules, key=rules.__getitem__)
    explanation = f"{rules[rule]} of {rules.total()} mentions were found by “{rule}”; first of them “{first.text}”"
    return Reason("found", explanation, first.score, part.article, first.start, first.end)
