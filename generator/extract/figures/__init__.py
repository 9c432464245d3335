"""The numbers of the story: what they count, how they bound it, who says so, where and as of when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TypeVar

from spacy.tokens import Doc

from generator.extract.dates import find_dates
from generator.extract.figures.amounts import Counted
from generator.extract.figures.attribution import mention_of, source_of, sources
from generator.extract.figures.coordination import share_fates
from generator.extract.figures.counted import LONGEST_PROSE, Reader
from generator.extract.figures.ellipsis import inherited
from generator.extract.figures.place_and_time import as_of, clause, place_of
from generator.extract.figures.quoted_figures import quoted_by, words_of
from generator.extract.quotes import find_quotes
from generator.records import Article, Figure, Mention, Quote, Sentence, When

__all__ = ["find_figures"]


def find_figures(
    article: Article,
    doc: Doc,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    dates: Sequence[When] | None = None,
    quotes: Sequence[Quote] | None = None,
) -> tuple[Figure, ...]:
    """Figures in reading order; they do not overlap.

    Args:
        article: The article.
        doc: Its text as the language model reads it.
        sentences: Its sentences, in reading order.
        mentions: Its names, in reading order.
        dates: Its dates, where they are known already.
        quotes: Who says what in it, where that is known already.
    """
    said = find_quotes(article, doc, sentences, mentions) if quotes is None else quotes
    whens = find_dates(article, doc, sentences, mentions) if dates is None else dates
    reader = Reader(article.text, doc, mentions)
    found: list[Figure] = []
    m = d = 0
    for sentence in sentences:
        m, names = _within(mentions, m, sentence)
        d, days = _within(whens, d, sentence)
        counted = share_fates(article.text, list(reader.counted(sentence, names, days)))
        if counted:
            found.extend(_figures(article, doc, sentence, names, days, counted, said))
    places = [s.id for s in _with_gaps(sentences)]
    return tuple(_answered(figure, said) for figure in inherited(article.text, places, found))


def _with_gaps(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences with an empty one before each paragraph, so that none there leans on the paragraph before."""
    last = None
    for sentence in sentences:
        if sentence.paragraph != last:
            yield Sentence("", sentence.start, sentence.start, sentence.paragraph)
        last = sentence.paragraph
        yield sentence


def _answered(figure: Figure, quotes: Sequence[Quote]) -> Figure:
    """The figure with the speaker of the quotation that it stands in, where its sentence names no other source."""
    quote = quoted_by(quotes, figure.start, figure.end)
    if quote is None or quote.speaker is None:
        return figure
    if figure.attribution is not None and not (quote.cue and _beside(figure.attribution, quote)):
        return figure
    return replace(figure, attribution=quote.speaker, attribution_mention=quote.mention)


def _beside(source: tuple[int, int], quote: Quote) -> bool:
    """Whether a source is the same as a speaker in other words ("Its head, Ana Diaz, said"), with one verb for both."""
    speaker, cue = quote.speaker, quote.cue
    if speaker is None or cue is None or quote.start <= source[0] < quote.end:
        return False
    if source != speaker and source[0] <= speaker[0] and speaker[1] <= source[1]:
        return False  # "Ana Diaz of the Globex Alliance" says more than the name alone
    near = source[0] < speaker[1] + _APART and speaker[0] < source[1] + _APART
    return near and (source[0] < cue[0]) == (speaker[0] < cue[0])


# Code points between a role and the name in apposition to it: a comma, a title.
_APART = 25

Spanned = TypeVar("Spanned", Mention, When)


def _within(spans: Sequence[Spanned], at: int, sentence: Sentence) -> tuple[int, list[Spanned]]:
    """Spans of a sentence, looked for from index `at`, and the index to go on from."""
    while at < len(spans) and spans[at].end <= sentence.start:
        at += 1
    found = []
    while at < len(spans) and spans[at].start < sentence.end:
        found.append(spans[at])
        at += 1
    return at, found


def _figures(
    article: Article,
    doc: Doc,
    sentence: Sentence,
    names: Sequence[Mention],
    days: Sequence[When],
    counted: Sequence[Counted],
    quotes: Sequence[Quote],
) -> Iterator[Figure]:
    """The figures of one sentence, each with its circumstances."""
    prose = sentence.end - sentence.start <= LONGEST_PROSE
    said = sources(article.text, doc, sentence) if prose else []
    names, days = (names, days) if prose else ((), ())
    for c, following in zip_longest(counted, counted[1:]):
        source = source_of(said, c.start, c.end)
        around = clause(article.text, sentence, c.start, c.end)
        # "Two officials said it rose on Monday": when and where it rose says nothing of the officials; an old number
        # ("up from 27") is of another day than the new one.
        apart = _speaks(quotes, c) or c.rule == "change"
        yield Figure(
            start=c.start,
            end=c.end,
            sentence=sentence.id,
            value=c.number.value,
            vague=c.number.vague,
            bound=c.bound,
            unit=_words(article.text, c.unit),
            subject=_words(article.text, c.subject),
            kind=c.kind,
            attribution=(source.start, source.end) if source else None,
            attribution_mention=mention_of(source, names) if source else None,
            place=None
            if _speaks(quotes, c)
            else place_of(
                article.text,
                around,
                (c.start, c.end),
                following.start if following else sentence.end,
                words_of(quotes, c.start, c.end, names),
            ),
            as_of=None if apart else as_of(article.text, around, (c.start, c.end), days, article.date),
            rule=c.rule,
        )


def _speaks(quotes: Sequence[Quote], c: Counted) -> bool:
    """Whether those whom a figure counts are the source of something themselves."""
    at = bisect_right(quotes, c.end, key=lambda q: q.start)
    near = (q.speaker for q in quotes[max(0, at - 1) : at + 1])
    return any(s is not None and s[0] <= c.start and c.start < s[1] for s in near)


def _words(text: str, span: tuple[int, int] | None) -> str:
    return " ".join(text[span[0] : span[1]].split()) if span else ""
