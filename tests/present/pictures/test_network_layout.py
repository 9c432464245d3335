"""Nodes and lines in, a point for each node out."""

from __future__ import annotations

from math import dist

import pytest

from generator.present.pictures.network_layout import path_lengths, stress_layout


def test_nodes_stand_as_far_apart_as_the_way_between_them_is_long() -> None:
    at = stress_layout("abc", [("a", "b"), ("b", "c")])
    assert dist(at["a"], at["b"]) == pytest.approx(dist(at["b"], at["c"]), rel=0.05)
    assert dist(at["a"], at["c"]) == pytest.approx(2 * dist(at["a"], at["b"]), rel=0.05)


def test_a_path_is_as_long_as_its_lines_are_many_and_the_nearest_node_comes_first() -> None:
    neighbours = {"a": ["b"], "b": ["a", "c"], "c": ["b"], "d": []}
    assert list(path_lengths("a", neighbours).items()) == [("a", 0), ("b", 1), ("c", 2)]


def test_parts_without_a_line_between_them_stand_apart_within_the_drawing() -> None:
    at = stress_layout("abcd", [("a", "b"), ("c", "d")])
    assert min(dist(at[one], at[other]) for one in "ab" for other in "cd") > dist(at["a"], at["b"]) / 2
    assert all(0 <= number <= 1 for point in at.values() for number in point)


def test_a_single_node_has_a_place() -> None:
    assert stress_layout("a", []) == {"a": (0.0, 0.0)}
