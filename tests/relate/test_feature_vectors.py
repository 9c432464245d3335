"""Sparse vectors and their centroids."""

from __future__ import annotations

import numpy as np
import pytest

from generator.relate.feature_vectors import Centroids, FeatureMatrix, place_in_run

NAMES = ["@a", "@b", "harbour", "strike", "vote"]


def matrix(*vectors: dict[str, float]) -> FeatureMatrix:
    entries = [
        (row, NAMES.index(name), weight) for row, vector in enumerate(vectors) for name, weight in vector.items()
    ]
    rows, features, weights = zip(*entries, strict=True)
    return FeatureMatrix(len(vectors), NAMES, np.array(rows), np.array(features), np.array(weights, np.float64))


def named(vector: tuple[np.ndarray, np.ndarray]) -> dict[str, float]:
    features, weights = vector
    return {NAMES[feature]: round(float(weight), 4) for feature, weight in zip(features, weights, strict=True)}


def test_a_row_has_its_features_by_weight_and_then_by_name() -> None:
    rows = matrix({"vote": 0.2, "strike": 0.9, "harbour": 0.2}, {"@a": 1.0})
    assert list(named(rows.vector(0))) == ["strike", "harbour", "vote"]
    assert named(rows.vector(1)) == {"@a": 1.0}


@pytest.mark.parametrize(
    ("other", "similarity"),
    [
        ({"@a": 0.6, "harbour": 0.64, "strike": 0.48}, 1.0),
        ({"@a": 0.6, "harbour": 0.8}, 0.0),  # two shared features are too few
        ({"@b": 0.6, "vote": 0.8}, 0.0),
    ],
)
def test_similarity_is_the_cosine_where_enough_features_are_shared(other: dict[str, float], similarity: float) -> None:
    rows = matrix({"@a": 0.6, "harbour": 0.64, "strike": 0.48}, other)
    found = rows.similarities(*rows.vector(0), rows.features[1:], rows.weights[1:])
    assert found.tolist() == pytest.approx([similarity])


def test_a_centroid_is_the_scaled_sum_of_what_was_added() -> None:
    rows = matrix({"@a": 1.0}, {"@b": 1.0})
    centroids = Centroids(rows, width=2, most=1)
    number = centroids.begin(rows.vector(0))
    centroids.add(number, rows.vector(1))
    features, weights = centroids.vectors([number])
    assert named((features[0], weights[0])) == {"@a": 0.7071, "@b": 0.7071}
    assert named(centroids.sums(number)) == {"@a": 1.0, "@b": 1.0}


def test_a_centroid_keeps_its_heaviest_features() -> None:
    rows = matrix({"@a": 0.1, "harbour": 0.8, "vote": 0.6})
    centroids = Centroids(rows, width=2, most=1)
    features, _ = centroids.vectors([centroids.begin(rows.vector(0))])
    assert [NAMES[feature] for feature in features[0]] == ["harbour", "vote"]


def test_equal_numbers_are_counted_from_zero() -> None:
    assert place_in_run(np.array([3, 3, 5, 7, 7, 7])).tolist() == [0, 1, 0, 0, 1, 2]
