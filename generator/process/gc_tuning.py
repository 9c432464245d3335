"""Garbage is looked for seldom while nearly everything that is made is kept."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects from which the young are gone through (Python's own number is 700), and rounds of that until the older
# are. A build of 10,000 articles keeps ten million objects; going through them again and again took a tenth of its
# time, and a third of that of resolution. What parsers leave in circles is still found while it is young.
YOUNG = 200_000
ROUNDS = 100


@contextmanager
def relaxed_gc() -> Iterator[None]:
    """Let the cyclic garbage collector run less often."""
    usual = gc.get_threshold()
    gc.set_threshold(YOUNG, ROUNDS, ROUNDS)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
