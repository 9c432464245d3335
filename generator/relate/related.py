"""Which articles to read next, and why."""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.records import Related
from generator.relate.likeness import About, likeness, telling

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
# of the FEATURES heaviest features; of a feature that more than NEIGHBOURS have, the nearest in time;
# of all those, the COMPARED that share most.
FEATURES = 12
NEIGHBOURS = 40
COMPARED = 20

# Digits of a score that are kept. Rarity is counted over the whole corpus, so that each new article changes all scores
# a little; what is shown of them, and is made from them, should not change for that.
DIGITS = 2

# Shared names that are told as the reason.
REASONS = 5


def find_related(known: Mapping[str, About], duplicate_of: Mapping[str, str]) -> Mapping[str, tuple[Related, ...]]:
    """Find the articles most like each one.

    Args:
        known: By article id.
        duplicate_of: Repeating article -> the one it repeats. An article is not related to what repeats it or
            what it repeats (that is a stronger tie), and of several that repeat one another only the original is named.

    Returns:
        Article id -> up to 5 others, most alike first; articles without any are left out.
    """
    originals = sorted((i for i in known if i not in duplicate_of), key=lambda i: (known[i].day or 0, i))
    place = {article: n for n, article in enumerate(originals)}
    postings: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for article in originals:
        for feature, weight in known[article].vector.items():
            places, weights = postings[feature]
            places.append(place[article])
            weights.append(weight)
    found = {}
    for article in originals:
        related = _of(known[article], place[article], originals, postings, known)
        if related:
            found[article] = related
    for repeating, original in duplicate_of.items():
        if original in found and repeating in known:
            found[repeating] = found[original]
    return found


def _of(
    one: About,
    at: int,
    originals: Sequence[str],
    postings: Mapping[str, tuple[Sequence[int], Sequence[float]]],
    known: Mapping[str, About],
) -> tuple[Related, ...]:
    shares: dict[int, float] = defaultdict(float)
    for feature in telling(one.vector, FEATURES):
        weight = one.vector[feature]
        places, weights = postings[feature]
        near = _nearest(places, at)
        for other, its_weight in zip(places[near], weights[near], strict=True):
            shares[other] += weight * its_weight
    shares.pop(at, None)
    compared = heapq.nsmallest(COMPARED, shares, key=lambda n: (-shares[n], n))
    scored = [(_score(one, known[originals[n]]), originals[n]) for n in compared]
    best = sorted((-score, other) for score, other in scored if score >= THRESHOLD)[:MOST]
    return tuple(Related(other, round(-score, DIGITS), _because(one, known[other])) for score, other in best)


def _nearest(places: Sequence[int], at: int) -> slice:
    """Articles of a feature, as many before as after in time where there are too many."""
    if len(places) <= NEIGHBOURS:
        return slice(None)
    middle = bisect_left(places, at)
    first = max(0, min(middle - NEIGHBOURS // 2, len(places) - NEIGHBOURS))
    return slice(first, first + NEIGHBOURS)


def _score(one: About, other: About) -> float:
    """Likeness, less the further apart in time; where a date is unknown, likeness alone."""
    alike = likeness(one.vector, other.vector)
    if one.day is None or other.day is None:
        return alike
    return alike * (1 - NEARNESS + NEARNESS * math.exp(-abs(one.day - other.day) / FADES))


def _because(one: About, other: About) -> tuple[str, ...]:
    """The shared names, the rarest first."""
    shared = one.names.keys() & other.names.keys()
    return tuple(sorted(shared, key=lambda e: (-one.names[e], e))[:REASONS])
