"""Outlines of the countries, from Natural Earth (public domain), at the scale of 1:110 million.

The shapes come from a data file of the package `pyogrio`. The package itself is not imported: the file is small and in
a published format.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

Ring = tuple[tuple[float, float], ...]

FILE = "tests/fixtures/naturalearth_lowres/naturalearth_lowres.shp"
"""Path of the shapes in the package: Natural Earth's `ne_110m_admin_0_countries`."""

HEADER, POLYGON = 100, 5
"""Length of the file header in bytes, and the shape type of polygons (ESRI Shapefile Technical Description, 1998)."""


@lru_cache(maxsize=1)
def outlines() -> tuple[Ring, ...]:
    """Every ring of every country, (longitude, latitude) in degrees, as Natural Earth orders them.

    Returns:
        The rings. Empty if the data file is missing; the map then shows places without outlines.
    """
    file = _file()
    return tuple(_rings(file.read_bytes())) if file is not None else ()


def _file() -> Path | None:
    package = find_spec("pyogrio")
    folders = package.submodule_search_locations if package else None
    found = [Path(folder) / FILE for folder in folders or ()]
    return next((file for file in found if file.is_file()), None)


def _rings(data: bytes) -> list[Ring]:
    rings: list[Ring] = []
    at = HEADER
    while at < len(data):
        # A record: its number and its length in 16-bit words, big-endian; then type, box, numbers of parts and points.
        _, words = struct.unpack_from(">ii", data, at)
        record, at = at + 8, at + 8 + 2 * words
        if struct.unpack_from("<i", data, record)[0] != POLYGON:
            continue
        parts, points = struct.unpack_from("<ii", data, record + 36)
        starts = [*struct.unpack_from(f"<{parts}i", data, record + 44), points]
        numbers = struct.unpack_from(f"<{2 * points}d", data, record + 44 + 4 * parts)
        pairs = tuple(zip(numbers[::2], numbers[1::2], strict=True))
        rings += [pairs[start:end] for start, end in pairwise(starts)]
    return rings
