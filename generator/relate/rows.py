"""Vectors of features as rows of two arrays, so that one can be compared with many at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Vector = Mapping[str, float]
Numbers = NDArray[np.int32]
Weights = NDArray[np.float64]
Vectors = tuple[Numbers, Weights]
"""Numbers of features, and their weights: one vector, or several as rows."""

# Features that two must share to be alike at all: where each names two things, the one that they share (a capital, an
# agency) would count for half.
FEWEST_SHARED = 3

# Digits in which sums are compared: the last ones differ from processor to processor.
EXACT = 9


class Rows:
    """Vectors as rows: the numbers of their features, the heaviest first, and the weights of these.

    Attributes:
        nothing: Stands for a feature where a row has no more; its weight is 0.
        features: Numbers of features, one row a vector. Features of one weight stand in alphabetical order.
        weights: Their weights.
    """

    def __init__(self, vectors: Sequence[Vector]) -> None:
        names = sorted({feature for vector in vectors for feature in vector})
        number = {feature: n for n, feature in enumerate(names)}
        self.nothing = len(names)
        lengths = np.array([len(vector) for vector in vectors], np.intp)
        count = int(lengths.sum())
        features = np.fromiter((number[f] for vector in vectors for f in vector), np.int32, count)
        weights = np.fromiter((weight for vector in vectors for weight in vector.values()), np.float64, count)
        rows = np.repeat(np.arange(len(vectors)), lengths)
        columns = np.arange(count) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        self.features: Numbers = np.full((len(vectors), lengths.max(initial=0)), self.nothing, np.int32)
        self.weights: Weights = np.zeros(self.features.shape)
        self.features[rows, columns] = features
        self.weights[rows, columns] = weights
        self._sort(np.argsort(self.features, axis=1, kind="stable"))
        self._sort(np.argsort(-self.weights, axis=1, kind="stable"))
        self._spread: Weights = np.zeros(self.nothing + 1)

    def _sort(self, order: NDArray[np.intp]) -> None:
        self.features = np.take_along_axis(self.features, order, axis=1)
        self.weights = np.take_along_axis(self.weights, order, axis=1)

    def vector(self, row: int) -> Vectors:
        """The features that a row has, the heaviest first, and their weights."""
        known = self.features[row] != self.nothing
        return self.features[row][known], self.weights[row][known]

    def likeness(self, features: Numbers, weights: Weights, to_features: Numbers, to_weights: Weights) -> Weights:
        """How like a vector is to others: 1 for the same features, 0 for little or nothing in common.

        Args:
            features: Its features, numbered as here.
            weights: Their weights.
            to_features: Those of the others, one row each.
            to_weights: Their weights.
        """
        self._spread[features] = weights
        shared = self._spread[to_features]
        self._spread[features] = 0
        alike: Weights = np.round((shared * to_weights).sum(axis=1), EXACT)
        alike[np.count_nonzero(shared, axis=1) < FEWEST_SHARED] = 0
        return alike


class Means:
    """Means of rows, to compare rows with. Each begins as one row, and takes in others.

    What a mean takes in is counted in only when the mean is asked for: most are never asked for again.
    """

    def __init__(self, rows: Rows, width: int, most: int) -> None:
        """Make room.

        Args:
            rows: The rows.
            width: Features that a mean has at most.
            most: Means that there can be.
        """
        self._rows = rows
        self._sums: list[Vectors] = []
        self._waiting: dict[int, list[Vectors]] = {}
        self._features: Numbers = np.full((most, width), rows.nothing, np.int32)
        self._weights: Weights = np.zeros((most, width))

    def begin(self, sums: Vectors) -> int:
        """Begin a mean, and return its number."""
        self._sums.append(sums)
        self._waiting[len(self._sums) - 1] = []
        return len(self._sums) - 1

    def add(self, number: int, sums: Vectors) -> None:
        """Take a row, or the sum of several, into a mean."""
        self._waiting.setdefault(number, []).append(sums)

    def sums(self, number: int) -> Vectors:
        """The sum of the rows that a mean is of."""
        self._count_in(number)
        return self._sums[number]

    def of(self, numbers: Sequence[int]) -> Vectors:
        """Some means: the features of each, the heaviest first, and their weights, so that each has length 1."""
        for number in self._waiting.keys() & numbers:
            self._count_in(number)
        return self._features[numbers], self._weights[numbers]

    def _count_in(self, number: int) -> None:
        """Add what is waiting, in the order in which it came."""
        waiting = self._waiting.pop(number, None)
        if waiting is None:
            return
        if waiting:
            self._sums[number] = _sum([self._sums[number], *waiting])
        features, weights = self._sums[number]
        kept = np.lexsort((features, -weights))[: self._features.shape[1]]
        length = np.sqrt((weights[kept] ** 2).sum()) or 1.0
        self._features[number, : len(kept)] = features[kept]
        self._features[number, len(kept) :] = self._rows.nothing
        self._weights[number, : len(kept)] = weights[kept] / length
        self._weights[number, len(kept) :] = 0


def _sum(vectors: Sequence[Vectors]) -> Vectors:
    """Vectors added up, one after the other: the weights of each feature that one of them has."""
    features = np.concatenate([features for features, _ in vectors])
    weights = np.concatenate([weights for _, weights in vectors])
    features, which = np.unique(features, return_inverse=True)
    return features, np.bincount(which, weights, len(features)).astype(np.float64)
