"""Co-mentions: entities that are named in the same articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count

import numpy as np

from generator.records import CoMention, Entity
from generator.relate.feature_vectors import Indexes, place_in_run

# Entities counted per article, the most salient: an article that names more (a list of results, a roll of honour) is
# weak evidence for any two of them. Keeps the work linear in articles.
MAX_PER_ARTICLE = 40

# Co-mentions kept for each entity: as many as a page shows.
MAX_KEPT = 20


def co_mentions(entities: Sequence[Entity]) -> Mapping[str, tuple[CoMention, ...]]:
    """Count, for every entity, the articles that it shares with each other one.

    Returns:
        Entity id -> up to 20 others, most shared articles first, then by id.
    """
    ids = sorted(entity.id for entity in entities)
    articles, names = _counted_entities(ids, entities)
    # Each entity with those before it in its article.
    before = place_in_run(articles)
    ones = np.repeat(np.arange(len(articles)), before)
    others = names[ones - 1 - place_in_run(ones)]
    ones = names[ones]
    pairs, shared = np.unique(np.minimum(ones, others) * len(ids) + np.maximum(ones, others), return_counts=True)
    fewer, more = np.divmod(pairs, max(1, len(ids)))
    ones, others, shared = np.append(fewer, more), np.append(more, fewer), np.append(shared, shared)
    order = np.lexsort((others, -shared, ones))
    order = order[place_in_run(ones[order]) < MAX_KEPT]
    found: dict[str, list[CoMention]] = {ids[name]: [] for name in np.unique(names).tolist()}
    for one, other, number in zip(ones[order].tolist(), others[order].tolist(), shared[order].tolist(), strict=True):
        found[ids[one]].append(CoMention(ids[other], number))
    return {one: tuple(some) for one, some in found.items()}


def _counted_entities(ids: Sequence[str], entities: Sequence[Entity]) -> tuple[Indexes, Indexes]:
    """Numbers of articles and of the entities that count in each, pairwise: by article, the most salient first."""
    name = {one: number for number, one in enumerate(ids)}
    article: defaultdict[str, int] = defaultdict(count().__next__)
    found = [
        (article[appearance.article], name[entity.id], -appearance.salience)
        for entity in entities
        for appearance in entity.appearances
    ]
    articles, names, salience = (np.array(column) for column in zip(*found, strict=True)) if found else _NOTHING
    order = np.lexsort((names, salience, articles))
    order = order[place_in_run(articles[order]) < MAX_PER_ARTICLE]
    return articles[order], names[order]


_NOTHING = (np.empty(0, np.int64),) * 3
