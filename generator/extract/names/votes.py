"""Votes for the kind of a name.

Weights are in votes of the language model: 1 is one label that it gave to exactly these words.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

Votes = dict[str, float]
"""Kind -> weight; `none` is not a person, organization, place, group or event."""

# On a tie the first wins.
ORDER = ("person", "organization", "place", "group", "event", "none")


@dataclass
class EvidenceVotes:
    """Votes for the kind of one spelling."""

    votes: Votes = field(default_factory=lambda: defaultdict(float))
    """Kind -> weight."""
    labelled: float = 0
    """The part of it from labels of the model."""

    @property
    def best(self) -> str:
        """Kind with the most votes."""
        return max(ORDER, key=lambda kind: (self.votes[kind], -ORDER.index(kind)))

    def add(self, votes: Votes) -> None:
        """Add votes."""
        for kind, weight in votes.items():
            self.votes[kind] += weight
