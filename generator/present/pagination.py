"""A long sorted list, cut into pages by what stands in it.

Cut by count, one line more would move the lines of all later pages. Here a page that overflows is halved where the
keys on it differ first, as the leaves of a binary trie are (Fredkin 1960, "Trie Memory", CACM 3:9), so that a line
more changes its own page alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence


def paginate(keys: Sequence[str], most: int) -> Iterator[range]:
    """Cut a list.

    Args:
        keys: What the lines are sorted by, in the order of their UTF-8 bytes.
        most: Lines of a page.

    Yields:
        The places of each page's lines, in order. Only lines of one key are cut by count.
    """
    sorted_by = [key.encode("utf-8", "surrogatepass") for key in keys]
    waiting = [range(len(keys))]
    while waiting:
        lines = waiting.pop()
        if len(lines) <= most:
            yield lines
            continue
        first, last = sorted_by[lines[0]], sorted_by[lines[-1]]
        if first == last:
            yield from (lines[start : start + most] for start in range(0, len(lines), most))
            continue
        middle = bisect_left(sorted_by, _upper_half(first, last), lines.start, lines.stop)
        waiting += (range(middle, lines.stop), range(lines.start, middle))


def _upper_half(first: bytes, last: bytes) -> bytes:
    """What the upper half begins with: all that is common to both, and the first bit that only the last one has."""
    common = next((n for n, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    if common == len(first):
        return first + b"\0"
    bit = (first[common] ^ last[common]).bit_length() - 1
    return last[:common] + bytes([last[common] >> bit << bit])
