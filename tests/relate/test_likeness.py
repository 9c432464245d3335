"""What an article is about, with a memory: the same weights, and no text is gone through twice."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

import generator.relate.likeness
from generator.cache import Cache
from generator.relate.likeness import about

from .news import entities, findings, others


def test_words_that_are_remembered_weigh_what_they_weighed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles, names = others()
    input_ = articles, findings(articles), entities(names)
    afresh = about(*input_)
    with closing(Cache(tmp_path / "cache.sqlite")) as cache:
        assert about(*input_, cache) == afresh
        monkeypatch.setattr(generator.relate.likeness, "_words", lambda *_: pytest.fail("a text was gone through"))
        assert about(*input_, cache) == afresh


def test_another_headline_or_key_sentence_is_gone_through_anew(tmp_path: Path) -> None:
    articles, names = others()
    with closing(Cache(tmp_path / "cache.sqlite")) as cache:
        known = about(articles, findings(articles), entities(names), cache)
        without = about(articles, {}, entities(names), cache)
    assert without == about(articles, {}, entities(names))
    assert without != known
