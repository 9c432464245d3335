"""The direction in time of the clause around a date."""

from __future__ import annotations

from enum import Enum, auto


class Direction(Enum):
    """Whether a clause is about the past or the future of the article's publication."""

    BACK = auto()
    """The past, the default in news without a sign of the future."""
    FORWARD = auto()
    """The future: "will meet on Monday"."""
    UNCLEAR = auto()
    """Either: "the siege went on until Monday"."""
