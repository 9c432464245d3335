"""Article -> Findings: sentences, names, quotations, figures and dates, one article at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.tokens import Doc

from generator.errors import Problem
from generator.extract.dates import find_dates
from generator.extract.figures import find_figures
from generator.extract.mentions import find_mentions
from generator.extract.model import Model, load_model
from generator.extract.quotes import find_quotes
from generator.extract.salient import key_sentences
from generator.extract.sentences import segment
from generator.records import Article, Findings, Sentence

__all__ = ["Model", "extract", "load_model", "unread"]

# Articles that the model reads together.
BATCH = 16

# The parser and the recognizer need about 1 GB of memory for each million characters (spaCy, error E088); a text of
# this length is no article.
LONGEST = 500_000


def extract(
    articles: Sequence[Article],
    model: Model,
    on_article: Callable[[Article], None] | None = None,
    *,
    jobs: int = 1,
) -> Iterator[Findings]:
    """Read each article; every result depends on its article and the model alone.

    Args:
        articles: With their ids. Those that `unread` names are cut into sentences, and nothing else is found in them.
        model: The language model.
        on_article: Called with each article once it is read.
        jobs: Processes that the model runs in.

    Yields:
        The findings of each article, in the order given.
    """
    readable = (_prepared(article, model) for article in articles if _is_readable(article, model))
    docs = iter(model.pipeline.pipe(readable, batch_size=BATCH, n_process=jobs))
    for article in articles:
        sentences = segment(article)
        yield _findings(article, next(docs) if _is_readable(article, model) else None, sentences)
        if on_article:
            on_article(article)


def unread(articles: Iterable[Article], model: Model) -> tuple[Problem, ...]:
    """The articles in which no names are looked for, and why: a text in another language, or one of great length."""
    return tuple(
        Problem(
            article.source_file,
            None,
            f"no names are looked for: {_why(article, model)}",
            "Its text is published all the same",
            "note" if article.lang != model.lang else "warning",
        )
        for article in articles
        if not _is_readable(article, model)
    )


def _is_readable(article: Article, model: Model) -> bool:
    return article.lang == model.lang and len(article.text) <= LONGEST


def _why(article: Article, model: Model) -> str:
    if article.lang != model.lang:
        return f"the text is in “{article.lang}”, the language model reads “{model.lang}”"
    return f"the text has more than {LONGEST:,} characters"


def _findings(article: Article, doc: Doc | None, sentences: tuple[Sentence, ...]) -> Findings:
    if doc is None:
        return Findings(article.id, sentences, (), key_sentences=key_sentences(article, None, sentences, ()))
    mentions, definitions = find_mentions(article, sentences, doc)
    dates = find_dates(article, doc, sentences, mentions)
    return Findings(
        article=article.id,
        sentences=sentences,
        mentions=mentions,
        definitions=definitions,
        key_sentences=key_sentences(article, doc, sentences, mentions),
        quotes=find_quotes(article, doc, sentences, mentions),
        figures=find_figures(article, doc, sentences, mentions, dates),
        dates=dates,
    )


def _prepared(article: Article, model: Model) -> Doc:
    """The article as tokens, with sentences begun where our rules begin them, so that the model keeps to them."""
    doc = model.pipeline.make_doc(article.text)
    starts = {s.start for s in segment(article)}
    for token in doc:
        token.is_sent_start = token.idx in starts
    return doc
