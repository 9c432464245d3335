"""Sparse feature vectors as rows of two arrays, so that one vector is compared with many at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FeatureIds = NDArray[np.int32]
Weights = NDArray[np.float64]
Indexes = NDArray[np.int64]
Vectors = tuple[FeatureIds, Weights]
"""Ids of features and their weights: one vector, or several as rows."""

# Shared features below which two vectors have no similarity: if each article names two things, a single shared one
# (a capital, an agency) would count for half.
FEWEST_SHARED = 3

# Decimals of a sum that are compared: the last digits of floating-point sums differ from processor to processor.
EXACT = 9


class FeatureMatrix:
    """Sparse vectors, one per row: the ids of their features, the heaviest first, and their weights.

    Attributes:
        names: Names of the features by id.
        nothing: Padding id at the end of shorter rows; its weight is 0.
        features: Feature ids, one vector per row. Features of equal weight are in alphabetical order.
        weights: Their weights, in the same shape.
    """

    def __init__(self, count: int, names: Sequence[str], rows: Indexes, features: Indexes, weights: Weights) -> None:
        """Build rows from entries in any order.

        Args:
            count: Number of rows.
            names: The features, in alphabetical order.
            rows: The row of each entry.
            features: Its feature id.
            weights: Its weight.
        """
        self.names = names
        self.nothing = len(names)
        order = np.argsort(rows, kind="stable")
        rows = rows[order]
        columns = place_in_run(rows)
        shape = count, int(columns.max(initial=-1)) + 1
        self.features: FeatureIds = np.full(shape, self.nothing, np.int32)
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
        """Features of a row without padding, the heaviest first, and their weights."""
        used = self.features[row] != self.nothing
        return self.features[row][used], self.weights[row][used]

    def similarities(
        self, features: FeatureIds, weights: Weights, to_features: FeatureIds, to_weights: Weights
    ) -> Weights:
        """Compute the similarity of a vector to others: the dot product, which is the cosine for vectors of length 1.

        Args:
            features: Its feature ids.
            weights: Their weights.
            to_features: Those of the others, one row each.
            to_weights: Their weights.

        Returns:
            One value for each other vector: 1 for equal ones, 0 if they share fewer than `FEWEST_SHARED` features.
        """
        self._spread[features] = weights
        shared = self._spread[to_features]
        self._spread[features] = 0
        alike: Weights = np.round((shared * to_weights).sum(axis=1), EXACT)
        alike[np.count_nonzero(shared, axis=1) < FEWEST_SHARED] = 0
        return alike


class Centroids:
    """Centroids of growing groups of vectors.

    Additions are summed only when a centroid is requested: most are never requested again.
    """

    def __init__(self, vectors: FeatureMatrix, width: int, most: int) -> None:
        """Allocate the arrays.

        Args:
            vectors: The vectors of single articles.
            width: Features that a centroid keeps at most.
            most: Number of centroids at most.
        """
        self._vectors = vectors
        self._sums: list[Vectors] = []
        self._pending: dict[int, list[Vectors]] = {}
        self._features: FeatureIds = np.full((most, width), vectors.nothing, np.int32)
        self._weights: Weights = np.zeros((most, width))

    def begin(self, sums: Vectors) -> int:
        """Start a centroid from one vector, or the sum of several, and return its number."""
        self._sums.append(sums)
        self._pending[len(self._sums) - 1] = []
        return len(self._sums) - 1

    def add(self, number: int, sums: Vectors) -> None:
        """Add one vector, or the sum of several, to a centroid."""
        self._pending.setdefault(number, []).append(sums)

    def sums(self, number: int) -> Vectors:
        """Sum of the vectors of a centroid."""
        self._add_pending(number)
        return self._sums[number]

    def vectors(self, numbers: Sequence[int]) -> Vectors:
        """Centroids with these numbers as rows of length 1: their features, the heaviest first, and the weights."""
        for number in self._pending.keys() & numbers:
            self._add_pending(number)
        return self._features[numbers], self._weights[numbers]

    def _add_pending(self, number: int) -> None:
        """Sum the pending additions in the order in which they came."""
        pending = self._pending.pop(number, None)
        if pending is None:
            return
        if pending:
            self._sums[number] = _sum([self._sums[number], *pending])
        features, weights = self._sums[number]
        kept = np.lexsort((features, -weights))[: self._features.shape[1]]
        length = np.sqrt((weights[kept] ** 2).sum()) or 1.0
        self._features[number, : len(kept)] = features[kept]
        self._features[number, len(kept) :] = self._vectors.nothing
        self._weights[number, : len(kept)] = weights[kept] / length
        self._weights[number, len(kept) :] = 0


def _sum(vectors: Sequence[Vectors]) -> Vectors:
    """Sum of sparse vectors, added in the order given."""
    features = np.concatenate([features for features, _ in vectors])
    weights = np.concatenate([weights for _, weights in vectors])
    features, which = np.unique(features, return_inverse=True)
    return features, np.bincount(which, weights, len(features)).astype(np.float64)


def place_in_run(sorted_: Indexes) -> Indexes:
    """Position of each number among its equals, from 0."""
    return np.arange(len(sorted_)) - np.searchsorted(sorted_, sorted_)
