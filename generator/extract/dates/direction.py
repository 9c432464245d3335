"""The direction in time in which the clause around a date looks."""

from __future__ import annotations

from enum import Enum, auto


class Direction(Enum):
    """Whether a clause tells of the past or of the future of its writing."""

    BACK = auto()
    """Of the past, as news does without a sign of the future."""
    FORWARD = auto()
    """Of the future: "will meet on Monday"."""
    UNCLEAR = auto()
    """Of either: "the siege went on until Monday"."""
