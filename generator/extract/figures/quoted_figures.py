"""Attribute the figures in a quotation to its speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from generator.extract.quotes.attribution import BY_CONTEXT
from generator.records import Figure, Mention, Quote

# Code points between a role and the name in apposition to it: a comma, a title.
_APPOSITION_GAP = 25


def attributed_to_speaker(figure: Figure, quotes: Sequence[Quote]) -> Figure:
    """Attribute a figure to the speaker of the quotation around it, unless its sentence names another source.

    Args:
        figure: The figure.
        quotes: In reading order; they do not overlap.
    """
    quote = quote_around(quotes, figure.start, figure.end)
    if quote is None or quote.speaker is None:
        return figure
    if figure.attribution is not None and not _is_speaker(figure.attribution, quote):
        return figure
    return replace(figure, attribution=quote.speaker, attribution_mention=quote.mention)


def _is_speaker(source: tuple[int, int], quote: Quote) -> bool:
    """Whether a source is the speaker described otherwise ("Its head, Ana Diaz, said"), with one verb for both."""
    speaker, cue = quote.speaker, quote.cue
    if speaker is None or cue is None or quote.start <= source[0] < quote.end:
        return False
    if source != speaker and source[0] <= speaker[0] and speaker[1] <= source[1]:
        return False  # "Ana Diaz of the Globex Alliance" is more informative than the name alone
    near = source[0] < speaker[1] + _APPOSITION_GAP and speaker[0] < source[1] + _APPOSITION_GAP
    return near and (source[0] < cue[0]) == (speaker[0] < cue[0])


def quote_around(quotes: Sequence[Quote], start: int, end: int) -> Quote | None:
    """The quotation or reported speech around a stretch of text, if its own words or marks name the speaker.

    Args:
        quotes: In reading order; they do not overlap.
        start: First code point of the stretch.
        end: One past its last.
    """
    quote = _quote_at(quotes, start, end)
    return quote if quote is not None and quote.speaker is not None and quote.rule not in BY_CONTEXT else None


def names_in_scope(quotes: Sequence[Quote], start: int, end: int, names: Sequence[Mention]) -> Sequence[Mention]:
    """The names that may give the place of a figure; inside a statement, only those of the statement.

    "`told reporters in Lima`" and "Ana Diaz of the university in Lima" give the place of the source, not of the
    figure.

    Args:
        quotes: In reading order; they do not overlap.
        start: First code point of the figure.
        end: One past its last.
        names: Names of its sentence.
    """
    quote = _quote_at(quotes, start, end)
    return names if quote is None else [m for m in names if quote.start <= m.start and m.end <= quote.end]


def counts_speakers(quotes: Sequence[Quote], start: int, end: int) -> bool:
    """Whether the people that a figure counts are the speakers: "two officials said"."""
    at = bisect_right(quotes, end, key=lambda q: q.start)
    near = (q.speaker for q in quotes[max(0, at - 1) : at + 1])
    return any(speaker is not None and speaker[0] <= start < speaker[1] for speaker in near)


def _quote_at(quotes: Sequence[Quote], start: int, end: int) -> Quote | None:
    at = bisect_right(quotes, start, key=lambda q: q.start) - 1
    return quotes[at] if at >= 0 and end <= quotes[at].end else None
