"""What one article means by its names, and what is remembered of it."""

from __future__ import annotations

from generator.records import Kind, Mention, Reason
from generator.resolve.clusters import Local, most_used


def local(kind: Kind, *names: str, start: int = 0) -> Local:
    """A cluster of mentions, one every hundred letters."""
    places = range(start, start + 100 * len(names), 100)
    mentions = [Mention(n, at, at + len(n), kind, n, "test") for n, at in zip(names, places, strict=True)]
    return Local("a", kind, tuple(mentions))


def test_what_takes_another_cluster_counts_its_names_anew_in_reading_order() -> None:
    one, other = local("person", "Marsh", start=50), local("person", "Elena Marsh", "Marsh")
    assert (one.names, one.fullest) == ({"Marsh": 1}, "Marsh")
    one.weight = 0.5
    one.take(other, "rule", "says")
    assert (list(one.names.items()), one.fullest) == ([("Elena Marsh", 1), ("Marsh", 2)], "Elena Marsh")
    assert [m.start for m in one.mentions] == [0, 50, 100]
    assert one.weight is None
    assert [(r.rule, r.start) for r in one.reasons] == [("rule", 0)]


def test_the_fullest_name_depends_on_what_it_names() -> None:
    found = local("organization", "Paris", "Paris", "City of Paris")
    assert found.fullest == "City of Paris"
    found.retype("place", Reason("rule", "says"))
    assert found.fullest == "Paris"
    assert {m.kind for m in found.mentions} == {"place"}


def test_names_used_equally_often_stay_in_their_order() -> None:
    assert most_used({"b": 1, "a": 1, "c": 2}) == ["c", "b", "a"]
