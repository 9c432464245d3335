"""A target is made again if its inputs, a dependency or the options of the site have changed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from generator.publish.manifest import ManifestUpdate, TableEntry
from generator.site_plan import Dependency, SiteOptions, SitePlan, Target
from generator.store.sqlite import SqliteStore

FILES = ((10, 1), (20, 2))
ADA: Dependency = ("entities", "ada-lund")
BERGEN: Dependency = ("entities", "bergen")


class Tracker:
    """Dependencies with given hashes; one without a hash always counts as changed."""

    def __init__(self, hashes: Mapping[Dependency, bytes]) -> None:
        self._hashes = hashes

    def recording(self) -> AbstractContextManager[set[Dependency]]:
        return nullcontext(set())

    def hash_of(self, dependency: Dependency) -> bytes | None:
        return self._hashes.get(dependency)


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    return SqliteStore(tmp_path / "cache.sqlite")


def update(
    store: SqliteStore, docs: Path, hashes: Mapping[Dependency, bytes], name: str = "Briefing"
) -> ManifestUpdate:
    options = SiteOptions(name, language="en", generator="briefing-generator 0", full_text=True)
    plan = SitePlan(frozenset(), lambda: iter(()), (), dependencies=Tracker(hashes), options=options)
    return ManifestUpdate(plan, store, docs)


def target(inputs: object = None, path: str = "people/ada-lund.md") -> Target[str]:
    return Target(path, lambda: "page", inputs)


def built(store: SqliteStore, docs: Path, *dependencies: Dependency, inputs: object = None) -> None:
    """A build that made one target."""
    made = update(store, docs, {ADA: b"1", BERGEN: b"1"})
    made.add_target(target(inputs), dependencies, FILES)
    made.save()


@pytest.mark.parametrize(
    ("hashes", "inputs", "name", "unchanged"),
    [
        ({ADA: b"1", BERGEN: b"1"}, "x", "Briefing", True),
        ({ADA: b"1", BERGEN: b"2"}, "x", "Briefing", True),  # it did not read Bergen
        ({ADA: b"2", BERGEN: b"1"}, "x", "Briefing", False),
        ({BERGEN: b"1"}, "x", "Briefing", False),
        ({ADA: b"1", BERGEN: b"1"}, "y", "Briefing", False),
        ({ADA: b"1", BERGEN: b"1"}, "x", "Another name", False),
    ],
)
def test_a_target_is_unchanged_if_all_that_it_is_made_from_is(
    store: SqliteStore, tmp_path: Path, hashes: Mapping[Dependency, bytes], inputs: str, name: str, unchanged: bool
) -> None:
    built(store, tmp_path, ADA, inputs="x")
    found = update(store, tmp_path, hashes, name).unchanged_files(target(inputs))
    assert found == (FILES if unchanged else None)


def test_a_target_with_an_untracked_dependency_is_always_made_again(store: SqliteStore, tmp_path: Path) -> None:
    built(store, tmp_path, ("everything", ""))
    assert update(store, tmp_path, {ADA: b"1", BERGEN: b"1"}).unchanged_files(target()) is None


def test_a_kept_target_is_known_to_the_next_build_and_another_is_forgotten(store: SqliteStore, tmp_path: Path) -> None:
    hashes = {ADA: b"1", BERGEN: b"1"}
    built(store, tmp_path, ADA)
    second = update(store, tmp_path, hashes)
    second.keep_target(target())
    second.save()
    third = update(store, tmp_path, hashes)
    assert third.unchanged_files(target()) == FILES
    third.save()
    assert update(store, tmp_path, hashes).unchanged_files(target()) is None


def test_each_folder_of_pages_has_its_own_manifest(store: SqliteStore, tmp_path: Path) -> None:
    built(store, tmp_path / "docs", ADA)
    assert update(store, tmp_path / "other", {ADA: b"1", BERGEN: b"1"}).unchanged_files(target()) is None


def test_unused_dependencies_are_dropped_and_the_rest_is_renumbered(store: SqliteStore, tmp_path: Path) -> None:
    many = {("entities", str(number)): b"1" for number in range(20)}
    hashes = {**many, ADA: b"1"}
    first = update(store, tmp_path, hashes)
    first.add_target(target(path="all.md"), many, FILES)
    first.add_target(target(), [ADA], FILES)
    first.save()
    second = update(store, tmp_path, hashes)
    second.keep_target(target())
    second.save()
    assert update(store, tmp_path, {ADA: b"1"}).unchanged_files(target()) == FILES
    assert update(store, tmp_path, {ADA: b"2"}).unchanged_files(target()) is None


def test_rows_are_unchanged_if_all_that_they_are_made_from_is(store: SqliteStore, tmp_path: Path) -> None:
    made = update(store, tmp_path, {ADA: b"1", BERGEN: b"1"})
    groups = {
        "a": made.new_rows(target(path="a"), [ADA], (100, 10), 3),
        "b": made.new_rows(target(path="b"), [("everything", "")], (50, 5), 1),
    }
    made.add_table("articles", TableEntry(FILES, groups))
    made.save()
    same = update(store, tmp_path, {ADA: b"1", BERGEN: b"1"})
    table = same.last_table("articles")
    assert same.unchanged_rows(target(path="a"), table) == groups["a"]
    assert same.unchanged_rows(target(path="b"), table) is None
    assert same.unchanged_rows(target(path="c"), table) is None
    assert same.unchanged_rows(target(path="a"), None) is None
    changed = update(store, tmp_path, {ADA: b"2", BERGEN: b"1"})
    assert changed.unchanged_rows(target(path="a"), changed.last_table("articles")) is None
