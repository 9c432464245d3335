"""Article -> Findings: sentences, names, quotations, figures and dates, one article at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc

from generator.errors import Problem
from generator.extract.dates import find_dates
from generator.extract.figures import find_figures
from generator.extract.foreign import foreign_mentions
from generator.extract.mentions import find_mentions
from generator.extract.model import Model, load_model, model_for
from generator.extract.pronoun_sex import with_pronoun_sex
from generator.extract.quotes import find_quotes
from generator.extract.salient import key_sentences
from generator.extract.sentences import segment
from generator.records import Article, Findings, Sentence

__all__ = ["Model", "extract", "load_model", "unread"]

# The language of our rules; of articles in others we take what their model says.
ENGLISH = "en"

# Articles that the model reads together.
BATCH = 16

# The parser's time grows faster than the text (10 s for 110,000 characters, 49 s for 276,000), and it needs about
# 1 GB of memory for each million (spaCy, error E088). A text of this length, 35,000 words, is no article.
LONGEST = 200_000


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
    readers = _readers(articles, model)

    def docs(reader: Model) -> Iterator[Doc]:
        own = (_prepared(article, reader) for article in articles if _reader(article, readers) is reader)
        return iter(reader.pipeline.pipe(own, batch_size=BATCH, n_process=jobs))

    streams = {lang: docs(reader) for lang, reader in readers.items()}
    for article in articles:
        sentences = segment(article)
        yield _findings(article, next(streams[article.lang]) if _reader(article, readers) else None, sentences)
        if on_article:
            on_article(article)


def unread(articles: Sequence[Article], model: Model) -> tuple[Problem, ...]:
    """The articles in which no names are looked for, and why: a text in another language, or one of great length."""
    readers = _readers(articles, model)
    return tuple(
        Problem(
            article.source_file,
            None,
            f"no names are looked for: {_why(article, readers)}",
            "Its text is published all the same",
            "warning" if article.lang in readers else "note",
        )
        for article in articles
        if _reader(article, readers) is None
    )


def _readers(articles: Iterable[Article], model: Model) -> Mapping[str, Model]:
    """By language, the model that reads it: ours, and whatever is installed for the others that occur."""
    others = {lang: model_for(lang) for lang in {article.lang for article in articles} - {model.lang}}
    return {model.lang: model} | {lang: other for lang, other in sorted(others.items()) if other is not None}


def _reader(article: Article, readers: Mapping[str, Model]) -> Model | None:
    return readers.get(article.lang) if len(article.text) <= LONGEST else None


def _why(article: Article, readers: Mapping[str, Model]) -> str:
    if article.lang in readers:
        return f"the text has more than {LONGEST:,} characters"
    return f"the text is in “{article.lang}”, and no language model for it is installed"


def _findings(article: Article, doc: Doc | None, sentences: tuple[Sentence, ...]) -> Findings:
    if doc is None:
        return Findings(article.id, sentences, (), key_sentences=key_sentences(article, None, sentences, ()))
    if article.lang != ENGLISH:
        mentions = foreign_mentions(article, doc)
        return Findings(article.id, sentences, mentions, key_sentences=key_sentences(article, None, sentences, ()))
    found, definitions = find_mentions(article, sentences, doc)
    mentions = with_pronoun_sex(article, sentences, found)
    dates = find_dates(article, doc, sentences, mentions)
    quotes = find_quotes(article, doc, sentences, mentions)
    return Findings(
        article=article.id,
        sentences=sentences,
        mentions=mentions,
        definitions=definitions,
        key_sentences=key_sentences(article, doc, sentences, mentions),
        quotes=quotes,
        figures=find_figures(article, doc, sentences, mentions, dates, quotes),
        dates=dates,
    )


def _prepared(article: Article, model: Model) -> Doc:
    """The article as tokens, with sentences begun where our rules begin them, so that the model keeps to them."""
    doc = model.pipeline.make_doc(article.text)
    starts = {s.start for s in segment(article)}
    for token in doc:
        token.is_sent_start = token.idx in starts
    return doc
