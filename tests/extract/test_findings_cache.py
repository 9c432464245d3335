"""Findings in the store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.extract.findings_cache import findings_key, load_findings, prune_findings, save_findings
from generator.records import Article, Findings, Sentence
from tests.extract.stored import ARTICLES, MODEL, MemoryStore

ARTICLE = ARTICLES[0]
FINDINGS = Findings("a0", (Sentence("s0", 0, 10, 0),), ())


def test_findings_come_back_under_the_ids_that_articles_have_now() -> None:
    store = MemoryStore()
    save_findings(store, {b"one": FINDINGS})
    assert dict(load_findings(store, {"a": b"one", "twin": b"one", "other": b"two"})) == {
        "a": replace(FINDINGS, article="a"),
        "twin": replace(FINDINGS, article="twin"),
    }


@pytest.mark.parametrize("damage", [b"", b"\x93", b"\x81\xa7article\xa0"])
def test_damaged_findings_are_not_loaded(damage: bytes) -> None:
    store = MemoryStore()
    save_findings(store, {b"one": FINDINGS})
    store.items = dict.fromkeys(store.items, damage)
    assert list(load_findings(store, {"a": b"one"})) == []


@pytest.mark.parametrize(
    "changed",
    [
        replace(ARTICLE, text=ARTICLE.text + " It rained."),
        replace(ARTICLE, title="Marsh loses"),
        replace(ARTICLE, date="2024-08-19"),
        replace(ARTICLE, lang="de"),
    ],
)
def test_findings_depend_on_words_date_and_language(changed: Article) -> None:
    assert findings_key(changed, MODEL) != findings_key(ARTICLE, MODEL)


def test_findings_depend_on_the_model_and_not_on_where_the_article_is() -> None:
    assert findings_key(ARTICLE, replace(MODEL, version="4.0")) != findings_key(ARTICLE, MODEL)
    assert findings_key(ARTICLE, None) != findings_key(ARTICLE, MODEL)
    moved = replace(ARTICLE, id="another", key="elsewhere", publisher="Another")
    assert findings_key(moved, MODEL) == findings_key(ARTICLE, MODEL)


def test_findings_depend_on_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    before = findings_key(ARTICLE, MODEL)
    monkeypatch.setattr("generator.extract.findings_cache.rules_version", lambda: "another")
    assert findings_key(ARTICLE, MODEL) != before


def test_unused_findings_are_pruned() -> None:
    store = MemoryStore()
    save_findings(store, {b"one": FINDINGS, b"two": FINDINGS})
    prune_findings(store, [b"two"])
    assert dict(load_findings(store, {"a": b"one"})) == {}
