"""Profiles of articles with a store: the same weights, without reading a text twice."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

import generator.relate.similarity
from generator.relate.similarity import Profiles, profile_articles
from generator.store.sqlite import SqliteStore

from .news import entities, findings, others


def weights(known: Profiles) -> dict[str, dict[str, float]]:
    """What each article is about: its features with their weights."""
    rows = [known.vectors.vector(place) for place in range(len(known))]
    names = known.vectors.names
    return {
        article: {names[feature]: weight for feature, weight in zip(features, some, strict=True)}
        for article, (features, some) in zip(known.order, rows, strict=True)
    }


def test_stored_word_counts_give_the_same_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles, names = others()
    input_ = articles, findings(articles), entities(names)
    afresh = weights(profile_articles(*input_))
    with closing(SqliteStore(tmp_path / "cache.sqlite")) as cache:
        assert weights(profile_articles(*input_, cache)) == afresh
        monkeypatch.setattr(generator.relate.similarity, "word_counts", lambda *_: pytest.fail("a text was read"))
        assert weights(profile_articles(*input_, cache)) == afresh


def test_words_are_counted_again_for_another_headline_or_key_sentence(tmp_path: Path) -> None:
    articles, names = others()
    with closing(SqliteStore(tmp_path / "cache.sqlite")) as cache:
        known = weights(profile_articles(articles, findings(articles), entities(names), cache))
        without = weights(profile_articles(articles, {}, entities(names), cache))
    assert without == weights(profile_articles(articles, {}, entities(names)))
    assert without != known
