"""Findings -> Entities: which names of the corpus are the same person, organization, place, group or event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.errors import Problem
from generator.geography import Place
from generator.records import KINDS, Appearance, Article, Doubt, Entity, Findings, Reason
from generator.registry import Registry
from generator.resolve.across import Cluster, join_across
from generator.resolve.describe import describe
from generator.resolve.local import Local, Question
from generator.resolve.naming import Ids, best_name, other_names
from generator.resolve.places import country_key, locate
from generator.resolve.salience import salience
from generator.resolve.within import join_within

__all__ = ["Resolution", "resolve"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Every entity of the corpus, and what a person should look at."""

    entities: tuple[Entity, ...]
    """By kind, then by name."""
    problems: tuple[Problem, ...] = ()
    """Faults of the registry's rules that only the corpus shows."""
    doubts: tuple[Doubt, ...] = ()
    """Decisions that the evidence does not settle."""


def resolve(
    articles: Sequence[Article], findings: Mapping[str, Findings], registry: Registry | None = None
) -> Resolution:
    """Join the names of all articles into entities.

    Args:
        articles: In the order of the corpus.
        findings: By article id.
        registry: The editor's corrections; they beat every rule here.
    """
    locals_: list[Local] = []
    questions: list[Question] = []
    where: dict[int, tuple[Place | None, float, str]] = {}
    for article in articles:
        found = findings[article.id or article.key]
        joined, asked = join_within(article, found, found.mentions)
        where.update(_locate(joined))
        locals_ += joined
        questions += asked
    clusters = join_across(locals_, where)
    by_id = {a.id or a.key: a for a in articles}
    most = Counter[str]()
    for local in locals_:
        most[local.article] = max(most[local.article], len(local.mentions))
    ids = Ids()
    entities: list[Entity] = []
    owner: dict[int, str] = {}
    for cluster in sorted(clusters, key=lambda c: (-len(c.locals), -sum(c.names.values()), best_name(c), c.kind)):
        entity = _entity(cluster, by_id, findings, most, ids)
        entities.append(entity)
        owner.update({id(local): entity.id for local in cluster.locals})
    entities.sort(key=lambda e: (KINDS.index(e.kind), e.name, e.id))
    return Resolution(tuple(entities), doubts=tuple(_doubt(q, owner) for q in questions))


def _locate(joined: Sequence[Local]) -> dict[int, tuple[Place | None, float, str]]:
    """Where the places of one article lie, each judged by the countries that the others name."""
    places = [local for local in joined if local.kind == "place"]
    codes: Counter[str] = Counter()
    for local in places:
        if key := next((k for n in local.names if (k := country_key(n))), None):
            codes[key.removeprefix("country ")] += len(local.mentions)
    order = [code for code, _ in codes.most_common()]
    return {id(local): locate(local, order) for local in places}


def _entity(
    cluster: Cluster, articles: Mapping[str, Article], findings: Mapping[str, Findings], most: Counter[str], ids: Ids
) -> Entity:
    name = best_name(cluster)
    place = cluster.place
    by_article: dict[str, list[Local]] = {}
    for local in cluster.locals:
        by_article.setdefault(local.article, []).append(local)
    appearances = []
    for article, found in by_article.items():
        mentions = sorted((m for local in found for m in local.mentions), key=lambda m: m.start)
        value = salience(articles[article], findings[article].sentences, mentions, most[article], cluster.kind)
        appearances.append(Appearance(article, value, tuple(mentions)))
    reasons = [r for local in cluster.locals for r in local.reasons] + cluster.reasons
    return Entity(
        ids.give(name, cluster.kind, (place.country or "") if place else ""),
        name,
        cluster.kind,
        other_names(cluster, name),
        tuple(appearances),
        describe(cluster, articles),
        place.country if place else None,
        (place.latitude, place.longitude) if place else None,
        place.geonames if place else None,
        reasons=(_found(cluster), *reasons),
    )


def _found(cluster: Cluster) -> Reason:
    """How the entity was found and taken for its kind."""
    local = cluster.locals[0]
    first = local.mentions[0]
    rules = Counter(m.rule for x in cluster.locals for m in x.mentions)
    rule, count = rules.most_common(1)[0]
    says = f"{count} of {sum(rules.values())} mentions were found by “{rule}”; first of them “{first.text}”"
    return Reason("found", says, first.score, local.article, first.start, first.end)


def _doubt(question: Question, owner: Mapping[int, str]) -> Doubt:
    """A question with the ids that the entities were given."""
    first = question.local.mentions[0]
    own = owner[id(question.local)]
    others = tuple(dict.fromkeys(owner[id(c)] for c in question.candidates))
    snippet = {"split": [{"text": first.name, "in": [question.local.article], "to": others[0]}]} if others else {}
    return Doubt(question.kind, question.message, question.local.article, first.start, first.end, (own, *others), snippet)
