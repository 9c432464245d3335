"""Who said what: quotations in marks, statements, and reported speech, each with its speaker and cue.

Direct speech is looked for between quotation marks by the words around them, with the parser's help; what is in marks
but is a name, a term or a doubt is left out. A rule decides by form alone, never by who is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from itertools import groupby

from spacy.tokens import Doc

from generator.extract.quotes.continuation import attribute_all
from generator.extract.quotes.pronouns import person_of
from generator.extract.quotes.quotation_marks import find_quotations
from generator.extract.quotes.quote_text import QuoteText
from generator.extract.quotes.reported import ENOUGH, find_reported
from generator.extract.quotes.reported_clauses import trim
from generator.extract.quotes.speaker_phrases import SEXES, Attribution
from generator.extract.quotes.statements import find_script, find_statements, inline, introductions
from generator.records import Article, Mention, Quote, Sentence

__all__ = ["find_quotes"]

# Between two clauses of one statement: "there was no trace, but that “everyone” would be asked".
THAT_TOO = re.compile(r",?\s(?:and|but)\s(?:also\s)?that\s")
# How far behind the marks the next clause begins at most: a closing mark and a comma.
NEAR = 20


def find_quotes(
    article: Article, doc: Doc, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Quote, ...]:
    """Who says what in an article, in reading order; no two overlap.

    Args:
        article: The article.
        doc: Its text as the language model reads it, with sentences begun where `sentences` begin.
        sentences: Its sentences.
        mentions: Its names, in reading order.
    """
    if not sentences or not len(doc):
        return ()
    r = QuoteText(article, doc, sentences, mentions, find_quotations(article.text, article.paragraphs))
    introduced = introductions(r)
    direct = [(q.start, q.end, a) for q, a in attribute_all(r, introduced)]
    taken = [(s, e) for s, e, _ in direct]
    marked = {n: list(qs) for n, qs in groupby(r.quotations, key=lambda q: q.paragraph)}
    statements = [*find_statements(r, introduced), *find_script(r)]
    statements += [s for n in range(1, len(r.paragraphs)) if (s := inline(r, n, marked.get(n, []))) is not None]
    for start, end, attribution in statements:
        if not _overlaps(taken, start, end):
            direct.append((start, end, attribution))
            insort(taken, (start, end))
    found = [(s, e, a, True) for s, e, a in direct]
    # `The plan is simple, she said: “…”` reports the quotation, not the clause before it.
    cued = {a.cue for _, _, a in direct if a.rule not in {"cue in the sentence before", "clause of the cue"}}
    for number, sentence in enumerate(sentences):
        if sentence.paragraph == 0:
            continue
        for (start, end), attribution in find_reported(r, number):
            if attribution.cue in cued:
                continue
            for first, last in _unmarked(r.text, taken, start, end):
                found.append((first, last, attribution, False))
    found.sort(key=lambda f: (f[0], f[1]))
    return tuple(_resolved(r, found))


def _unmarked(text: str, taken: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """What of a reported statement is told without marks: all of it, or the clauses beside one that has them."""
    inside = [span for span in taken if span[0] < end and start < span[1]]
    if not inside:
        yield start, end
        return
    before = list(THAT_TOO.finditer(text, start, inside[0][0]))
    if before and len(text[start : before[-1].start()].split()) >= ENOUGH:
        yield trim(text, start, before[-1].start())
    after = THAT_TOO.search(text, inside[-1][1], min(end, inside[-1][1] + NEAR))
    if after and len(text[after.end() : end].split()) >= ENOUGH:
        yield trim(text, after.end(), end)


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span overlaps any of several that are in order and do not overlap each other."""
    i = bisect_left(taken, (end,))
    return i > 0 and taken[i - 1][1] > start


def _resolved(r: QuoteText, found: Sequence[tuple[int, int, Attribution, bool]]) -> list[Quote]:
    """The records, pronouns resolved in reading order."""
    quotes: list[Quote] = []
    last: Mention | None = None
    by_start = {m.start: m for m in r.mentions}
    pronouns: dict[int, Mention | None] = {}
    for start, end, attribution, direct in found:
        if direct:  # the comma before ", she said" is the sentence's
            end -= len(r.text[start:end]) - len(r.text[start:end].rstrip(", "))
        speaker = attribution.speaker
        mention = None
        if speaker is not None:
            mention = by_start.get(speaker.mention) if speaker.mention is not None else None
            word = r.text[speaker.start : speaker.end].lower()
            if mention is None and word in SEXES:
                if speaker.start not in pronouns:
                    pronouns[speaker.start] = person_of(r, SEXES[word], speaker.start, last)
                mention = pronouns[speaker.start]
            if mention is not None and mention.kind == "person":
                last = mention
            elif word not in SEXES:
                last = None if mention is None else last
        quotes.append(
            Quote(
                start,
                end,
                r.sentences[r.sentence_at(start)].id,
                direct,
                (speaker.start, speaker.end) if speaker is not None else None,
                mention.start if mention is not None else None,
                attribution.cue,
                attribution.rule,
            )
        )
    return quotes
