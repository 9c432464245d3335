"""Hand-made annotated texts, to test rules without a language model."""

from __future__ import annotations

from collections.abc import Mapping

from generator.extract.text.annotated import AnnotatedText, CandidateSpan, Label
from generator.extract.text.sentences import segment
from generator.extract.text.words import Word, split_words
from generator.records import Article, Sentence


def article_of(body: str, title: str = "News") -> Article:
    """An article with a title and a body."""
    return Article("t.txt", "t.txt", "0" * 64, title, f"{title}\n\n{body}", id="t")


def sentences_and_words(body: str) -> tuple[Article, tuple[Sentence, ...], list[Word]]:
    article = article_of(body)
    sentences = segment(article)
    return article, sentences, split_words(article.text, sentences)


def annotate(body: str, labels: Mapping[str, str] | None = None, pos: Mapping[str, str] | None = None) -> AnnotatedText:
    """The words of a text, without its title.

    Args:
        body: The text.
        labels: The model's label by phrase, for every occurrence.
        pos: Part of speech by word; `PROPN` for other words with a capital, `NOUN` for the rest.
    """
    _, _, words = sentences_and_words(body)
    words = [w.tagged((pos or {}).get(w.text, "PROPN" if w.capitalized else "NOUN"), "") for w in words if w.sentence]
    plain = AnnotatedText(words, [])
    found = [
        Label(i, i + len(phrase.split()), label)
        for phrase, label in (labels or {}).items()
        for i in range(len(words))
        if plain.text(i, i + len(phrase.split())) == phrase
    ]
    return AnnotatedText(words, sorted(found, key=lambda label: label.first))


def span(annotated: AnnotatedText, phrase: str) -> CandidateSpan:
    """The first occurrence of a phrase as a candidate, with the model's labels."""
    length = len(phrase.split())
    first = next(i for i in range(len(annotated.words)) if annotated.text(i, i + length) == phrase)
    return CandidateSpan(first, first + length, annotated.labels_of(first, first + length))
