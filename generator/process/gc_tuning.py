"""Run the cyclic garbage collector less often during a build."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Allocations before the youngest generation is collected (Python's default: 700), and collections of one generation
# before the next older one is collected. A build of 10,000 articles keeps ten million objects: collecting them over and
# over took a tenth of its time, and a third of the time of resolution. Reference cycles left by parsers are still
# collected while young.
YOUNG = 200_000
ROUNDS = 100


@contextmanager
def relaxed_gc() -> Iterator[None]:
    """Raise the collector's thresholds, and restore them afterwards."""
    usual = gc.get_threshold()
    gc.set_threshold(YOUNG, ROUNDS, ROUNDS)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
