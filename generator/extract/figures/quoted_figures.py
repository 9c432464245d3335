"""Figures in somebody's mouth: a quotation answers for every number in it, whichever sentence names its speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from generator.records import Mention, Quote

# Rules of `extract.quotes` that take the speaker from the sense of the text around, not from marks or a cue of the
# quotation's own: good enough to say who seems to speak, not to answer for a number.
_BY_SENSE = frozenset(
    {
        "cue in the sentence before",
        "cue after the next quotation",
        "goes on from the paragraph before",
        "goes on later in the paragraph",
        "nobody named",
        "subject of the sentence before",
    }
)


def quoted_by(quotes: Sequence[Quote], start: int, end: int) -> Quote | None:
    """What somebody says around a stretch, in marks or reported, where its own words or marks say who it is.

    Args:
        quotes: In reading order; they do not overlap.
        start: First code point of the stretch.
        end: One past its last.
    """
    at = bisect_right(quotes, start, key=lambda q: q.start) - 1
    if at < 0 or end > quotes[at].end:
        return None
    quote = quotes[at]
    return quote if quote.speaker is not None and quote.rule not in _BY_SENSE else None


def words_of(quotes: Sequence[Quote], start: int, end: int, names: Sequence[Mention]) -> Sequence[Mention]:
    """The names that may tell where a figure holds: inside a statement, only its own.

    "`told reporters in Lima`" and "Ana Diaz of the university in Lima" say where the source is, not where the figure
    holds.

    Args:
        quotes: In reading order; they do not overlap.
        start: First code point of the figure.
        end: One past its last.
        names: Names of its sentence.
    """
    at = bisect_right(quotes, start, key=lambda q: q.start) - 1
    if at < 0 or end > quotes[at].end:
        return names
    return [m for m in names if quotes[at].start <= m.start and m.end <= quotes[at].end]
