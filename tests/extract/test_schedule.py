"""Batches of articles, and workers that crash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import replace
from typing import Any

import pytest

from generator.errors import BriefingError, Problem
from generator.extract.model.installed import LONGEST
from generator.extract.schedule import BATCH, read_all
from generator.extract.worker import ACTION
from generator.records import Article, Findings
from tests.extract.stored import ARTICLES, MODEL

DEADLY = "Deadly words"


class Workers(Executor):
    """Workers that crash at some words, and read nothing."""

    def __init__(self, *, deadly: str = DEADLY) -> None:
        self.deadly = deadly
        self.batches: list[int] = []

    def submit(self, task: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        _, articles, _ = args
        done: Future[Any] = Future()
        self.batches.append(len(articles))
        if self.deadly == "" or any(self.deadly in article.text for article in articles):
            done.set_exception(BrokenExecutor())
        else:
            done.set_result([(Findings(article.id, (), ()), None) for article in articles])
        return done


def read(articles: Sequence[Article], executor: Executor) -> dict[str, Problem | None]:
    return {found.article: problem for batch in read_all(articles, MODEL, executor, None) for found, problem in batch}


def test_articles_are_read_in_batches_of_limited_number_and_length() -> None:
    executor = Workers()
    long = replace(ARTICLES[0], text="x" * (LONGEST - 10))
    articles = [replace(one, id=f"b{n}") for n, one in enumerate([*ARTICLES[:BATCH], long, ARTICLES[1], ARTICLES[2]])]
    assert set(read(articles, executor)) == {article.id for article in articles}
    assert executor.batches == [BATCH, 1, 2]


def test_no_articles_give_no_batch() -> None:
    executor = Workers()
    assert read([], executor) == {}
    assert executor.batches == []


def test_only_the_article_that_crashes_a_worker_is_published_without_names() -> None:
    articles = [replace(one, text=DEADLY) if one.id == "a20" else one for one in ARTICLES]
    found = read(articles, Workers())
    assert sorted(found) == sorted(article.id for article in articles)
    problems = {article: problem for article, problem in found.items() if problem is not None}
    assert list(problems) == ["a20"]
    assert problems["a20"].message == f"{ACTION}: the worker process crashed on this article"
    assert problems["a20"].path == "20.txt"


def test_workers_that_crash_without_an_article_stop_the_build() -> None:
    with pytest.raises(BriefingError, match="the worker processes crash as soon as they start"):
        read(ARTICLES, Workers(deadly=""))
