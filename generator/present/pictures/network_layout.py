"""Network layout by stress majorization: distances in the drawing follow path lengths in the network.

Method: Gansner, Koren and North, "Graph Drawing by Stress Majorization", Graph Drawing 2004, Springer
LNCS 3383, p. 239-250, moving one node at a time. It is implemented here with plain sums and roots in a fixed order,
because the sums of numerical libraries differ in their last digits between processors, and layouts diverge from there:
the same corpus must give the same picture everywhere.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from math import cos, pi, sin, sqrt

MAX_STEPS = 400
"""Rounds at most; they take a third of a second for the largest picture."""

MIN_MOVEMENT = 2e-4
"""Movement, relative to the size of the drawing, below which the layout counts as stable."""

UNCONNECTED_FACTOR = 1.5
"""Distance of unconnected nodes, relative to the longest path."""


def stress_layout(nodes: Sequence[str], lines: Sequence[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Lay out a network.

    Args:
        nodes: Its nodes; their order decides between equally good layouts.
        lines: Pairs of nodes.

    Returns:
        For each node a point between 0 and 1 in both directions.
    """
    neighbours: dict[str, list[str]] = {node: [] for node in nodes}
    for one, other in lines:
        neighbours[one].append(other)
        neighbours[other].append(one)
    order = [node for start in nodes for node in path_lengths(start, neighbours)]
    order = list(dict.fromkeys(order))
    count = len(order)
    # Sines may differ in the last digit, so they are rounded.
    at = [(round(cos(2 * pi * n / count), 6), round(sin(2 * pi * n / count), 6)) for n in range(count)]
    lengths = _lengths(order, neighbours)
    for _ in range(MAX_STEPS):
        moved = 0.0
        for n in range(count):
            x, y = at[n]
            across, down, weights = 0.0, 0.0, 0.0
            for m, length in enumerate(lengths[n]):
                if m != n:
                    other_x, other_y = at[m]
                    dx, dy = x - other_x, y - other_y
                    pull = length / (sqrt(dx * dx + dy * dy) or 1.0)
                    weight = 1 / (length * length)
                    across += weight * (other_x + dx * pull)
                    down += weight * (other_y + dy * pull)
                    weights += weight
            if weights:
                at[n] = (across / weights, down / weights)
                moved = max(moved, abs(at[n][0] - x), abs(at[n][1] - y))
        if moved < MIN_MOVEMENT:
            break
    return _scaled(order, at)


def path_lengths(start: str, neighbours: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Length of the shortest path to each node reachable from `start`, the nearest first."""
    found, ahead = {start: 0}, deque([start])
    while ahead:
        node = ahead.popleft()
        for other in neighbours[node]:
            if other not in found:
                found[other] = found[node] + 1
                ahead.append(other)
    return found


def _lengths(order: Sequence[str], neighbours: Mapping[str, Sequence[str]]) -> list[list[float]]:
    found = [path_lengths(node, neighbours) for node in order]
    farthest = max(max(way.values()) for way in found) * UNCONNECTED_FACTOR
    return [[way.get(other, farthest) for other in order] for way in found]


def _scaled(order: Sequence[str], at: Sequence[tuple[float, float]]) -> dict[str, tuple[float, float]]:
    left, top = min(x for x, _ in at), min(y for _, y in at)
    size = max(max(x for x, _ in at) - left, max(y for _, y in at) - top) or 1.0
    return {node: ((x - left) / size, (y - top) / size) for node, (x, y) in zip(order, at, strict=True)}
