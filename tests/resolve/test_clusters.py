"""Clusters of one article."""

from __future__ import annotations

from generator.records import Reason
from generator.resolve.clusters import most_used

from .build import cluster


def test_a_cluster_that_absorbs_another_counts_its_names_again_in_reading_order() -> None:
    one, other = cluster("person", "Marsh", start=50), cluster("person", "Elena Marsh", "Marsh")
    assert (one.names, one.fullest) == ({"Marsh": 1}, "Marsh")
    one.weight = 0.5
    one.absorb(other, "rule", "says")
    assert (list(one.names.items()), one.fullest) == ([("Elena Marsh", 1), ("Marsh", 2)], "Elena Marsh")
    assert [m.start for m in one.mentions] == [0, 50, 100]
    assert one.weight is None
    assert [(r.rule, r.start) for r in one.reasons] == [("rule", 0)]


def test_the_fullest_name_depends_on_what_it_names() -> None:
    found = cluster("organization", "Paris", "Paris", "City of Paris")
    assert found.fullest == "City of Paris"
    found.retype("place", Reason("rule", "says"))
    assert found.fullest == "Paris"
    assert {m.kind for m in found.mentions} == {"place"}


def test_names_used_equally_often_stay_in_their_order() -> None:
    assert most_used({"b": 1, "a": 1, "c": 2}) == ["c", "b", "a"]
