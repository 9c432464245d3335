"""Read one sentence, for tests of single rules."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from generator.extract.figures.number import Number
from generator.extract.figures.numbers import numbers
from generator.records import Mention, Sentence
from tests.extract.reading import read


@cache
def read_sentence(body: str) -> tuple[str, Doc, Sentence, tuple[Mention, ...]]:
    """The text of an article whose body is one sentence, its parse, that sentence, and its names."""
    article, doc, sentences, mentions = read(body)
    return article.text, doc, sentences[1], mentions


def sentence_of(text: str) -> Sentence:
    """A text as one sentence of the body, without a parse."""
    return Sentence("s1", 0, len(text), 1)


def number_in(text: str, words: str = "") -> Number:
    """The first number of a text, or the first that begins with some words."""
    return next(n for n in numbers(text, 0, len(text)) if text[n.start :].startswith(words))


def token_in(doc: Doc, word: str) -> Token:
    """The first token of a parse that is a word."""
    return next(token for token in doc if token.text == word)
