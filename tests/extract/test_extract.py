"""Extraction with a store and with workers: the same findings, and only new articles are read."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import Problem
from generator.extract import ExtractOptions, extract, worker
from generator.extract.schedule import BATCH
from generator.process.executors import executor_for
from generator.records import Article, Findings
from tests.extract.stored import ARTICLES, MODEL, TEXT, MemoryStore


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the articles that the model reads."""
    seen: list[str] = []
    original = worker.read_batch

    def counted(
        model: str, articles: Sequence[Article], seconds: float | None
    ) -> list[tuple[Findings, Problem | None]]:
        seen.extend(article.id for article in articles)
        return original(model, articles, seconds)

    monkeypatch.setattr("generator.extract.schedule.read_batch", counted)
    return seen


def test_stored_findings_equal_the_extracted_ones_including_types(calls: list[str]) -> None:
    store = MemoryStore()
    first = extract(ARTICLES[:2], MODEL, store)
    calls.clear()
    again = extract(ARTICLES[:2], MODEL, store)
    assert calls == []
    assert repr(again) == repr(first)  # 20 and 20.0 are equal, and would be written differently
    assert first["a0"].figures
    assert first["a0"].quotes
    assert first["a0"].dates
    assert first["a0"].definitions


def test_only_changed_articles_are_read_with_the_model(calls: list[str]) -> None:
    store = MemoryStore()
    extract(ARTICLES[:10], MODEL, store)
    calls.clear()
    edited = replace(ARTICLES[3], text=TEXT + " It rained.")
    moved = replace(ARTICLES[4], id="another-id", key="elsewhere", publisher="Another")
    found = extract([*ARTICLES[:3], edited, moved, *ARTICLES[5:11]], MODEL, store)
    assert calls == ["a3", "a10"]
    assert list(found) == ["a0", "a1", "a2", "a3", "another-id", "a5", "a6", "a7", "a8", "a9", "a10"]
    assert all(one.article == article for article, one in found.items())


def test_a_date_changes_what_is_found(calls: list[str]) -> None:
    store = MemoryStore()
    extract(ARTICLES[:1], MODEL, store)
    calls.clear()
    extract([replace(ARTICLES[0], date="2024-08-19")], MODEL, store)
    assert calls == ["a0"]


def test_two_articles_with_the_same_words_are_two() -> None:
    store = MemoryStore()
    twin = replace(ARTICLES[0], id="twin", key="twin")
    for _ in range(2):
        found = extract([ARTICLES[0], twin], MODEL, store)
        assert (found["a0"].article, found["twin"].article) == ("a0", "twin")


def test_workers_find_the_same_in_the_same_order() -> None:
    one = extract(ARTICLES, MODEL, MemoryStore())
    done: list[int] = []
    threads = extract(ARTICLES, MODEL, MemoryStore(), ExtractOptions(lambda count: ThreadPoolExecutor(1), done.append))
    assert repr(threads) == repr(one)
    assert sum(done) == len(ARTICLES)


def test_a_stopped_build_keeps_what_is_done(calls: list[str]) -> None:
    store = MemoryStore()

    def stop(count: int) -> None:
        if len(store.items) >= BATCH:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract(ARTICLES, MODEL, store, ExtractOptions(on_articles=stop))
    calls.clear()
    extract(ARTICLES, MODEL, store)
    assert calls == [article.id for article in ARTICLES[BATCH:]]


@pytest.mark.slow
def test_processes_find_the_same() -> None:
    many = [replace(article, id=f"{article.id}-{n}") for n in range(3) for article in ARTICLES]
    with_processes = extract(many, MODEL, MemoryStore(), ExtractOptions(lambda count: executor_for(count, jobs=2)))
    assert repr(with_processes) == repr(extract(many, MODEL, MemoryStore()))


# A Dask scheduler and a worker that live until their standard input ends.
CLUSTER = """
import asyncio, sys
from distributed import Scheduler, Worker

async def main():
    async with Scheduler(host="127.0.0.1", port=0, dashboard=False) as scheduler:
        async with Worker(scheduler.address, nthreads=1, dashboard=False):
            print(scheduler.address, flush=True)
            await asyncio.to_thread(sys.stdin.read)

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """The address of a Dask scheduler with one worker, in a process of their own."""
    pytest.importorskip("distributed")
    started = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", CLUSTER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    )
    assert started.stdout is not None
    yield started.stdout.readline().strip()
    started.communicate("")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_finds_the_same(cluster: str) -> None:
    there = extract(
        ARTICLES[:20],
        MODEL,
        MemoryStore(),
        ExtractOptions(lambda count: executor_for(count, jobs=1, cluster=f"dask:{cluster}")),
    )
    assert repr(there) == repr(extract(ARTICLES[:20], MODEL, MemoryStore()))
