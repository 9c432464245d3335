"""Article -> Findings, with the language model at hand: sentences, names, quotations, figures and dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

from generator.extract.dates import find_dates
from generator.extract.figures import find_figures
from generator.extract.key_sentences import key_sentences
from generator.extract.model.components import read
from generator.extract.model.installed import ENGLISH, ModelName, reader_of, readers
from generator.extract.model.pipeline import Model, pipeline_of
from generator.extract.names.mentions import find_mentions
from generator.extract.names.other_languages import foreign_mentions
from generator.extract.names.pronoun_gender import with_pronoun_sex
from generator.extract.quotes import find_quotes
from generator.extract.text.datelines import dateline_ends
from generator.extract.text.sentences import segment
from generator.records import Article, Findings, Sentence

# Articles that the model reads together: at 32 it is as fast as at 64, and 5 % faster than at 16.
BATCH = 32


def read_articles(articles: Sequence[Article], model: Model) -> Iterator[Findings]:
    """Read each article; every result depends on its article and the model alone.

    Args:
        articles: With their ids. Those that `unread` names are cut into sentences, and nothing else is found in them.
        model: The language model of the site.

    Yields:
        The findings of each article, in the order given.
    """
    known = readers(articles, model.name)

    def docs(reader: ModelName) -> Iterator[Doc]:
        pipeline = model.pipeline if reader == model.name else pipeline_of(reader.name)
        own = [article for article in articles if reader_of(article, known) is reader]
        for first in range(0, len(own), BATCH):
            yield from read(pipeline, [prepared(article, pipeline) for article in own[first : first + BATCH]])

    streams = {lang: docs(reader) for lang, reader in known.items()}
    for article in articles:
        sentences = segment(article)
        yield _findings(article, next(streams[article.lang]) if reader_of(article, known) else None, sentences)


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


def prepared(article: Article, pipeline: Language) -> Doc:
    """The article as tokens, with sentences begun where our rules begin them, so that the model keeps to them.

    A dateline ends before its sentence begins: "LIMA, March 4 (Agency) — Rescuers said" has the rescuers as subject.
    """
    doc = pipeline.make_doc(article.text)
    sentences = segment(article)
    starts = {s.start for s in sentences} | set(dateline_ends(article.text, sentences))
    begins = np.where(np.isin(doc.to_array(IDX), list(starts)), 1, -1)
    return doc.from_array([SENT_START], cast("Ints2d", begins.astype(np.uint64)))  # one column will do
