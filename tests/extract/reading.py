"""Reads a piece of text as the program would, with one model for all tests."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from generator.extract.article import tokenize
from generator.extract.model.pipeline import Model, load_model
from generator.extract.names.mentions import find_mentions
from generator.extract.text.sentences import segment
from generator.records import Article, Mention, Sentence


@cache
def model() -> Model:
    return load_model()


def read(
    body: str, *, date: str | None = None, title: str = "News of the day"
) -> tuple[Article, Doc, tuple[Sentence, ...], tuple[Mention, ...]]:
    """An article with this body, its parse, sentences and names."""
    article = Article("t", "t.txt", "0", title, f"{title}\n\n{body}", date=date, date_basis="sidecar" if date else None)
    sentences = segment(article)
    doc = model().pipeline(tokenize(article, sentences, model().pipeline))
    return article, doc, sentences, find_mentions(article, sentences, doc)[0]
