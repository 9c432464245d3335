"""Article -> Findings: sentences and names, one article at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from spacy.tokens import Doc

from generator.extract.mentions import find_mentions
from generator.extract.model import Model, load_model
from generator.extract.salient import key_sentences
from generator.extract.sentences import segment
from generator.records import Article, Findings

__all__ = ["Model", "extract", "load_model"]

# Articles that the model reads together.
BATCH = 16


def extract(
    articles: Iterable[Article], model: Model, on_article: Callable[[Article], None] | None = None
) -> Iterator[Findings]:
    """Read each article, in the order given; every result depends on its article and the model alone."""
    stream = iter(articles)
    while batch := list(islice(stream, BATCH)):
        read = [a for a in batch if a.lang == model.lang]
        docs = model.pipeline.pipe([_prepared(a, model) for a in read], batch_size=BATCH)
        for article in batch:
            sentences = segment(article)
            doc = next(docs) if article.lang == model.lang else None
            mentions, definitions = find_mentions(article, sentences, doc) if doc is not None else ((), ())
            key = key_sentences(article, doc, sentences, mentions)
            yield Findings(article.id or article.key, sentences, mentions, definitions, key)
            if on_article:
                on_article(article)


def _prepared(article: Article, model: Model) -> Doc:
    """The article as tokens, with sentences begun where our rules begin them, so that the model keeps to them."""
    doc = model.pipeline.make_doc(article.text)
    starts = {s.start for s in segment(article)}
    for token in doc:
        token.is_sent_start = token.idx in starts
    return doc
