"""Which articles to read next, and why."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from generator.records import Related
from generator.relate.likeness import About, Vector, likeness

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

# Digits in which sums are compared: the last ones differ from processor to processor.
EXACT = 9

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
    postings = _Postings([known[article].vector for article in originals])
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
    postings: _Postings,
    known: Mapping[str, About],
) -> tuple[Related, ...]:
    compared = [n for n in postings.sharing(one, at) if n != at][:COMPARED]
    scored = [(_score(one, known[originals[n]]), originals[n]) for n in compared]
    best = sorted((-score, other) for score, other in scored if score >= THRESHOLD)[:MOST]
    return tuple(Related(other, round(-score, DIGITS), _because(one, known[other])) for score, other in best)


class _Postings:
    """Which articles have which feature, in the order of time, and with what weight."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        numbers: dict[str, int] = {}
        features = np.array([numbers.setdefault(f, len(numbers)) for vector in vectors for f in vector], dtype=np.intp)
        weights = np.array([weight for vector in vectors for weight in vector.values()])
        order = np.argsort(features, kind="stable")
        self._articles = np.repeat(np.arange(len(vectors)), [len(vector) for vector in vectors])[order]
        self._weights = weights[order]
        self._numbers = numbers
        self._starts = np.concatenate(([0], np.cumsum(np.bincount(features, minlength=len(numbers))))).tolist()

    def sharing(self, one: About, at: int) -> list[int]:
        """The articles that share most of the leading features of one, and mostly more than are compared.

        Args:
            one: What is looked for.
            at: Its own place among the articles.
        """
        near = [(feature, self._nearest(self._numbers[feature], at)) for feature in one.leading]
        if not near:
            return []
        others = np.concatenate([self._articles[places] for _, places in near])
        shares = np.concatenate([one.vector[feature] * self._weights[places] for feature, places in near])
        others, which = np.unique(others, return_inverse=True)
        shared = np.round(np.bincount(which, shares), EXACT)
        return others[np.argsort(-shared, kind="stable")[: COMPARED + 1]].tolist()  # type: ignore[no-any-return]

    def _nearest(self, feature: int, at: int) -> slice:
        """Articles of a feature, as many before as after in time where there are too many."""
        first, end = self._starts[feature : feature + 2]
        if end - first > NEIGHBOURS:
            middle = first + int(np.searchsorted(self._articles[first:end], at))
            first = max(first, min(middle - NEIGHBOURS // 2, end - NEIGHBOURS))
            end = first + NEIGHBOURS
        return slice(first, end)


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
