"""The store returns what was saved, whatever happened to the file in between."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from generator.store.sqlite import SqliteStore

A, B, C, D = b"a", b"b", b"c", b"d"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "cache.sqlite"


def kept(file: Path, *keys: bytes, kind: str = "k") -> dict[bytes, bytes]:
    cache = SqliteStore(file)
    found = dict(cache.get(kind, keys))
    cache.close()
    return found


def keep(file: Path, items: dict[bytes, bytes], kind: str = "k") -> list[str]:
    cache = SqliteStore(file)
    cache.put(kind, items)
    cache.close()
    return [problem.message for problem in cache.problems]


def test_stored_values_are_returned_in_the_next_build(file: Path) -> None:
    keep(file, {A: b"1", B: b"2"})
    assert kept(file, A, B, C) == {A: b"1", B: b"2"}
    assert kept(file, A, kind="another") == {}


def test_a_later_value_takes_the_place_of_an_earlier_one(file: Path) -> None:
    keep(file, {A: b"1"})
    keep(file, {A: b"2"})
    assert kept(file, A) == {A: b"2"}


def test_more_keys_than_a_statement_takes_are_asked_for_in_parts(file: Path) -> None:
    many = {str(number).encode(): b"x" for number in range(40_000)}
    keep(file, many)
    assert kept(file, *many) == many


@pytest.mark.parametrize("damage", [b"no database", b"SQLite format 3\0 and rubbish" * 100, b""])
def test_a_damaged_file_is_created_again(file: Path, damage: bytes) -> None:
    keep(file, {A: b"1"})
    file.write_bytes(damage)
    assert kept(file, A) == {}
    assert keep(file, {A: b"2"}) == []
    assert kept(file, A) == {A: b"2"}


def test_a_file_of_an_older_version_is_created_again(file: Path) -> None:
    keep(file, {A: b"1"})
    with sqlite3.connect(file) as other:
        other.execute("PRAGMA user_version = 0")
    other.close()
    assert kept(file, A) == {}
    keep(file, {A: b"2"})
    assert kept(file, A) == {A: b"2"}


def test_a_file_of_a_newer_version_is_kept_and_reported(file: Path) -> None:
    keep(file, {A: b"1"})
    with sqlite3.connect(file) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()
    assert keep(file, {B: b"2"}) == ["the cache cannot be opened: it has schema 99, and this version knows up to 1"]
    with sqlite3.connect(file) as other:
        assert other.execute("SELECT key, value FROM kept").fetchall() == [(A, b"1")]
    other.close()


def test_the_build_continues_with_a_note_if_no_file_can_be_created(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    cache = SqliteStore(tmp_path / "state" / "cache.sqlite", shown_as=".briefing/cache.sqlite")
    cache.put("k", {A: b"1"})
    assert list(cache.get("k", [A])) == []
    (problem,) = cache.problems
    assert (problem.path, problem.level) == (".briefing/cache.sqlite", "note")


def test_only_reading_leaves_no_file_behind(file: Path) -> None:
    cache = SqliteStore(file, read_only=True)
    cache.put("k", {A: b"1"})
    cache.close()
    assert not file.exists()
    keep(file, {A: b"1"})
    cache = SqliteStore(file, read_only=True)
    cache.put("k", {B: b"2"})
    assert dict(cache.get("k", [A, B])) == {A: b"1"}
    cache.close()


@pytest.mark.parametrize(("used", "left"), [([A, B], {A, B, C}), ([A], {A}), ([], set())])
def test_unused_entries_are_deleted_once_they_are_the_larger_part(
    file: Path, used: list[bytes], left: set[bytes]
) -> None:
    keep(file, {A: b"1", B: b"2", C: b"3"})
    cache = SqliteStore(file)
    cache.prune("k", used)
    cache.close()
    assert set(kept(file, A, B, C)) == left


def test_builds_that_run_at_once_lose_nothing(file: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from generator.store.sqlite import SqliteStore\n"
        "cache = SqliteStore(Path(sys.argv[1]))\n"
        "for n in range(100): cache.put('k', {f'{sys.argv[2]}{n}'.encode(): b'x' * 1000})\n"
        "cache.close(); sys.exit(len(cache.problems))"
    )
    builds = [subprocess.Popen([sys.executable, "-c", code, str(file), name]) for name in ("one", "two", "three")]
    assert [build.wait() for build in builds] == [0, 0, 0]
    keys = [f"{name}{number}".encode() for name in ("one", "two", "three") for number in range(100)]
    assert len(kept(file, *keys)) == 300
