"""Which articles to read next, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.records import Related
from generator.relate.likeness import LEADING, About, Known
from generator.relate.rows import EXACT

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
    neighbours = _Neighbours(known, originals)
    found = {}
    for place in originals:
        related = tuple(_related(known, place, neighbours.of(place), days))
        if related:
            found[known.order[place]] = related
    for repeating, original in duplicate_of.items():
        if original in found and repeating in known:
            found[repeating] = found[original]
    return found


def _related(known: Known, place: int, others: Sequence[int], days: NDArray[np.int64]) -> Iterator[Related]:
    """Those of the others that are like an article, the likest first: the less, the further apart in time."""
    features, weights = known.rows.features, known.rows.weights
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
        places = np.array(originals, np.intp)
        features = self._rows.features[places]
        has = features != self._rows.nothing
        order = np.argsort(features[has], kind="stable")
        self._places = np.broadcast_to(places[:, None], features.shape)[has][order]
        self._weights = self._rows.weights[places][has][order]
        counts = np.bincount(features[has], minlength=self._rows.nothing)
        self._starts: list[int] = np.concatenate(([0], np.cumsum(counts))).tolist()

    def of(self, place: int) -> list[int]:
        """The articles that share most of the leading features of one, and mostly more than are compared."""
        leading = self._rows.leading(place, LEADING)
        if not leading:
            return []
        near = [self._nearest(feature, place) for feature in leading]
        others = np.concatenate([self._places[some] for some in near])
        weights = np.repeat(self._rows.weights[place, : len(near)], [some.stop - some.start for some in near])
        shares = weights * np.concatenate([self._weights[some] for some in near])
        others, which = np.unique(others, return_inverse=True)
        shared = np.round(np.bincount(which, shares), EXACT)
        found: list[int] = others[np.argsort(-shared, kind="stable")[: COMPARED + 1]].tolist()
        return [other for other in found if other != place][:COMPARED]

    def _nearest(self, feature: int, place: int) -> slice:
        """Articles of a feature, as many before as after in time where there are too many."""
        first, end = self._starts[feature : feature + 2]
        if end - first > NEIGHBOURS:
            middle = first + int(np.searchsorted(self._places[first:end], place))
            first = max(first, min(middle - NEIGHBOURS // 2, end - NEIGHBOURS))
            end = first + NEIGHBOURS
        return slice(first, end)


def _because(one: About, other: About) -> tuple[str, ...]:
    """The shared names, the rarest first."""
    shared = one.names.keys() & other.names.keys()
    return tuple(sorted(shared, key=lambda e: (-one.names[e], e))[:REASONS])
