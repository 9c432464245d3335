"""Reading with a store: the same articles and problems, without reading a file twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import time_ns

import pytest

from generator.read import ReadOptions, ReadSeeds, folder, formats, read_seeds
from generator.store import file_hashes
from generator.store.file_hashes import FileHashes
from generator.store.sqlite import SqliteStore

FILES = {
    "a.txt": "Harbour opens\n\nIt rained.\n\nShare this article\n",
    "a.meta.yml": "date: 2024-08-18\nauthors: [Ann Lee]\n",
    "b.md": "---\ndate: someday\n---\n# Strike\n\nIt *ended*.\n",
    "c.html": "<html><head><title>Oslo waits</title></head><body><article><p>It rained in Oslo for days.</p></article>",
    "d.jsonl": '{"title": "One", "text": "It rained."}\nbroken\n',
    "empty.txt": "",
    "e.txt": "Side\n\nWords.\n",
    "e.meta.yml": "nonsense: [",
}


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    with closing(SqliteStore(tmp_path_factory.mktemp("state") / "cache.sqlite")) as opened:
        yield opened


def read(seeds: Path, cache: SqliteStore) -> ReadSeeds:
    return read_seeds(seeds, store=cache)


def test_stored_results_equal_those_that_were_read(
    seeds: Path, cache: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read(seeds, cache)
    assert len(first.articles) == 4
    assert len(first.problems) >= 3
    assert first == read_seeds(seeds)
    monkeypatch.setattr(formats, "parse", lambda *_: pytest.fail("a file was read again"))
    assert read(seeds, cache) == first


@pytest.mark.parametrize("changed", ["a.txt", "a.meta.yml", "b.md", "c.html", "d.jsonl"])
def test_changed_seeds_are_read_again(seeds: Path, cache: SqliteStore, changed: str) -> None:
    read(seeds, cache)
    (seeds / changed).write_text(FILES[changed].replace("2024", "2023").replace("rained", "snowed"), encoding="utf-8")
    assert read(seeds, cache) == read_seeds(seeds)


def test_adding_or_removing_a_sidecar_changes_its_seed(seeds: Path, cache: SqliteStore) -> None:
    read(seeds, cache)
    (seeds / "a.meta.yml").unlink()
    (seeds / "b.meta.yml").write_text("date: 2024-08-19\n", encoding="utf-8")
    assert read(seeds, cache) == read_seeds(seeds)


def test_the_same_text_under_another_name_is_another_article(seeds: Path, cache: SqliteStore) -> None:
    read(seeds, cache)
    (seeds / "a.txt").rename(seeds / "f.txt")
    assert read(seeds, cache) == read_seeds(seeds)


@pytest.fixture
def hashes(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> FileHashes:
    """What is in the seeds, known a minute after they were written."""
    monkeypatch.setattr(file_hashes, "time_ns", lambda: time_ns() + 60_000_000_000)
    known = FileHashes()
    for name in FILES:
        known.of(str(seeds / name))
    _wait_for_another_time(seeds / "e.txt")  # two changes within one tick of the file system's clock look like one
    return known


def _wait_for_another_time(file: Path) -> None:
    probe = file.with_name(".probe")
    while True:
        probe.write_text("x", encoding="utf-8")
        if probe.stat().st_ctime_ns > file.stat().st_ctime_ns:
            return


def test_a_seed_whose_content_is_known_is_not_opened(
    seeds: Path, cache: SqliteStore, hashes: FileHashes, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read(seeds, cache)
    monkeypatch.setattr(folder, "read_bytes", lambda *_: pytest.fail("a file was opened"))
    assert read_seeds(seeds, store=cache, hashes=hashes) == first


@pytest.mark.parametrize("changed", ["a.txt", "a.meta.yml", "b.md", "c.html", "d.jsonl"])
def test_a_seed_that_has_changed_since_its_content_was_known_is_read_again(
    seeds: Path, cache: SqliteStore, hashes: FileHashes, changed: str
) -> None:
    read(seeds, cache)
    (seeds / changed).write_text(FILES[changed].replace("2024", "2023").replace("rained", "snowed"), encoding="utf-8")
    assert read_seeds(seeds, store=cache, hashes=hashes) == read_seeds(seeds)


def test_a_seed_that_changes_before_it_is_opened_is_remembered_as_what_was_read(
    seeds: Path, cache: SqliteStore, hashes: FileHashes, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = folder.read_bytes

    def too_late(seed: folder.Seed, max_bytes: int) -> bytes:
        if seed.name == "a.txt":
            seed.path.write_text("Harbour closes\n\nIt snowed.\n", encoding="utf-8")
        return really(seed, max_bytes)

    with monkeypatch.context() as patch:
        patch.setattr(folder, "read_bytes", too_late)
        read_seeds(seeds, store=cache, hashes=hashes)
    (seeds / "a.txt").write_text(FILES["a.txt"], encoding="utf-8")
    assert read(seeds, cache) == read_seeds(seeds)


def test_a_seed_whose_content_is_known_may_still_be_too_large(
    seeds: Path, cache: SqliteStore, hashes: FileHashes
) -> None:
    read(seeds, cache)
    small = ReadOptions(max_bytes=40)
    assert read_seeds(seeds, small, store=cache, hashes=hashes) == read_seeds(seeds, small)
