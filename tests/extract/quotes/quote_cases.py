"""Cases for the tests of quotations, and the reading of their texts."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

from generator.extract.article import tokenize
from generator.extract.model.pipeline import Model
from generator.extract.names.mentions import find_mentions
from generator.extract.quotes import find_quotes
from generator.extract.quotes.quotation_marks import find_quotations
from generator.extract.quotes.quote_text import QuoteText
from generator.extract.text.sentences import segment
from generator.records import Article, Mention, Quote, Sentence

# Words said, words that say who speaks, words of the cue.
Said = tuple[str, str | None, str | None]


class Case:
    """A text and what is said in it."""

    def __init__(self, text: str, *expected: Said) -> None:
        self.text = text
        self.expected = expected


class Found(NamedTuple):
    """A quotation as the tests compare it."""

    text: str
    speaker: str | None
    cue: str | None
    direct: bool
    name: str | None
    """Words of the mention that names the speaker."""
    quote: Quote


def _read(model: Model, text: str) -> tuple[Article, Doc, tuple[Sentence, ...], tuple[Mention, ...]]:
    """A text with its parse and names; one without a title gets a neutral one."""
    text = text if "\n\n" in text else f"Untitled\n\n{text}"
    article = Article("a.txt", "a.txt", "0" * 64, text.split("\n", 1)[0], text, id="a")
    sentences = segment(article)
    doc = tokenize(article, sentences, model.pipeline)
    for _, part in model.pipeline.pipeline:
        doc = part(doc)
    return article, doc, sentences, find_mentions(article, sentences, doc)[0]


def quote_text(model: Model, text: str) -> QuoteText:
    """A text as the rules for quotations read it."""
    article, doc, sentences, mentions = _read(model, text)
    return QuoteText(article, doc, sentences, mentions, find_quotations(article.text, article.paragraphs))


def token(text: QuoteText, word: str) -> Token:
    """The last occurrence of a word after the title."""
    return next(t for t in reversed(text.doc) if t.text == word)


def last_sentence(text: QuoteText) -> range:
    """Numbers of the tokens of the last sentence."""
    return text.tokens_of(len(text.sentences) - 1)


def quotes_of(model: Model, text: str) -> list[Found]:
    """The quotations of a text."""
    article, doc, sentences, mentions = _read(model, text)
    text = article.text
    by_start = {m.start: m.text for m in mentions}
    found = []
    for quote in find_quotes(article, doc, sentences, mentions):
        inside = text[quote.start : quote.end]
        assert inside
        assert inside == inside.strip()
        (sentence,) = [s for s in sentences if s.id == quote.sentence]
        assert sentence.start <= quote.start < sentence.end
        found.append(
            Found(
                inside,
                text[slice(*quote.speaker)] if quote.speaker else None,
                text[slice(*quote.cue)] if quote.cue else None,
                quote.direct,
                by_start[quote.mention] if quote.mention is not None else None,
                quote,
            )
        )
    return found
