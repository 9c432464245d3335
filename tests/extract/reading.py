"""Read a text with one model for all tests."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from generator.extract.article import tokenize
from generator.extract.dates import find_dates
from generator.extract.figures import find_figures
from generator.extract.model.pipeline import Model, load_model
from generator.extract.names.mentions import find_mentions
from generator.extract.quotes import find_quotes
from generator.extract.text.sentences import segment
from generator.records import Article, Figure, Mention, Sentence


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


def figures_of(body: str, *, date: str | None = None) -> tuple[str, tuple[Figure, ...]]:
    """The text of an article with this body, and its figures."""
    article, doc, sentences, mentions = read(body, date=date)
    dates = find_dates(article, doc, sentences, mentions)
    quotes = find_quotes(article, doc, sentences, mentions)
    return article.text, find_figures(article, doc, sentences, mentions, dates, quotes)
