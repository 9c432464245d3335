"""Vectors of features as rows of two arrays, so that one can be compared with many at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Vector = Mapping[str, float]
Numbers = NDArray[np.int32]
Weights = NDArray[np.float64]

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

    def leading(self, row: int, most: int) -> list[int]:
        """The heaviest features of a row, the heaviest first."""
        return self.known(self.features[row, :most])

    def known(self, features: Numbers) -> list[int]:
        """Features as a list, without what stands where there are no more."""
        found: list[int] = features[features != self.nothing].tolist()
        return found

    def vector(self, row: int) -> dict[int, float]:
        """A row as features with their weights."""
        known = self.features[row] != self.nothing
        return dict(zip(self.features[row][known].tolist(), self.weights[row][known].tolist(), strict=True))

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

    Attributes:
        features: Numbers of features, one row a mean.
        weights: Their weights, so that each mean has length 1.
    """

    def __init__(self, rows: Rows, width: int, most: int) -> None:
        """Make room.

        Args:
            rows: The rows.
            width: Features that a mean has at most.
            most: Means that there can be.
        """
        self._rows = rows
        self._sums: list[dict[int, float]] = []
        self.features: Numbers = np.full((most, width), rows.nothing, np.int32)
        self.weights: Weights = np.zeros((most, width))

    def begin(self, sums: dict[int, float]) -> int:
        """Begin a mean, and return its number."""
        self._sums.append(sums)
        self._update(len(self._sums) - 1)
        return len(self._sums) - 1

    def sums(self, number: int) -> Mapping[int, float]:
        """The sum of the rows that a mean is of."""
        return self._sums[number]

    def add(self, number: int, sums: Mapping[int, float]) -> None:
        """Take a row, or the sum of several, into a mean."""
        own = self._sums[number]
        for feature, weight in sums.items():
            own[feature] = own.get(feature, 0.0) + weight
        self._update(number)

    def leading(self, number: int, most: int) -> list[int]:
        """The heaviest features of a mean, the heaviest first."""
        return self._rows.known(self.features[number, :most])

    def _update(self, number: int) -> None:
        sums, width = self._sums[number], self.features.shape[1]
        features = np.fromiter(sums, np.int32, len(sums))
        weights = np.fromiter(sums.values(), np.float64, len(sums))
        kept = np.lexsort((features, -weights))[:width]
        length = np.sqrt((weights[kept] ** 2).sum()) or 1.0
        self.features[number, : len(kept)] = features[kept]
        self.features[number, len(kept) :] = self._rows.nothing
        self.weights[number, : len(kept)] = weights[kept] / length
        self.weights[number, len(kept) :] = 0
