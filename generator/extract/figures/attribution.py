"""Attribution of figures to the source that their sentence names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.records import Mention


@dataclass(frozen=True, slots=True)
class FigureAttribution:
    """A source that a sentence names for its figures, and the stretch of the sentence that it answers for."""

    start: int
    """First code point of its words."""
    end: int
    """One past the last."""
    head: int
    """First code point of its head noun."""
    scope_start: int
    """First code point that it answers for."""
    scope_end: int
    """One past the last code point that it answers for."""


def attribution_of(found: Sequence[FigureAttribution], start: int, end: int) -> FigureAttribution | None:
    """The source that answers for a stretch; of several the one with the narrowest scope."""
    fitting = [
        a for a in found if a.scope_start <= start and end <= a.scope_end and not (a.start < end and start < a.end)
    ]
    return min(fitting, key=lambda a: (a.scope_end - a.scope_start, a.start), default=None)


def mention_of(source: FigureAttribution, mentions: Sequence[Mention]) -> int | None:
    """Start of the mention that names a source; None where it is only described ("Israeli sources")."""
    head = min(source.head, source.end - 1)  # an acronym in brackets may be the head, and is no part of the words
    at = bisect_right(mentions, head, key=lambda m: m.start) - 1
    if at >= 0 and head < mentions[at].end and mentions[at].end <= source.end and mentions[at].kind != "place":
        return mentions[at].start
    return None
