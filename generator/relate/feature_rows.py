"""Vectors of features as rows of two arrays, so that one can be compared with many at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Weights = NDArray[np.float64]
Places = NDArray[np.int64]
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
        names: The features by number.
        nothing: Stands for a feature where a row has no more; its weight is 0.
        features: Numbers of features, one row a vector. Features of one weight stand in alphabetical order.
        weights: Their weights.
    """

    def __init__(self, count: int, names: Sequence[str], rows: Places, features: Places, weights: Weights) -> None:
        """Make rows of entries, in any order.

        Args:
            count: Number of rows.
            names: The features, in alphabetical order.
            rows: The row of each entry.
            features: Its feature, as a number.
            weights: Its weight.
        """
        self.names = names
        self.nothing = len(names)
        order = np.argsort(rows, kind="stable")
        rows = rows[order]
        columns = place_in_run(rows)
        shape = count, int(columns.max(initial=-1)) + 1
        self.features: Numbers = np.full(shape, self.nothing, np.int32)
        self.weights: Weights = np.zeros(shape)
        self.features[rows, columns] = features[order]
        self.weights[rows, columns] = weights[order]
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


def place_in_run(sorted_: Places) -> Places:
    """How many equal numbers stand before each."""
    return np.arange(len(sorted_)) - np.searchsorted(sorted_, sorted_)
