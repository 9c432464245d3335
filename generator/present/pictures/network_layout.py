"""Where the nodes of a network stand, so that lines are about as long as the way along them.

Stress majorization: Gansner, Koren and North, "Graph Drawing by Stress Majorization", Graph Drawing 2004, Springer
LNCS 3383, p. 239-250, moving one node at a time. It is written out here, in plain sums and roots in a fixed order,
because the sums of numerical libraries differ in their last digits from processor to processor, and layouts grow apart
from there: the same corpus has to give the same picture everywhere.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from math import cos, pi, sin, sqrt

MAX_STEPS = 400
"""Rounds at most; they take a third of a second for the largest picture."""

STILL = 2e-4
"""The movement, against the size of the drawing, below which it has come to rest."""

APART = 1.5
"""How much farther than the longest way two nodes stand between which no line leads."""


def stress_layout(nodes: Sequence[str], lines: Sequence[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Lay out a network.

    Args:
        nodes: Its nodes; their order decides between layouts that are as good.
        lines: Pairs of nodes.

    Returns:
        For each node a point between 0 and 1 in both directions.
    """
    near: dict[str, list[str]] = {node: [] for node in nodes}
    for one, other in lines:
        near[one].append(other)
        near[other].append(one)
    order = [node for start in nodes for node in ways(start, near)]
    order = list(dict.fromkeys(order))
    count = len(order)
    # Sines may differ in the last digit, so they are rounded.
    at = [(round(cos(2 * pi * n / count), 6), round(sin(2 * pi * n / count), 6)) for n in range(count)]
    lengths = _lengths(order, near)
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
        if moved < STILL:
            break
    return _scaled(order, at)


def ways(start: str, near: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Every node that lines lead to from one, with the number of lines of the shortest way, the nearest first."""
    found, ahead = {start: 0}, deque([start])
    while ahead:
        node = ahead.popleft()
        for other in near[node]:
            if other not in found:
                found[other] = found[node] + 1
                ahead.append(other)
    return found


def _lengths(order: Sequence[str], near: Mapping[str, Sequence[str]]) -> list[list[float]]:
    found = [ways(node, near) for node in order]
    farthest = max(max(way.values()) for way in found) * APART
    return [[way.get(other, farthest) for other in order] for way in found]


def _scaled(order: Sequence[str], at: Sequence[tuple[float, float]]) -> dict[str, tuple[float, float]]:
    left, top = min(x for x, _ in at), min(y for _, y in at)
    size = max(max(x for x, _ in at) - left, max(y for _, y in at) - top) or 1.0
    return {node: ((x - left) / size, (y - top) / size) for node, (x, y) in zip(order, at, strict=True)}
