"""Stress tests: kills, faults of the machine and hostile inputs; each family counts its losses.

The tests run a part of each family, `make torture` all of it: `python -m tests.torture`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a family."""

    family: str
    """Its name in the table."""
    tried: int
    """How many inputs, kills or faults."""
    lost: tuple[str, ...]
    """What went wrong, one line each; empty if all were survived."""
