"""Which articles to read next, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import islice

import numpy as np

from generator.records import Related
from generator.relate.feature_rows import EXACT, Numbers, Places, Weights, place_in_run
from generator.relate.similarity import LEADING, Known

# As many as a page shows.
MOST = 5

# Likeness, lessened by distance in time, from which articles are related. In the example corpus pairs of one story
# lie between 0.2 and 0.7, an article that mentions another's event 0.2 to 0.26, two from one region below 0.18.
THRESHOLD = 0.2

# Days in which nearness in time falls to a third, and the share of a score that it decides. A year later the same
# names in the same words are still related, only less.
FADES = 14.0
NEARNESS = 0.3

# What is compared, and keeps the work the same for each article however large the corpus: articles that share one
# of the heaviest features; of a feature that more than NEIGHBOURS have, the nearest in time; of all those, the COMPARED
# that share most.
NEIGHBOURS = 40
COMPARED = 20

# Articles whose neighbours are looked for at a time: some 100,000 pairs, in some 10 MB.
AT_ONCE = 256

# Digits of a score that are kept. Rarity is counted over the whole corpus, so that each new article changes all scores
# a little; what is shown of them, and is made from them, should not change for that.
DIGITS = 2

# Shared names that are told as the reason.
REASONS = 5


def find_related(known: Known, duplicate_of: Mapping[str, str]) -> Mapping[str, tuple[Related, ...]]:
    """Find the articles most like each one.

    Args:
        known: What they are about.
        duplicate_of: Repeating article -> the one it repeats. An article is not related to what repeats it or
            what it repeats (that is a stronger tie), and of several that repeat one another only the original is named.

    Returns:
        Article id -> up to 5 others, most alike first; articles without any are left out.
    """
    originals = np.array([place for place, article in enumerate(known.order) if article not in duplicate_of], np.int64)
    candidates = _Candidates(known, originals)
    found: dict[str, tuple[Related, ...]] = {}
    for first in range(0, len(originals), AT_ONCE):
        found |= _related(known, *candidates.likest(originals[first : first + AT_ONCE]))
    for repeating, original in duplicate_of.items():
        if original in found and repeating in known:
            found[repeating] = found[original]
    return found


class _Candidates:
    """What an article may be related to."""

    def __init__(self, known: Known, originals: Places) -> None:
        """Sort the articles by feature and time.

        Args:
            known: What they are about.
            originals: The places of those that repeat none, in the order of time.
        """
        self._rows = known.rows
        self._count = len(known)
        self._days = np.array([known[article].day or 0 for article in known.order], np.int64)
        # Of articles as like, the one whose id comes first.
        self._rank = np.empty(self._count, np.int64)
        self._rank[sorted(range(self._count), key=known.order.__getitem__)] = np.arange(self._count)
        features = self._rows.features[originals]
        has = features != self._rows.nothing
        order = np.argsort(features[has], kind="stable")
        self._places = np.broadcast_to(originals[:, None], features.shape)[has][order]
        self._weights = self._rows.weights[originals][has][order]
        # Feature and place as one number each, which rise, so that the place of an article among those of a feature
        # is found for many at once.
        self._keys = features[has][order].astype(np.int64) * self._count + self._places
        counts = np.bincount(features[has], minlength=self._rows.nothing + 1)
        self._starts = np.concatenate(([0], np.cumsum(counts)))

    def likest(self, places: Places) -> tuple[Places, Places, Weights]:
        """The articles that are like some, each pair with its score: by article, the likest first."""
        whose, others = self._sharing(places)
        ends = np.searchsorted(whose, np.arange(len(places) + 1)).tolist()
        features, weights = self._rows.features, self._rows.weights
        scores = np.zeros(len(whose))
        for place, some in zip(places.tolist(), map(slice, ends, ends[1:]), strict=True):
            to = others[some]
            scores[some] = self._rows.likeness(features[place], weights[place], features[to], weights[to])
        scores = self._faded(scores, self._days[places[whose]], self._days[others])
        alike = np.flatnonzero(scores >= THRESHOLD)
        alike = alike[np.lexsort((self._rank[others[alike]], -scores[alike], whose[alike]))]
        alike = alike[place_in_run(whose[alike]) < MOST]
        return places[whose[alike]], others[alike], scores[alike]

    @staticmethod
    def _faded(scores: Weights, days: Places, others: Places) -> Weights:
        """Scores, the less, the further apart in time; where a date is unknown, likeness alone."""
        near = 1 - NEARNESS + NEARNESS * np.exp(-np.abs(days - others) / FADES)
        faded: Weights = np.where((days != 0) & (others != 0), scores * near, scores).round(EXACT)
        return faded

    def _sharing(self, places: Places) -> tuple[Places, Places]:
        """Pairs of some articles, as numbers among them, and those that share most of their leading features."""
        leading = self._rows.features[places, :LEADING]
        whose, column = np.nonzero(leading != self._rows.nothing)
        first, end = self._nearest(leading[whose, column], places[whose])
        lengths = end - first
        near = np.arange(lengths.sum()) + np.repeat(first - np.cumsum(lengths) + lengths, lengths)
        shares = np.repeat(self._rows.weights[places[whose], column], lengths) * self._weights[near]
        pairs = np.repeat(whose, lengths) * self._count + self._places[near]
        pairs, which = np.unique(pairs, return_inverse=True)
        whose, others = np.divmod(pairs, self._count)
        shared = np.round(np.bincount(which, shares, len(pairs)), EXACT)
        order = np.lexsort((-shared, whose))
        order = order[place_in_run(whose[order]) <= COMPARED]
        order = order[others[order] != places[whose[order]]]
        order = order[place_in_run(whose[order]) < COMPARED]
        return whose[order], others[order]

    def _nearest(self, features: Numbers, places: Places) -> tuple[Places, Places]:
        """Where articles of features begin and end, as many before as after in time where there are too many."""
        first, end = self._starts[features], self._starts[features + 1]
        middle = np.searchsorted(self._keys, features.astype(np.int64) * self._count + places)
        nearest = np.maximum(first, np.minimum(middle - NEIGHBOURS // 2, end - NEIGHBOURS))
        return nearest, np.minimum(end, nearest + NEIGHBOURS)


def _related(known: Known, places: Places, others: Places, scores: Weights) -> dict[str, tuple[Related, ...]]:
    """What is related to each article, with the reason: the shared names, the rarest first."""
    found: defaultdict[str, list[Related]] = defaultdict(list)
    names: list[str] = []
    for place, other, score in zip(places.tolist(), others.tolist(), scores.tolist(), strict=True):
        one = known[known.order[place]]
        if one.article.id not in found:
            names = sorted(one.names, key=lambda e: (-one.names[e], e))
        shared = known[known.order[other]].names
        because = tuple(islice((name for name in names if name in shared), REASONS))
        found[one.article.id].append(Related(known.order[other], round(score, DIGITS), because))
    return {article: tuple(related) for article, related in found.items()}
