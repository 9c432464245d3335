"""Votes for kinds."""

from __future__ import annotations

from generator.extract.names.votes import EvidenceVotes


def test_the_kind_with_most_votes_is_best_and_the_first_of_equals_wins() -> None:
    votes = EvidenceVotes()
    votes.add({"place": 1, "person": 1})
    assert votes.best == "person"
    votes.add({"place": 0.5})
    assert votes.best == "place"
    assert EvidenceVotes().best == "person"
