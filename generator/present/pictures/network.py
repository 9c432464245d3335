"""The network of co-mentioned names: choose names and pairs, and place them without overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from math import sqrt

from generator.present.pictures.labels import short_name, text_width
from generator.present.pictures.network_layout import stress_layout
from generator.present.views.pictures import Edge, NetworkPicture, Node, PictureLabel
from generator.records import CoMention, Entity

MAX_NODES = 48
"""Names in the picture at most: about as many as fit a screen with their labels."""

LINES_PER_NAME = 2
"""Strongest lines of each name that are shown; with all lines, the names of one article would be a tangle."""

Pair = tuple[str, str, int]

# Width of the layout before labels are moved apart, for each row and column of names, and the widest gap that is left.
ROOM_PER_NODE, GAP = 110, 50

# Height of the layout against its width.
FLATNESS = 0.75

# Type, and what a mark takes, in units of the drawing.
TYPE, MARK, LARGEST = 13, 6, 3.0

# Rounds in which labels that overlap are pushed apart. Fewer than sixty are needed for names of news.
ROUNDS = 400

MARGIN = 12


def names_with_pages(entities: Sequence[Entity]) -> list[Entity]:
    """Entities with a page, those that most articles mention first."""
    with_page = [one for one in entities if one.own_page]
    return sorted(with_page, key=lambda one: (-len(one.appearances), -one.mention_count, one.id))


def strongest_pairs(names: Sequence[Entity], co_mentions: Mapping[str, Sequence[CoMention]]) -> tuple[list[Pair], int]:
    """Choose the strongest pairs of each name.

    Args:
        names: The names shown, those that most articles name first.
        co_mentions: Whom each is named with, most often first.

    Returns:
        The pairs with the number of articles that name both, the strongest first; and how many pairs there are in all.
    """
    rank = {one.id: place for place, one in enumerate(names)}
    shared: dict[tuple[str, str], int] = {}
    for one in names:
        for other in co_mentions.get(one.id, ()):
            if other.other in rank:
                first, second = sorted((one.id, other.other), key=rank.__getitem__)
                shared[first, second] = other.articles
    ranked = sorted(shared.items(), key=lambda pair: (-pair[1], rank[pair[0][0]], rank[pair[0][1]]))
    brought: dict[str, int] = defaultdict(int)
    kept = []
    for (first, second), articles in ranked:
        if brought[first] < LINES_PER_NAME or brought[second] < LINES_PER_NAME:
            kept.append((first, second, articles))
            brought[first] += 1
            brought[second] += 1
    return kept, len(shared)


def network_picture(
    names: Sequence[Entity], pairs: Sequence[Pair], link: Callable[[Entity], str]
) -> NetworkPicture | None:
    """Draw a network of names and pairs; None without pairs.

    Args:
        names: The names shown, those that most articles name first; those without a pair are left out.
        pairs: Ids of two names, and the number of articles that name both.
        link: Link to a name's page.
    """
    paired = {one for pair in pairs for one in pair[:2]}
    shown = [one for one in names if one.id in paired]
    if not shown:
        return None
    sizes = _mark_sizes(shown)
    boxes = {one.id: _box(one, sizes[one.id]) for one in shown}
    at = _push_apart(_layout([one.id for one in shown], pairs), boxes)
    # A box begins at the top of its mark and is centred on it.
    left = min(at[one][0] - boxes[one][0] / 2 for one in at)
    top = min(at[one][1] - sizes[one] * MARK for one in at)
    points = {one: (round(x - left) + MARGIN, round(y - top) + MARGIN) for one, (x, y) in at.items()}
    width = max(points[one][0] + boxes[one][0] / 2 for one in at)
    height = max(points[one][1] - sizes[one] * MARK + boxes[one][1] for one in at)
    nodes = tuple(_node(one, points[one.id], sizes[one.id], link(one)) for one in shown)
    return NetworkPicture("network", round(width) + MARGIN, round(height) + MARGIN, _edges(pairs, points), nodes)


def _mark_sizes(names: Sequence[Entity]) -> dict[str, float]:
    """Size of each mark, from 1 to `LARGEST`; its area grows with the number of articles."""
    most = max(len(one.appearances) for one in names)
    return {one.id: round(1 + (LARGEST - 1) * sqrt(len(one.appearances) / most), 1) for one in names}


def _edges(pairs: Sequence[Pair], points: Mapping[str, tuple[int, int]]) -> tuple[Edge, ...]:
    """A line for each pair, the strongest last, so that it is drawn on top."""
    strongest = max(pair[2] for pair in pairs)
    return tuple(
        Edge(*points[one], *points[other], width=round(1 + 4 * articles / strongest, 1))
        for one, other, articles in reversed(pairs)
    )


def _node(entity: Entity, point: tuple[int, int], size: float, href: str) -> Node:
    x, y = point
    articles = len(entity.appearances)
    title = f"{entity.name}, {entity.kind}: {articles} {'article' if articles == 1 else 'articles'}"
    label = PictureLabel(short_name(entity.name), x, round(y + size * MARK + TYPE), "middle")
    return Node(href, entity.kind, x, y, size, title, label)


def _box(entity: Entity, size: float) -> tuple[float, float]:
    """Width and height of a mark with its label and margin."""
    return max(text_width(short_name(entity.name), TYPE), 2 * size * MARK) + 10, 2 * size * MARK + TYPE + 8


def _layout(names: Sequence[str], pairs: Sequence[Pair]) -> dict[str, tuple[float, float]]:
    """Place the names, connected ones near each other."""
    side = ROOM_PER_NODE * sqrt(len(names))
    placed = stress_layout(names, [pair[:2] for pair in pairs])
    across = _close_gaps({one: round(placed[one][0] * side) for one in names})
    down = _close_gaps({one: round(placed[one][1] * side * FLATNESS) for one in names})
    return {one: (across[one], down[one]) for one in names}


def _close_gaps(along: Mapping[str, int]) -> dict[str, int]:
    """Reduce wide gaps between positions on an axis."""
    moved: dict[str, int] = {}
    last, now = min(along.values()), 0
    for one in sorted(along, key=lambda one: (along[one], one)):
        now += min(along[one] - last, GAP)
        last = along[one]
        moved[one] = now
    return moved


def _push_apart(
    placed: Mapping[str, tuple[float, float]], boxes: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Push overlapping marks and labels apart, each pair along the axis of least movement."""
    at = {one: [float(x), float(y)] for one, (x, y) in placed.items()}
    for _ in range(ROUNDS):
        moved = False
        for one, other in combinations(at, 2):
            across = (boxes[one][0] + boxes[other][0]) / 2 - abs(at[one][0] - at[other][0])
            down = (boxes[one][1] + boxes[other][1]) / 2 - abs(at[one][1] - at[other][1])
            # Less than a unit is not seen, and would take many rounds.
            if across > 1 and down > 1:
                axis, push = (0, across) if across < down * 1.5 else (1, down)
                sign = 1 if (at[one][axis], one) > (at[other][axis], other) else -1
                at[one][axis] += sign * push / 2
                at[other][axis] -= sign * push / 2
                moved = True
        if not moved:
            break
    return {one: (x, y) for one, (x, y) in at.items()}
