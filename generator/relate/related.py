"""Related articles: which to read next, and the names that they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import islice

import numpy as np

from generator.records import Related
from generator.relate.feature_vectors import EXACT, FeatureIds, Indexes, Weights, place_in_run
from generator.relate.similarity import LEADING, Profiles

# Related articles kept for each one: as many as a page shows.
MOST = 5

# Similarity, reduced by distance in time, from which articles are related. In the example corpus pairs of one story
# have 0.2 to 0.7, an article that mentions another's event 0.2 to 0.26, two from one region less than 0.18.
THRESHOLD = 0.2

# Days in which proximity in time falls to 1/e, and its share of a score. A year later the same names in the same words
# are still related, only less.
FADES = 14.0
NEARNESS = 0.3

# Candidates, which keep the work for each article constant however large the corpus: articles that share one of the
# heaviest features; of a feature that more than NEIGHBOURS have, the nearest in time; of all those, the COMPARED that
# share most.
NEIGHBOURS = 40
COMPARED = 20

# Articles whose candidates are looked up at a time: some 100,000 pairs, in some 10 MB.
AT_ONCE = 256

# Decimals of a score that are kept. Document frequencies are counted over the whole corpus, so that each new article
# changes all scores a little; pages that show them should not change for that.
DIGITS = 2

# Shared names given as the reason.
REASONS = 5


def find_related(profiles: Profiles, duplicate_of: Mapping[str, str]) -> Mapping[str, tuple[Related, ...]]:
    """Find the most similar articles of each one.

    Args:
        profiles: Profiles of the articles.
        duplicate_of: Duplicate -> its original. An article is not related to its own duplicates (that is a stronger
            tie), and of several duplicates only the original is listed.

    Returns:
        Article id -> up to 5 others, the most similar first; articles without any are left out.
    """
    originals = np.array(
        [place for place, article in enumerate(profiles.order) if article not in duplicate_of], np.int64
    )
    candidates = _Candidates(profiles, originals)
    found: dict[str, tuple[Related, ...]] = {}
    for first in range(0, len(originals), AT_ONCE):
        found |= _related(profiles, *candidates.most_similar(originals[first : first + AT_ONCE]))
    for repeating, original in duplicate_of.items():
        if original in found and repeating in profiles:
            found[repeating] = found[original]
    return found


class _Candidates:
    """Index of articles by feature and time, to look up related ones."""

    def __init__(self, profiles: Profiles, originals: Indexes) -> None:
        """Build the index.

        Args:
            profiles: Profiles of the articles.
            originals: Indexes of those that are not duplicates, in the order of time.
        """
        self._vectors = profiles.vectors
        self._count = len(profiles)
        self._days = np.array([profiles[article].day or 0 for article in profiles.order], np.int64)
        # Of equally similar articles, the one whose id comes first.
        self._rank = np.empty(self._count, np.int64)
        self._rank[sorted(range(self._count), key=profiles.order.__getitem__)] = np.arange(self._count)
        features = self._vectors.features[originals]
        has = features != self._vectors.nothing
        order = np.argsort(features[has], kind="stable")
        self._places = np.broadcast_to(originals[:, None], features.shape)[has][order]
        self._weights = self._vectors.weights[originals][has][order]
        # Feature and article as one ascending number, so that the positions of many articles among those of a feature
        # are found at once.
        self._keys = features[has][order].astype(np.int64) * self._count + self._places
        counts = np.bincount(features[has], minlength=self._vectors.nothing + 1)
        self._starts = np.concatenate(([0], np.cumsum(counts)))

    def most_similar(self, places: Indexes) -> tuple[Indexes, Indexes, Weights]:
        """Find the articles most similar to some: pairs with their scores, by article, the most similar first."""
        whose, others = self._sharing(places)
        ends = np.searchsorted(whose, np.arange(len(places) + 1)).tolist()
        features, weights = self._vectors.features, self._vectors.weights
        scores = np.zeros(len(whose))
        for place, some in zip(places.tolist(), map(slice, ends, ends[1:]), strict=True):
            to = others[some]
            scores[some] = self._vectors.similarities(features[place], weights[place], features[to], weights[to])
        scores = self._faded(scores, self._days[places[whose]], self._days[others])
        alike = np.flatnonzero(scores >= THRESHOLD)
        alike = alike[np.lexsort((self._rank[others[alike]], -scores[alike], whose[alike]))]
        alike = alike[place_in_run(whose[alike]) < MOST]
        return places[whose[alike]], others[alike], scores[alike]

    @staticmethod
    def _faded(scores: Weights, days: Indexes, others: Indexes) -> Weights:
        """Scores, lower the further apart in time; the similarity alone if a date is unknown."""
        near = 1 - NEARNESS + NEARNESS * np.exp(-np.abs(days - others) / FADES)
        faded: Weights = np.where((days != 0) & (others != 0), scores * near, scores).round(EXACT)
        return faded

    def _sharing(self, places: Indexes) -> tuple[Indexes, Indexes]:
        """Pairs of some articles, as indexes among them, and those that share most of their leading features."""
        leading = self._vectors.features[places, :LEADING]
        whose, column = np.nonzero(leading != self._vectors.nothing)
        first, end = self._nearest(leading[whose, column], places[whose])
        lengths = end - first
        near = np.arange(lengths.sum()) + np.repeat(first - np.cumsum(lengths) + lengths, lengths)
        shares = np.repeat(self._vectors.weights[places[whose], column], lengths) * self._weights[near]
        pairs = np.repeat(whose, lengths) * self._count + self._places[near]
        pairs, which = np.unique(pairs, return_inverse=True)
        whose, others = np.divmod(pairs, self._count)
        shared = np.round(np.bincount(which, shares, len(pairs)), EXACT)
        order = np.lexsort((-shared, whose))
        order = order[place_in_run(whose[order]) <= COMPARED]
        order = order[others[order] != places[whose[order]]]
        order = order[place_in_run(whose[order]) < COMPARED]
        return whose[order], others[order]

    def _nearest(self, features: FeatureIds, places: Indexes) -> tuple[Indexes, Indexes]:
        """First and end position of the articles of each feature: if there are too many, the nearest in time."""
        first, end = self._starts[features], self._starts[features + 1]
        middle = np.searchsorted(self._keys, features.astype(np.int64) * self._count + places)
        nearest = np.maximum(first, np.minimum(middle - NEIGHBOURS // 2, end - NEIGHBOURS))
        return nearest, np.minimum(end, nearest + NEIGHBOURS)


def _related(profiles: Profiles, places: Indexes, others: Indexes, scores: Weights) -> dict[str, tuple[Related, ...]]:
    """Records of related articles, with the shared names, the rarest first, as the reason."""
    found: defaultdict[str, list[Related]] = defaultdict(list)
    names: list[str] = []
    for place, other, score in zip(places.tolist(), others.tolist(), scores.tolist(), strict=True):
        one = profiles[profiles.order[place]]
        if one.article.id not in found:
            names = sorted(one.names, key=lambda e: (-one.names[e], e))
        shared = profiles[profiles.order[other]].names
        because = tuple(islice((name for name in names if name in shared), REASONS))
        found[one.article.id].append(Related(profiles.order[other], round(score, DIGITS), because))
    return {article: tuple(related) for article, related in found.items()}
