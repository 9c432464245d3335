"""Votes for the kinds that a name may be of.

Weights are in votes of the language model: 1 is one label that it gave to exactly these words.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

Votes = dict[str, float]
"""Kind -> weight; `none` is no person, organization, place, group or event."""

# The first wins a tie.
ORDER = ("person", "organization", "place", "group", "event", "none")


@dataclass
class EvidenceVotes:
    """Votes for the kind of one spelling."""

    votes: Votes = field(default_factory=lambda: defaultdict(float))
    """Kind -> weight."""
    labelled: float = 0
    """The part of it that is labels of the model."""

    @property
    def best(self) -> str:
        """Kind with most votes."""
        return max(ORDER, key=lambda kind: (self.votes[kind], -ORDER.index(kind)))

    def add(self, votes: Votes) -> None:
        """Count further votes."""
        for kind, weight in votes.items():
            self.votes[kind] += weight
