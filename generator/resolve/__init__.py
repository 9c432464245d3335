"""Findings -> Entities: which names of the corpus are the same person, organization, place, group or event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from generator.errors import Problem
from generator.geography import country_of_group
from generator.ids.ledger import IdLedger
from generator.records import KINDS, Appearance, Article, Entity, Findings, Kind, OpenQuestion, Reason
from generator.registry import Registry, Rule
from generator.resolve.clusters import Local, Question, in_reading_order, most_used
from generator.resolve.corrections import Corrections
from generator.resolve.cross_document import Cluster, join_across
from generator.resolve.descriptions import describe
from generator.resolve.entity_names import best_name, other_names
from generator.resolve.ids import Unnamed, continued, give_ids
from generator.resolve.in_document import join_within
from generator.resolve.kind_conflicts import reconcile
from generator.resolve.namesakes import part_namesakes
from generator.resolve.page_threshold import with_pages
from generator.resolve.places import Located, country_code, locate
from generator.resolve.quote_corrections import correct_quotes
from generator.resolve.review_candidates import lone_surnames
from generator.resolve.salience import Measure, salience

__all__ = ["Resolution", "correct_quotes", "resolve"]


NO_CORRECTIONS = Registry()
NO_IDS = IdLedger()


@dataclass(frozen=True, slots=True)
class Resolution:
    """Every entity of the corpus, and what a person should look at."""

    entities: tuple[Entity, ...]
    """By kind, then by name."""
    problems: tuple[Problem, ...] = ()
    """Faults of the registry's rules that only the corpus shows."""
    open_questions: tuple[OpenQuestion, ...] = ()
    """Decisions that the evidence does not settle."""
    ledger: IdLedger = field(default_factory=IdLedger)
    """The ids given before and now, and where old addresses lead."""
    used: frozenset[Rule] = frozenset()
    """Rules of the registry that matched something."""


def resolve(
    articles: Sequence[Article],
    findings: Mapping[str, Findings],
    registry: Registry = NO_CORRECTIONS,
    ledger: IdLedger = NO_IDS,
    pages_from: int = 1,
) -> Resolution:
    """Join the names of all articles into entities.

    Args:
        articles: In the order of the corpus.
        findings: By article id.
        registry: The editor's corrections; they beat every rule here.
        ledger: The ids given in earlier builds; they are kept.
        pages_from: Mentions from which an entity that only one article names has a page of its own.
    """
    corrections = Corrections(registry)
    locals_: list[Local] = []
    questions: list[Question] = []
    by_article: list[list[Local]] = []
    where: dict[int, Located] = {}
    measures: dict[str, Measure] = {}
    for article in articles:
        found = findings[article.id or article.key]
        joined, asked = join_within(article, found, corrections.mentions(article, found.mentions))
        measures[found.article] = _weigh(article, found, joined)
        by_article.append(joined)
        locals_ += joined
        questions += asked
    questions += reconcile(locals_) + lone_surnames(locals_)
    apart, asked = part_namesakes(locals_)
    questions += asked
    for joined in by_article:
        where.update(_locate(joined))
    clusters = join_across(locals_, where, apart)
    by_id = {a.id or a.key: a for a in articles}
    parted = sorted(corrections.pinned(clusters), key=lambda pair: _rank(pair[0]))
    # What an editor split off for an entity that is found, not pinned, joins whatever has that id by itself.
    split_off = [(cluster, pin) for cluster, pin in parted if pin is not None and pin not in registry.entities]
    found_itself = [(cluster, pin) for cluster, pin in parted if pin is None or pin in registry.entities]
    ids = give_ids([_unnamed(cluster, pin) for cluster, pin in found_itself], ledger)
    named = corrections.merged(
        [*((cluster, one) for (cluster, _), one in zip(found_itself, ids, strict=True)), *split_off]
    )
    entities = [corrections.entity(_entity(cluster, one, by_id, measures)) for cluster, one in named]
    entities = with_pages(entities, ledger, pages_from)
    entities.sort(key=lambda e: (KINDS.index(e.kind), e.name, e.id))
    owner = _owners(questions, entities)
    return Resolution(
        tuple(entities),
        open_questions=tuple(doubt for question in questions if (doubt := _doubt(question, owner))),
        ledger=continued(
            ledger,
            [entity for entity in entities if entity.own_page],
            {old: registry.resolve_merge(old) for old in registry.merges},
        ),
        used=frozenset(corrections.used),
    )


def _rank(cluster: Cluster) -> tuple[int, int, str, str]:
    """The most widely named first: it has the first claim to an id."""
    return (-len(cluster.locals), -sum(cluster.names.values()), best_name(cluster), cluster.kind)


def _unnamed(cluster: Cluster, pin: str | None) -> Unnamed:
    name = best_name(cluster)
    hint = (cluster.place.country or "") if cluster.place else ""
    return Unnamed(cluster.kind, name, other_names(cluster, name), sum(cluster.names.values()), hint, pin)


def _weigh(article: Article, found: Findings, joined: Sequence[Local]) -> Measure:
    """Say of each cluster how much the article is about it, and by what measure, for what is joined or parted yet."""
    most = max((len(local.mentions) for local in joined), default=0)
    measure = Measure(article, found.sentences, most)
    for local in joined:
        local.weight = measure.weight(local.mentions)
    return measure


def _locate(joined: Sequence[Local]) -> dict[int, Located]:
    """Where the places of one article lie, each judged by the countries and peoples that the article names."""
    codes: dict[str, int] = {}
    for local in joined:
        if local.kind in {"place", "group"}:
            code_of = country_code if local.kind == "place" else country_of_group
            for name, count in local.names.items():
                code = code_of(name)
                if code is not None:
                    codes[code] = codes.get(code, 0) + count
    order = most_used(codes)
    found = ((id(local), locate(local, order)) for local in joined if local.kind == "place")
    return {number: where for number, where in found if where is not None}


def _entity(cluster: Cluster, entity: str, articles: Mapping[str, Article], measures: Mapping[str, Measure]) -> Entity:
    name = best_name(cluster)
    place = cluster.place
    reasons = [r for local in cluster.locals for r in local.reasons] + cluster.reasons
    return Entity(
        entity,
        name,
        cluster.kind,
        other_names(cluster, name),
        tuple([_appearance(parts, cluster.kind, measures) for parts in _by_article(cluster.locals)]),
        describe(cluster, articles),
        place.country if place else None,
        (place.latitude, place.longitude) if place else None,
        place.geonames if place else None,
        reasons=(_found(cluster), *reasons),
    )


def _by_article(locals_: Sequence[Local]) -> Iterable[Sequence[Local]]:
    """The parts of a cluster, article by article in the order of the corpus."""
    found: dict[str, list[Local]] = {}
    for local in locals_:
        found.setdefault(local.article, []).append(local)
    return found.values()


def _appearance(parts: Sequence[Local], kind: Kind, measures: Mapping[str, Measure]) -> Appearance:
    article, mentions, weight = parts[0].article, parts[0].mentions, parts[0].weight
    if len(parts) > 1:
        mentions, weight = in_reading_order(*(local.mentions for local in parts)), None
    if weight is None:
        weight = measures[article].weight(mentions)
    return Appearance(article, salience(weight, kind), mentions)


def _found(cluster: Cluster) -> Reason:
    """How the entity was found and taken for its kind."""
    local = cluster.locals[0]
    first = local.mentions[0]
    rules = Counter(chain.from_iterable([x.rules for x in cluster.locals]))
    rule = max(rules, key=rules.__getitem__)
    says = f"{rules[rule]} of {rules.total()} mentions were found by “{rule}”; first of them “{first.text}”"
    return Reason("found", says, first.score, local.article, first.start, first.end)


def _owners(questions: Sequence[Question], entities: Sequence[Entity]) -> dict[tuple[str, int], str]:
    """Article and start of a mention -> the entity it was given to, for the articles that questions are about."""
    asked = {local.article for question in questions for local in (question.local, *question.candidates)}
    return {
        (appearance.article, mention.start): entity.id
        for entity in entities
        for appearance in entity.appearances
        if appearance.article in asked
        for mention in appearance.mentions
    }


def _doubt(question: Question, owner: Mapping[tuple[str, int], str]) -> OpenQuestion | None:
    """A question with the ids that the entities were given; None where the editor has settled it."""
    first = question.local.mentions[0]
    own, *others = dict.fromkeys(
        owner[local.article, local.mentions[0].start] for local in (question.local, *question.candidates)
    )
    if question.candidates and not others:
        return None
    snippet: dict[str, object] = {}
    if question.kind_in_doubt is not None:
        snippet = {"retype": {own: question.kind_in_doubt}, "merge": dict.fromkeys(others, own)}
    elif others:
        snippet = {"split": [{"text": first.name, "in": [question.local.article], "to": others[0]}]}
    where = question.local.article
    return OpenQuestion(question.kind, question.message, where, first.start, first.end, (own, *others), snippet)
