"""Article -> Findings: sentences and names, one article at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.extract.key_sentences import key_sentences
from generator.extract.mentions import find_mentions
from generator.extract.model import Model, load_model
from generator.extract.sentences import segment
from generator.records import Article, Findings

__all__ = ["Model", "extract", "load_model"]


def extract(
    articles: Iterable[Article], model: Model, on_article: Callable[[Article], None] | None = None
) -> Iterator[Findings]:
    """Read each article, in the order given; every result depends on its article and the model alone."""
    for article in articles:
        doc = model.pipeline(article.text)
        sentences = segment(article, doc)
        mentions = find_mentions(article, doc) if article.lang == model.lang else ()
        yield Findings(article.id or article.key, sentences, mentions, key_sentences(sentences))
        if on_article:
            on_article(article)
