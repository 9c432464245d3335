"""Sets of numbers packed into bytes, four bytes each, so that a manifest of many pages stays small."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from zlib import crc32


def pack(numbers: Iterable[int]) -> bytes:
    """Pack numbers below 2**32, in the order given."""
    return array("I", numbers).tobytes()


def unpack(packed: bytes) -> Sequence[int]:
    """Return the numbers that were packed."""
    numbers = array("I")
    numbers.frombytes(packed)
    return numbers


def number_of(path: str) -> int:
    """Return a number that represents a path.

    Two paths may have the same number (one pair in 4 billion): then a page is rendered that need not be.
    """
    return crc32(path.encode("utf-8", "surrogatepass"))
