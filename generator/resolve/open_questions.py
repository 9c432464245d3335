"""Open questions for the review page, with the ids of the entities that they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.records import Entity, OpenQuestion
from generator.resolve.clusters import PendingQuestion

Owners = Mapping[tuple[str, int], str]
"""Article and start of a mention -> id of the entity that the mention belongs to."""


def open_questions(pending: Sequence[PendingQuestion], entities: Sequence[Entity]) -> tuple[OpenQuestion, ...]:
    """Name the entities of the questions, and leave out what the editor has settled."""
    owners = _owners(pending, entities)
    return tuple(question for one in pending if (question := _open_question(one, owners)))


def _owners(pending: Sequence[PendingQuestion], entities: Sequence[Entity]) -> Owners:
    """Owners of the mentions of all articles that questions are about."""
    asked = {cluster.article for question in pending for cluster in (question.cluster, *question.candidates)}
    return {
        (appearance.article, mention.start): entity.id
        for entity in entities
        for appearance in entity.appearances
        if appearance.article in asked
        for mention in appearance.mentions
    }


def _open_question(pending: PendingQuestion, owners: Owners) -> OpenQuestion | None:
    """A question with the ids that the entities were given; None if the editor has settled it."""
    first = pending.cluster.mentions[0]
    own, *others = dict.fromkeys(
        owners[cluster.article, cluster.mentions[0].start] for cluster in (pending.cluster, *pending.candidates)
    )
    if pending.candidates and not others:
        return None
    snippet: dict[str, object] = {}
    if pending.kind_in_doubt is not None:
        snippet = {"retype": {own: pending.kind_in_doubt}, "merge": dict.fromkeys(others, own)}
    elif others:
        snippet = {"split": [{"text": first.name, "in": [pending.cluster.article], "to": others[0]}]}
    article = pending.cluster.article
    return OpenQuestion(pending.kind.value, pending.message, article, first.start, first.end, (own, *others), snippet)
