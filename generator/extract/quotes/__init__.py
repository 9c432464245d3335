"""Quotations of an article: in marks, as statements, and as reported speech, each with its speaker and cue.

The speaker of a quotation in marks is found in the words around it, with the help of the parse. A name, a term or a
scare quote in marks is not a quotation. Rules decide by form alone, never by who is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Doc

from generator.extract.quotes.attribution import Attribution, AttributionRule
from generator.extract.quotes.continuation import attribute_all
from generator.extract.quotes.pronouns import SpeakerNames
from generator.extract.quotes.quotation_marks import find_quotations
from generator.extract.quotes.quote_text import QuoteText
from generator.extract.quotes.reported import ENOUGH, find_reported
from generator.extract.quotes.reported_clauses import trim
from generator.extract.quotes.statements import Statement, find_script, find_statements, inline, introductions
from generator.extract.text.annotated import CharSpan
from generator.records import Article, Mention, Quote, Sentence

__all__ = ["find_quotes"]

# Between two clauses of one statement: "there was no trace, but that “everyone” would be asked".
THAT_TOO = re.compile(r",?\s(?:and|but)\s(?:also\s)?that\s")
# How far after the quoted words the next clause may begin: a closing mark and a comma.
NEAR = 20
# Rules whose cue governs more than the quotation, so that its clause is reported speech as well:
# `The plan is simple, she said: “…”` reports the quotation, not the clause before it.
REPORTS_CLAUSE = frozenset({AttributionRule.CUE_IN_SENTENCE_BEFORE, AttributionRule.CLAUSE_OF_CUE})


@dataclass(frozen=True, slots=True)
class _Found:
    """A quotation before its speaker is named."""

    start: int
    """First code point of the words said."""
    end: int
    """One past the last."""
    attribution: Attribution
    """Their speaker and cue."""
    direct: bool
    """Whether they are quoted verbatim."""


def find_quotes(
    article: Article, doc: Doc, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Quote, ...]:
    """Find the quotations and reported speech of an article.

    Args:
        article: The article.
        doc: Its parse, with sentence starts as in `sentences`.
        sentences: Its sentences.
        mentions: Its names, in reading order.

    Returns:
        The quotations in reading order; no two overlap.
    """
    if not sentences or not len(doc):
        return ()
    text = QuoteText(article, doc, sentences, mentions, find_quotations(article.text, article.paragraphs))
    direct = _direct(text)
    found = [_Found(start, end, attribution, True) for start, end, attribution in direct]
    found += [_Found(start, end, attribution, False) for start, end, attribution in _reported(text, direct)]
    found.sort(key=lambda f: (f.start, f.end))
    names = SpeakerNames(text)
    return tuple(_quote(text, f, names) for f in found)


def _direct(text: QuoteText) -> list[Statement]:
    """Quotations in marks, then statements without marks that do not overlap them."""
    introduced = introductions(text)
    direct = [(q.start, q.end, attribution) for q, attribution in attribute_all(text, introduced)]
    taken = [(start, end) for start, end, _ in direct]
    marked = {number: list(group) for number, group in groupby(text.quotations, key=lambda q: q.paragraph)}
    statements = [*find_statements(text, introduced), *find_script(text)]
    inlines = (inline(text, number, marked.get(number, [])) for number in range(1, len(text.paragraphs)))
    statements += [statement for statement in inlines if statement is not None]
    for start, end, attribution in statements:
        if not _overlaps(taken, start, end):
            direct.append((start, end, attribution))
            insort(taken, (start, end))
    return direct


def _reported(text: QuoteText, direct: Sequence[Statement]) -> Iterator[Statement]:
    """Reported speech outside the quotations, without the clause that a quotation's own cue introduces."""
    taken = sorted((start, end) for start, end, _ in direct)
    cued = {attribution.cue for _, _, attribution in direct if attribution.rule not in REPORTS_CLAUSE}
    for number, sentence in enumerate(text.sentences):
        if sentence.paragraph == 0:
            continue
        for (start, end), attribution in find_reported(text, number):
            if attribution.cue in cued:
                continue
            for first, last in _unmarked(text.raw, taken, start, end):
                yield first, last, attribution


def _unmarked(raw: str, taken: Sequence[CharSpan], start: int, end: int) -> Iterator[CharSpan]:
    """The parts of a reported statement without marks: all of it, or the clauses next to one that has them."""
    inside = [span for span in taken if span[0] < end and start < span[1]]
    if not inside:
        yield start, end
        return
    before = list(THAT_TOO.finditer(raw, start, inside[0][0]))
    if before and len(raw[start : before[-1].start()].split()) >= ENOUGH:
        yield trim(raw, start, before[-1].start())
    after = THAT_TOO.search(raw, inside[-1][1], min(end, inside[-1][1] + NEAR))
    if after and len(raw[after.end() : end].split()) >= ENOUGH:
        yield trim(raw, after.end(), end)


def _overlaps(taken: Sequence[CharSpan], start: int, end: int) -> bool:
    """Whether a span overlaps any of several sorted, disjoint spans."""
    i = bisect_left(taken, (end,))
    return i > 0 and taken[i - 1][1] > start


def _quote(text: QuoteText, found: _Found, names: SpeakerNames) -> Quote:
    """The record of a quotation; must be called in reading order."""
    start, end = found.start, found.end
    if found.direct:  # the comma before ", she said" is the sentence's
        end = start + len(text.raw[start:end].rstrip(", "))
    speaker = found.attribution.speaker
    mention = names.mention_of(speaker)
    return Quote(
        start,
        end,
        text.sentences[text.sentence_at(start)].id,
        found.direct,
        (speaker.start, speaker.end) if speaker is not None else None,
        mention.start if mention is not None else None,
        found.attribution.cue,
        found.attribution.rule.value,
    )
