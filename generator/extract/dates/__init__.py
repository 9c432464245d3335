"""Find the dates and times in an article's text, resolved against its day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from generator.extract.dates.context import in_a_name, is_dateline
from generator.extract.dates.parsed_dates import ParsedDate
from generator.extract.dates.patterns import parse_dates
from generator.extract.dates.periods import join
from generator.extract.dates.resolve import resolve
from generator.extract.dates.tense import direction_of
from generator.records import Article, DateExpression, Mention, Sentence

__all__ = ["find_dates"]


def find_dates(
    article: Article, doc: Doc, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[DateExpression, ...]:
    """Find the dates of an article, in reading order; they do not overlap.

    Args:
        article: The article; its date is the anchor of relative and yearless dates.
        doc: Its parse.
        sentences: Its sentences, in reading order.
        mentions: Its names, in reading order.
    """
    published = date.fromisoformat(article.date) if article.date else None
    found: list[DateExpression] = []
    for sentence in sentences:
        kept = [e for e in parse_dates(article.text, sentence) if not in_a_name(e, article.text, mentions)]
        for group in join(article.text, kept):
            date_expression = _resolved(group, sentence, article.text, doc, published)
            if not is_dateline(date_expression, sentence, article):
                found.append(date_expression)
    return tuple(found)


def _resolved(
    group: Sequence[ParsedDate], sentence: Sentence, text: str, doc: Doc, published: date | None
) -> DateExpression:
    """One date, or the period between two, resolved."""
    first, last = group[0], group[-1]
    direction = direction_of(text, doc, sentence, first.start, first.end)
    value, rule = resolve(group, published, direction)
    return DateExpression(first.outer_start, last.end, sentence.id, value, rule.value)
