"""Attribution of figures to the source that their sentence names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.records import Mention


@dataclass(frozen=True, slots=True)
class FigureAttribution:
    """A source that a sentence names for its figures, and its scope: the part of the sentence attributed to it."""

    start: int
    """First code point of the words that name the source."""
    end: int
    """One past the last."""
    head: int
    """First code point of its head noun."""
    scope_start: int
    """First code point of its scope."""
    scope_end: int
    """One past the last code point of its scope."""


def attribution_of(found: Sequence[FigureAttribution], start: int, end: int) -> FigureAttribution | None:
    """The source whose scope covers a stretch of text; if there are several, the one with the narrowest scope."""
    fitting = [
        a for a in found if a.scope_start <= start and end <= a.scope_end and not (a.start < end and start < a.end)
    ]
    return min(fitting, key=lambda a: (a.scope_end - a.scope_start, a.start), default=None)


def mention_of(source: FigureAttribution, mentions: Sequence[Mention]) -> int | None:
    """Start of the mention that names a source; None if the source is only described ("Israeli sources")."""
    head = min(source.head, source.end - 1)  # an acronym in brackets may be the head, but is not part of the words
    at = bisect_right(mentions, head, key=lambda m: m.start) - 1
    if at >= 0 and head < mentions[at].end and mentions[at].end <= source.end and mentions[at].kind != "place":
        return mentions[at].start
    return None
