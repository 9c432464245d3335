"""Where and when a figure holds, as far as its own sentence says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.records import Mention, Sentence, When

# Words before a place that say where something is, not where it comes from or goes to.
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|across|around|inside|outside|throughout|within|of)\s+(?:(?:the|central|northern|southern|"
    r"eastern|western|northeastern|northwestern|southeastern|southwestern|north-east(?:ern)?|downtown|nearby|occupied|"
    r"besieged|city|town|village|province|region|district|capital|port|camp|suburb|of|outskirts|southern|and|"
    r"north|south|east|west)[\s,]+)*$",
    re.IGNORECASE,
)
_OF = re.compile(r"\bof\s+$", re.IGNORECASE)
# Right after the figure: nothing but the words of what happened may stand between it and its place.
_NEAR = re.compile(r"(?:\s+(?!and\b|while\b|but\b|after\b|from\b|to\b)[\w’'-]+){0,4}\s+", re.IGNORECASE)
# "as of Monday", "as many as 40" begin no clause.
_TURN = re.compile(
    r";|,?\s{1,9}(?:while|whereas|but|although|though|after|before|when|"
    r"as(?!\s{1,9}(?:of|at|from|many|much|far|well)\b))\s{1,9}"
    r"|,\s{1,9}(?:bringing|raising|taking|where|which)\s{1,9}|\s{1,9}(?:instead of|rather than)\s{1,9}",
    re.IGNORECASE,
)
# How far a clause reaches at most.
_REACH = 400
# What a date is introduced by where the figure held on it.
_AS_OF = re.compile(r"\b(?:as of|as at|by|until|up to|through|to)\s+(?:early |late |the end of )?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:early |late )?$", re.IGNORECASE)
# "nine points higher than in 2020": the other side of a comparison.
_THAN = re.compile(r"\bthan\s{1,9}(?:(?:in|on|at|during|of)\s{0,9})?$")
# "sent home since the strike began on Monday": from that day on
_SINCE_THEN = re.compile(r"\bsince\s+(?:[\w’'-]+\s+){1,6}(?:on|in)\s+$")
_ON = re.compile(r"\b(?:on|in|during|over|late|early|of)\s+(?:late |early |the )?$", re.IGNORECASE)


def clause(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The stretch of the sentence around a figure that no "while", "but" or semicolon cuts off."""
    since, until = max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)
    turns = [(m.start(), m.end()) for m in _TURN.finditer(text, since, until)]
    return max((e for _, e in turns if e <= start), default=since), min(
        (b for b, _ in turns if b >= end), default=until
    )


def place_of(
    text: str, around: tuple[int, int], span: tuple[int, int], following: int, mentions: Sequence[Mention]
) -> int | None:
    """Start of the place that a figure is about.

    Either a locative follows the figure closely, before the next figure, or the clause has a single place, in a
    locative.

    Args:
        text: The article's text.
        around: The clause.
        span: The figure.
        following: First code point of the next figure, or the end of the sentence.
        mentions: Names of the sentence.
    """
    located = [
        m
        for m in mentions
        if m.kind == "place"
        and around[0] <= m.start
        and m.end <= around[1]
        and m.start >= 0
        and _LOCATIVE.search(text, max(around[0], m.start - 45), m.start)
        and not _OF.search(text, max(around[0], m.start - 4), m.start)
    ]
    for place in located:
        if span[1] <= place.start < following and _NEAR.fullmatch(_without_locative(text, span[1], place.start)):
            return place.start
    if (
        len({m.name for m in located}) == 1
        and len({m.name for m in mentions if m.kind == "place" and around[0] <= m.start < around[1]}) == 1
    ):
        return located[0].start
    return None


def _without_locative(text: str, start: int, end: int) -> str:
    """The words between a figure and a place, up to the preposition."""
    match = _LOCATIVE.search(text, max(start, end - 45), end)
    return text[start : match.start()] if match else text[start:end]


def as_of(
    text: str, around: tuple[int, int], span: tuple[int, int], dates: Sequence[When], published: str | None
) -> str | None:
    """The date that the clause gives for a figure.

    "As of", "by" and their like come first; "since October" is the time from then to publication; else the only date
    of the clause. What is known is known by publication: a date after it is that of a plan or a forecast, no "as of".

    Args:
        text: The article's text.
        around: The clause.
        span: The figure.
        dates: Dates of the sentence.
        published: Day of publication as ISO 8601; None where unknown.
    """
    near = [
        d
        for d in dates
        if around[0] <= d.start and d.end <= around[1] and not (d.start < span[1] and span[0] < d.end)
        if d.value is None or published is None or d.value.partition("/")[0] <= published
        if not _THAN.search(text, max(around[0], d.start - 12), d.start)
    ]
    since = max(around[0], 0)
    for date in near:
        if date.value and _AS_OF.search(text, max(since, date.start - 25), date.start):
            return date.value
    for date in near:
        if date.start > span[1] and date.value and _SINCE_THEN.search(text, span[1], date.start):
            return f"{date.value.partition('/')[0]}/{published}" if published else None
    for date in near:
        if (date.start > span[0] or text[around[0] : date.start].strip().lower() == "since") and _SINCE.search(
            text, max(since, date.start - 15), date.start
        ):
            if date.value is None or published is None or date.value > published:
                return None
            return f"{date.value.partition('/')[0]}/{published}"
    if len(near) == 1 and near[0].value and _beside(text, near[0], around):
        return near[0].value
    return None


def _beside(text: str, date: When, around: tuple[int, int]) -> bool:
    """Whether a date stands as the time of its clause: "on Sunday", "Sunday" or "last week" alone."""
    return bool(_ON.search(text, max(around[0], date.start - 12), date.start)) or date.rule in {
        "day of writing",
        "period of writing",
        "part of the period",
        "weekday of publication",
        "latest weekday",
        "counted back",
        "weekday before",
    }
