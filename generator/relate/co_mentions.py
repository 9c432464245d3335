"""Who is named together with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from generator.records import CoMention, Entity

# An article that names more entities than this (a list of results, a roll of honour) says little about any two
# of them; its most salient ones still count. Keeps the work linear in articles.
MAX_PER_ARTICLE = 40

# As many as a page shows.
MAX_KEPT = 20


def co_mentions(entities: Sequence[Entity]) -> Mapping[str, tuple[CoMention, ...]]:
    """Count, for every entity, the articles that it shares with each other one.

    Returns:
        Entity id -> up to 20 others, most shared articles first, then by id.
    """
    named: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for entity in entities:
        for appearance in entity.appearances:
            named[appearance.article].append((-appearance.salience, entity.id))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for ranked in named.values():
        together = [name for _, name in sorted(ranked)[:MAX_PER_ARTICLE]]
        for one in together:
            counts[one].update(other for other in together if other != one)
    return {
        one: tuple(
            CoMention(other, shared)
            for other, shared in sorted(others.items(), key=lambda item: (-item[1], item[0]))[:MAX_KEPT]
        )
        for one, others in counts.items()
    }
