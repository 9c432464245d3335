"""Pagination of a long sorted list at boundaries that stay when lines are added.

With pages of a fixed count, one more line would shift the lines of all later pages. Here a page that overflows is
halved where its keys first differ, like the leaves of a binary trie (Fredkin 1960, "Trie Memory", CACM 3:9), so that
one more line changes its own page only.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence


def paginate(keys: Sequence[str], most: int) -> Iterator[range]:
    """Divide a sorted list into pages.

    Args:
        keys: Sort keys of the lines, in the order of their UTF-8 bytes.
        most: Lines of a page at most.

    Yields:
        The range of lines of each page, in order. Only lines of the same key are divided by count.
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
    """Lower bound of the upper half: the common prefix, then the first bit that is set in `last` only."""
    common = next((n for n, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    if common == len(first):
        return first + b"\0"
    bit = (first[common] ^ last[common]).bit_length() - 1
    return last[:common] + bytes([last[common] >> bit << bit])
