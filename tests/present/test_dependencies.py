"""Lookups in tables in, dependencies and their content hashes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from generator.present.dependencies import ABSENT, EVERYTHING, TableTracker


@pytest.mark.parametrize(
    ("look", "recorded"),
    [
        (lambda table: table["a"], {("letters", "a")}),
        (lambda table: table.get("missing"), {("letters", "missing")}),
        (lambda table: "a" in table, {("letters", "a")}),
        (list, {EVERYTHING}),
        (len, {EVERYTHING}),
    ],
)
def test_a_lookup_is_recorded_whether_or_not_it_finds_anything(
    look: Callable[[Mapping[str, int]], object], recorded: set[tuple[str, str]]
) -> None:
    tracker = TableTracker()
    table = tracker.table("letters", {"a": 1})
    with tracker.recording() as dependencies:
        look(table)
    assert dependencies == recorded


def test_an_outer_recording_has_what_an_inner_one_reads() -> None:
    tracker = TableTracker()
    table = tracker.table("letters", {"a": 1, "b": 2})
    with tracker.recording() as outer:
        assert table["a"]
        with tracker.recording() as inner:
            assert table["b"]
    assert inner == {("letters", "b")}
    assert outer == {("letters", "a"), ("letters", "b")}


def test_a_memoized_value_is_made_once_and_gives_every_reader_its_dependencies() -> None:
    tracker = TableTracker()
    table = tracker.table("letters", {"a": 1})
    made = []

    def make(key: str) -> int:
        made.append(key)
        return table[key]

    for _ in range(2):
        with tracker.recording() as dependencies:
            assert tracker.memoize("key", make, "a") == 1
        assert dependencies == {("letters", "a")}
    assert made == ["a"]


def test_the_hash_of_a_dependency_changes_with_its_value_only() -> None:
    before, after = TableTracker(), TableTracker()
    before.table("letters", {"a": [1], "b": [2]})
    after.table("letters", {"a": [1], "b": [3], "c": [4]})
    assert before.hash_of(("letters", "a")) == after.hash_of(("letters", "a"))
    assert before.hash_of(("letters", "b")) != after.hash_of(("letters", "b"))
    assert before.hash_of(("letters", "c")) == ABSENT != after.hash_of(("letters", "c"))


def test_the_corpus_as_a_whole_never_counts_as_unchanged() -> None:
    assert TableTracker().hash_of(EVERYTHING) is None


def test_nothing_is_recorded_where_nobody_records() -> None:
    tracker = TableTracker()
    tracker.record(EVERYTHING)
    with tracker.recording() as dependencies:
        pass
    assert dependencies == set()
