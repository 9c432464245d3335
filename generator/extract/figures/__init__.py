"""Find the figures of an article: number, bound, unit, subject, attribution, place and as-of date.

The rules search a limited distance, so that the run time is linear in the length of a sentence. The limits on numbers,
kinds, units and attributions affect nothing else: making any one of them at least a third smaller or larger changed no
score of `tests.extract.unseen_report` or `tests.extract.figures_report` (1 December 2026).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar

from spacy.tokens import Doc

from generator.extract.figures.attribution import FigureAttribution, attribution_of, mention_of
from generator.extract.figures.attribution_cues import find_attributions
from generator.extract.figures.candidate import LONGEST_PROSE, FigureCandidate
from generator.extract.figures.coordination import complete_coordinations
from generator.extract.figures.ellipsis import resolve_ellipsis
from generator.extract.figures.figure_reader import FigureReader
from generator.extract.figures.place_and_time import as_of, clause_of, place_of
from generator.extract.figures.quoted_figures import attributed_to_speaker, counts_speakers, names_in_scope
from generator.extract.figures.rules import FigureRule
from generator.extract.text.annotated import CharSpan
from generator.records import Article, DateExpression, Figure, Mention, Quote, Sentence

__all__ = ["find_figures"]


def find_figures(
    article: Article,
    doc: Doc,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    dates: Sequence[DateExpression],
    quotes: Sequence[Quote],
) -> tuple[Figure, ...]:
    """Find the figures of an article.

    Args:
        article: The article.
        doc: Its text, parsed by the language model.
        sentences: Its sentences, in reading order.
        mentions: Its names, in reading order.
        dates: Its dates, in reading order.
        quotes: Its quotations and reported speech, in reading order.

    Returns:
        The figures in reading order; they do not overlap.
    """
    reader = FigureReader(article.text, doc, mentions)
    found: list[Figure] = []
    m = d = 0
    for sentence in sentences:
        m, names = _within(mentions, m, sentence)
        d, days = _within(dates, d, sentence)
        candidates = complete_coordinations(article.text, list(reader.figures(sentence, names, days)))
        if candidates:
            context = _context(article, doc, sentence, names, days)
            found.extend(_figures(article, context, candidates, quotes))
    places = [s.id for s in _with_gaps(sentences)]
    return tuple(attributed_to_speaker(f, quotes) for f in resolve_ellipsis(article.text, places, found))


def _with_gaps(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Put an empty sentence before each paragraph, so that no ellipsis reaches back into the previous paragraph."""
    last = None
    for sentence in sentences:
        if sentence.paragraph != last:
            yield Sentence("", sentence.start, sentence.start, sentence.paragraph)
        last = sentence.paragraph
        yield sentence


Spanned = TypeVar("Spanned", Mention, DateExpression)


def _within(spans: Sequence[Spanned], at: int, sentence: Sentence) -> tuple[int, list[Spanned]]:
    """Search from index `at` for the spans in a sentence; return the index to continue from, and the spans."""
    while at < len(spans) and spans[at].end <= sentence.start:
        at += 1
    found = []
    while at < len(spans) and spans[at].start < sentence.end:
        found.append(spans[at])
        at += 1
    return at, found


@dataclass(frozen=True, slots=True)
class _FigureContext:
    """A sentence, with what the attribution, place and date of its figures are read from."""

    sentence: Sentence
    """The sentence."""
    names: Sequence[Mention]
    """Its names."""
    dates: Sequence[DateExpression]
    """Its dates."""
    attributions: Sequence[FigureAttribution]
    """The sources that it names for its figures."""


def _context(
    article: Article, doc: Doc, sentence: Sentence, names: Sequence[Mention], dates: Sequence[DateExpression]
) -> _FigureContext:
    if sentence.end - sentence.start > LONGEST_PROSE:
        return _FigureContext(sentence, (), (), ())
    return _FigureContext(sentence, names, dates, find_attributions(article.text, doc, sentence))


def _figures(
    article: Article, context: _FigureContext, candidates: Sequence[FigureCandidate], quotes: Sequence[Quote]
) -> Iterator[Figure]:
    """The figures of one sentence, each with its attribution, place and date."""
    text, names = article.text, context.names
    for candidate, following in zip_longest(candidates, candidates[1:]):
        start, end = span = candidate.start, candidate.end
        source = attribution_of(context.attributions, start, end)
        clause = clause_of(text, context.sentence, span)
        # "Two officials said it rose on Monday": when and where it rose does not date or locate the officials. An old
        # number ("up from 27") has a different date from the new one.
        speaking = counts_speakers(quotes, start, end)
        undated = speaking or candidate.rule is FigureRule.CHANGE
        limit = following.start if following else context.sentence.end
        yield Figure(
            start=start,
            end=end,
            sentence=context.sentence.id,
            value=candidate.number.value,
            vague=candidate.number.vague,
            bound=candidate.bound,
            unit=_words(text, candidate.unit),
            subject=_words(text, candidate.subject),
            kind=candidate.kind,
            attribution=(source.start, source.end) if source else None,
            attribution_mention=mention_of(source, names) if source else None,
            place=None if speaking else place_of(text, clause, limit, names_in_scope(quotes, start, end, names)),
            as_of=None if undated else as_of(text, clause, context.dates, article.date),
            rule=candidate.rule.value,
        )


def _words(text: str, span: CharSpan | None) -> str:
    """The words of a span, separated by single spaces; empty if there is no span."""
    return " ".join(text[span[0] : span[1]].split()) if span else ""
