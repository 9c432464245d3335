"""Findings -> Entities: decide which names of the corpus mean the same person, organization, place, group or event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.errors import Problem
from generator.ids.entities import IdRequest, give_ids, updated_ledger
from generator.ids.ledger import IdLedger
from generator.records import KINDS, Article, Entity, Findings, OpenQuestion
from generator.registry import Registry, Rule
from generator.resolve.clusters import DocumentCluster, PendingQuestion
from generator.resolve.cross_document import CorpusCluster, merge_clusters
from generator.resolve.entities import entity_of
from generator.resolve.entity_corrections import EntityCorrections
from generator.resolve.entity_names import best_name, other_names
from generator.resolve.in_document import cluster_document
from generator.resolve.kind_conflicts import settle_kinds
from generator.resolve.lone_surnames import lone_surnames
from generator.resolve.namesakes import split_namesakes
from generator.resolve.open_questions import open_questions
from generator.resolve.page_threshold import with_pages
from generator.resolve.places import resolve_places
from generator.resolve.quote_corrections import correct_quotes
from generator.resolve.salience import SalienceScorer, weigh_clusters

__all__ = ["Resolution", "correct_quotes", "resolve"]


NO_CORRECTIONS = Registry()
NO_IDS = IdLedger()


@dataclass(frozen=True, slots=True)
class Resolution:
    """Every entity of the corpus, and the questions that an editor must decide."""

    entities: tuple[Entity, ...]
    """By kind, then by name."""
    problems: tuple[Problem, ...] = ()
    """Faults of the registry's rules that only the corpus shows."""
    open_questions: tuple[OpenQuestion, ...] = ()
    """Decisions that the evidence does not settle."""
    ledger: IdLedger = field(default_factory=IdLedger)
    """The ids given before and now, and the redirects of old addresses."""
    used: frozenset[Rule] = frozenset()
    """Rules of the registry that matched something."""


@dataclass(frozen=True, slots=True)
class _Documents:
    """The clusters of all articles, each article by itself."""

    by_article: Sequence[Sequence[DocumentCluster]]
    """In the order of the corpus."""
    questions: Sequence[PendingQuestion]
    """What the articles leave open."""
    scorers: Mapping[str, SalienceScorer]
    """Article id -> how salience is measured in it."""


def resolve(
    articles: Sequence[Article],
    findings: Mapping[str, Findings],
    registry: Registry = NO_CORRECTIONS,
    ledger: IdLedger = NO_IDS,
    pages_from: int = 1,
) -> Resolution:
    """Merge the names of all articles into entities.

    Args:
        articles: In the order of the corpus.
        findings: By article id.
        registry: The editor's corrections; they override every rule here.
        ledger: The ids given in earlier builds; they are kept.
        pages_from: Mentions from which an entity that only one article names has a page of its own.
    """
    corrections = EntityCorrections(registry)
    documents = _cluster_documents(articles, findings, corrections)
    clusters = [cluster for found in documents.by_article for cluster in found]
    questions = [*documents.questions, *settle_kinds(clusters), *lone_surnames(clusters)]
    namesakes, asked = split_namesakes(clusters)
    questions += asked
    places = [place for found in documents.by_article for place in resolve_places(found)]
    named = _named(merge_clusters(clusters, places, namesakes), corrections, ledger)
    by_id = {article.id or article.key: article for article in articles}
    entities = [corrections.annotate(entity_of(cluster, id_, by_id, documents.scorers)) for cluster, id_ in named]
    entities = with_pages(entities, ledger, pages_from)
    entities.sort(key=lambda e: (KINDS.index(e.kind), e.name, e.id))
    return Resolution(
        tuple(entities),
        open_questions=open_questions(questions, entities),
        ledger=updated_ledger(
            ledger,
            [entity for entity in entities if entity.own_page],
            {old: registry.resolve_merge(old) for old in registry.merges},
        ),
        used=frozenset(corrections.used),
    )


def _cluster_documents(
    articles: Sequence[Article], findings: Mapping[str, Findings], corrections: EntityCorrections
) -> _Documents:
    by_article, questions, scorers = [], [], {}
    for article in articles:
        found = findings[article.id or article.key]
        clusters, asked = cluster_document(article, found, corrections.correct_mentions(article, found.mentions))
        scorers[found.article] = weigh_clusters(article, found, clusters)
        by_article.append(clusters)
        questions += asked
    return _Documents(by_article, questions, scorers)


def _named(
    clusters: Sequence[CorpusCluster], corrections: EntityCorrections, ledger: IdLedger
) -> Sequence[tuple[CorpusCluster, str]]:
    """Clusters with their ids, separated and merged according to the editor's rules."""
    pins = corrections.registry.entities
    separated = sorted(corrections.separate_pinned(clusters), key=lambda pair: _prominence(pair[0]))
    # Mentions that an editor split off for an entity that is not pinned merge with the cluster that has its id.
    split_off = [(cluster, pin) for cluster, pin in separated if pin is not None and pin not in pins]
    found = [(cluster, pin) for cluster, pin in separated if pin is None or pin in pins]
    ids = give_ids([_id_request(cluster, pin) for cluster, pin in found], ledger)
    with_ids = [(cluster, id_) for (cluster, _), id_ in zip(found, ids, strict=True)]
    return corrections.merge([*with_ids, *split_off])


def _prominence(cluster: CorpusCluster) -> tuple[int, int, str, str]:
    """Sort key: the most widely named first, which gets its id first."""
    return (-len(cluster.parts), -sum(cluster.names.values()), best_name(cluster), cluster.kind)


def _id_request(cluster: CorpusCluster, pin: str | None) -> IdRequest:
    name = best_name(cluster)
    hint = (cluster.place.country or "") if cluster.place else ""
    return IdRequest(cluster.kind, name, other_names(cluster, name), sum(cluster.names.values()), hint, pin)
