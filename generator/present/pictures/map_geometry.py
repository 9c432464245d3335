"""Map geometry: projections, clipping to a frame, and outlines as SVG path data.

Everything is rounded to whole units of the drawing, so that a picture is the same on every machine, and small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, radians

Point = tuple[float, float]
Cell = tuple[int, int]

SOUTH, NORTH = -57.0, 84.0
"""Edges of the world map. Antarctica, seldom in the news, would take a fifth of it."""

MIN_AREA = 2.0
"""Area in square units below which an outline is left out, as it would be a dot of one pixel."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the earth between two meridians and two parallels, in degrees."""

    west: float
    """Western edge."""
    south: float
    """Southern edge."""
    east: float
    """Eastern edge."""
    north: float
    """Northern edge."""

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether it contains a place."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


WORLD = Box(-180.0, SOUTH, 180.0, NORTH)


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawing of a part of the earth."""

    box: Box
    """What it shows."""
    width: int
    """Width of the drawing."""
    height: int
    """Height of the drawing."""
    place: Callable[[float, float], Point]
    """The position of a latitude and longitude in it, from its upper left corner."""


def world_frame(width: int) -> Frame:
    """The whole earth in the Natural Earth projection."""
    scale = width / (2 * natural_earth(0.0, 180.0)[0])
    top, bottom = natural_earth(NORTH, 0.0)[1], natural_earth(SOUTH, 0.0)[1]

    def place(latitude: float, longitude: float) -> Point:
        x, y = natural_earth(latitude, longitude)
        return x * scale + width / 2, (top - y) * scale

    return Frame(WORLD, width, round((top - bottom) * scale), place)


def natural_earth(latitude: float, longitude: float) -> Point:
    """The Natural Earth projection on a sphere of radius 1.

    The polynomial is that of Šavrič, Jenny, Patterson, Petrovič and Hurni, "A Polynomial Equation for the Natural Earth
    Projection", Cartography and Geographic Information Science 38 (4), 2011, p. 363-372.
    """
    phi = latitude * pi / 180
    p2 = phi * phi
    p4 = p2 * p2
    x = 0.870700 + p2 * (-0.131979 + p2 * (-0.013791 + p4 * p2 * (0.003971 - 0.001529 * p2)))
    y = 1.007226 + p2 * (0.015085 + p4 * (-0.044475 + p2 * (0.028874 - 0.005916 * p2)))
    return longitude * pi / 180 * x, phi * y


def region_frame(box: Box, width: int) -> Frame:
    """A part of the earth in the equirectangular projection, true to scale along its middle parallel.

    Snyder, "Map Projections: A Working Manual", U.S. Geological Survey Professional Paper 1395, 1987, p. 90-91.
    """
    squeeze = parallel_length((box.south + box.north) / 2)
    scale = width / ((box.east - box.west) * squeeze)

    def place(latitude: float, longitude: float) -> Point:
        return (longitude - box.west) * squeeze * scale, (box.north - latitude) * scale

    return Frame(box, width, round((box.north - box.south) * scale), place)


def parallel_length(latitude: float) -> float:
    """Ratio of a degree of longitude to one of latitude; rounded, since last digits of cosines vary by platform."""
    return round(cos(radians(latitude)), 4)


def land_path(rings: Iterable[Sequence[Point]], frame: Frame) -> str:
    """Outlines within a frame as SVG path data.

    Args:
        rings: Outlines, as (longitude, latitude) in degrees.
        frame: The drawing.
    """
    # Clipped a little outside, so that the lines along which it is clipped are not seen.
    margin = (frame.box.north - frame.box.south) / 50
    edges = Box(frame.box.west - margin, frame.box.south - margin, frame.box.east + margin, frame.box.north + margin)
    paths = []
    for ring in rings:
        cells = _cells(frame.place(latitude, longitude) for longitude, latitude in clip(ring, edges))
        if len(cells) > 2 and abs(_area(cells)) >= MIN_AREA:
            paths.append(_path(cells))
    return "".join(paths)


def clip(ring: Sequence[Point], box: Box) -> Sequence[Point]:
    """The part of an outline inside a box.

    Sutherland and Hodgman, "Reentrant Polygon Clipping", Communications of the ACM 17 (1), 1974, p. 32-42.
    """
    longitudes, latitudes = [point[0] for point in ring], [point[1] for point in ring]
    if max(longitudes) < box.west or min(longitudes) > box.east:
        return ()
    if max(latitudes) < box.south or min(latitudes) > box.north:
        return ()
    for axis, edge, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        kept: list[Point] = []
        for here, there in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            inside, next_inside = (here[axis] - edge) * sign >= 0, (there[axis] - edge) * sign >= 0
            if inside:
                kept.append(here)
            if inside != next_inside:
                part = (edge - here[axis]) / (there[axis] - here[axis])
                kept.append((here[0] + part * (there[0] - here[0]), here[1] + part * (there[1] - here[1])))
        ring = kept
    return ring


def _cells(points: Iterable[Point]) -> list[Cell]:
    """Round points to whole units, without repeated points and points on the line between their neighbours."""
    kept: list[Cell] = []
    for x, y in points:
        cell = (round(x), round(y))
        if kept and cell == kept[-1]:
            continue
        if len(kept) > 1 and _on_a_line(kept[-2], kept[-1], cell):
            kept[-1] = cell
        else:
            kept.append(cell)
    while len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return kept


def _on_a_line(one: Cell, two: Cell, three: Cell) -> bool:
    ahead = (two[0] - one[0]) * (three[0] - two[0]) + (two[1] - one[1]) * (three[1] - two[1]) > 0
    return ahead and (two[0] - one[0]) * (three[1] - two[1]) == (two[1] - one[1]) * (three[0] - two[0])


def _area(cells: Sequence[Cell]) -> float:
    pairs = zip(cells, [*cells[1:], cells[0]], strict=True)
    return sum(one[0] * two[1] - two[0] * one[1] for one, two in pairs) / 2


def _path(cells: Sequence[Cell]) -> str:
    """Path data of a closed outline in relative steps, without a space before a minus sign ("M3 4l-1-2 5 0z")."""
    steps = [(two[0] - one[0], two[1] - one[1]) for one, two in pairwise(cells)]
    numbers = "".join(f" {number}" if number >= 0 else str(number) for step in steps for number in step)
    return f"M{cells[0][0]} {cells[0][1]}l{numbers.removeprefix(' ')}z"
