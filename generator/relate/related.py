"""Which articles to read next, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.records import Related
from generator.relate.likeness import LEADING, About, Known
from generator.relate.rows import EXACT, Numbers

Places = NDArray[np.int64]

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
    originals = [place for place, article in enumerate(known.order) if article not in duplicate_of]
    days = np.array([known[article].day or 0 for article in known.order])
    found = {}
    for place, others in _Neighbours(known, originals).all():
        related = tuple(_related(known, place, others, days))
        if related:
            found[known.order[place]] = related
    for repeating, original in duplicate_of.items():
        if original in found and repeating in known:
            found[repeating] = found[original]
    return found


def _related(known: Known, place: int, others: Sequence[int], days: NDArray[np.int64]) -> Iterator[Related]:
    """Those of the others that are like an article, the likest first: the less, the further apart in time."""
    features, weights = known.rows.features, known.rows.weights
    if not others:
        return
    scores = known.rows.likeness(features[place], weights[place], features[others], weights[others])
    if not (scores >= THRESHOLD).any():
        return
    one = known[known.order[place]]
    apart = np.abs(days[others] - days[place])
    # Where a date is unknown, likeness alone.
    dated = (days[others] != 0) & (days[place] != 0)
    scores = np.where(dated, scores * (1 - NEARNESS + NEARNESS * np.exp(-apart / FADES)), scores).round(EXACT)
    best = sorted((-score, known.order[other]) for score, other in zip(scores.tolist(), others, strict=True))
    for minus, other in best[:MOST]:
        if -minus >= THRESHOLD:
            yield Related(other, round(-minus, DIGITS), _because(one, known[other]))


class _Neighbours:
    """Which articles have which feature, in the order of time."""

    def __init__(self, known: Known, originals: Sequence[int]) -> None:
        self._rows = known.rows
        self._count = len(known)
        self._originals = np.array(originals, np.int64)
        features = self._rows.features[self._originals]
        has = features != self._rows.nothing
        order = np.argsort(features[has], kind="stable")
        self._places = np.broadcast_to(self._originals[:, None], features.shape)[has][order]
        self._weights = self._rows.weights[self._originals][has][order]
        # Feature and place as one number each, which rise, so that the place of an article among those of a feature
        # is found for many at once.
        self._keys = features[has][order].astype(np.int64) * self._count + self._places
        counts = np.bincount(features[has], minlength=self._rows.nothing + 1)
        self._starts = np.concatenate(([0], np.cumsum(counts)))

    def all(self) -> Iterator[tuple[int, list[int]]]:
        """Each article with those that share most of its leading features, and mostly more than are compared."""
        for first in range(0, len(self._originals), AT_ONCE):
            some = self._originals[first : first + AT_ONCE]
            yield from zip(some.tolist(), self._of(some), strict=True)

    def _of(self, places: Places) -> Iterator[list[int]]:
        """For each of some articles those that share most of its leading features, the most first."""
        whose, feature = np.nonzero(self._rows.features[places, :LEADING] != self._rows.nothing)
        first, end = self._nearest(self._rows.features[places[whose], feature], places[whose])
        lengths = end - first
        near = np.arange(lengths.sum()) + np.repeat(first - np.cumsum(lengths) + lengths, lengths)
        shares = np.repeat(self._rows.weights[places[whose], feature], lengths) * self._weights[near]
        pairs = np.repeat(whose, lengths) * self._count + self._places[near]
        pairs, which = np.unique(pairs, return_inverse=True)
        whose, others = np.divmod(pairs, self._count)
        shared = np.round(np.bincount(which, shares, len(pairs)), EXACT)
        order = np.lexsort((-shared, whose))
        ends = np.searchsorted(whose, np.arange(len(places) + 1)).tolist()
        for place, start, stop in zip(places.tolist(), ends, ends[1:], strict=False):
            found: list[int] = others[order[start : min(stop, start + COMPARED + 1)]].tolist()
            yield [other for other in found if other != place][:COMPARED]

    def _nearest(self, features: Numbers, places: Places) -> tuple[Places, Places]:
        """Where articles of features begin and end, as many before as after in time where there are too many."""
        first, end = self._starts[features], self._starts[features + 1]
        middle = np.searchsorted(self._keys, features.astype(np.int64) * self._count + places)
        nearest = np.maximum(first, np.minimum(middle - NEIGHBOURS // 2, end - NEIGHBOURS))
        return nearest, np.minimum(end, nearest + NEIGHBOURS)


def _because(one: About, other: About) -> tuple[str, ...]:
    """The shared names, the rarest first."""
    shared = one.names.keys() & other.names.keys()
    return tuple(sorted(shared, key=lambda e: (-one.names[e], e))[:REASONS])
