"""The entry point of workers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.extract import article as article_module
from generator.extract.quotes import find_quotes
from generator.extract.worker import ACTION, read_batch, text_alone
from tests.extract.stored import ARTICLES, MODEL

POISON = "A poisoned line."


def test_a_batch_is_read_in_its_order() -> None:
    results = read_batch(MODEL.name, ARTICLES[:3])
    assert [(found.article, problem) for found, problem in results] == [("a0", None), ("a1", None), ("a2", None)]
    assert all(found.mentions for found, _ in results)


def test_a_rule_that_fails_on_an_article_affects_only_that_article(monkeypatch: pytest.MonkeyPatch) -> None:

    def failing(article: object, *rest: object) -> object:
        if POISON in getattr(article, "text", ""):
            raise ZeroDivisionError("no names here")
        return find_quotes(article, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(article_module, "find_quotes", failing)
    poisoned = replace(ARTICLES[1], text=ARTICLES[1].text + "\n\n" + POISON)
    results = read_batch(MODEL.name, [ARTICLES[0], poisoned, ARTICLES[2]])
    assert [problem is None for _, problem in results] == [True, False, True]
    found, problem = results[1]
    assert found == text_alone(poisoned)
    assert problem is not None
    assert problem.message == f"{ACTION}: ZeroDivisionError: no names here"


def test_the_text_alone_has_paragraphs_as_sentences() -> None:
    article = replace(ARTICLES[0], text="Title\n\nIt rained. It poured.\n\n \n\nThen it stopped.")
    found = text_alone(article)
    assert [article.text[s.start : s.end] for s in found.sentences] == [
        "Title",
        "It rained. It poured.",
        "Then it stopped.",
    ]
    assert found.mentions == ()
