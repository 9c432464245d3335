"""Find the place and the as-of date of a figure in its own sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.extract.dates.rules import DateRule
from generator.extract.lexicon.figures import figure_words
from generator.extract.text.annotated import CharSpan
from generator.language.word_lists import one_of
from generator.records import DateExpression, Mention, Sentence

# Prepositions of location, not of origin or direction.
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|across|around|inside|outside|throughout|within|of)\s+"
    rf"(?:{one_of(figure_words('before place'))}[\s,]+)*$",
    re.IGNORECASE,
)
_OF = re.compile(r"\bof\s+$", re.IGNORECASE)
# The text between a figure and its place: only words for what happened.
_NEAR = re.compile(r"(?:\s+(?!and\b|while\b|but\b|after\b|from\b|to\b)[\w’'-]+){0,4}\s+", re.IGNORECASE)
# "as of Monday", "as many as 40" begin no clause.
_TURN = re.compile(
    r";|,?\s{1,9}(?:while|whereas|but|although|though|after|before|when|"
    r"as(?!\s{1,9}(?:of|at|from|many|much|far|well)\b))\s{1,9}"
    r"|,\s{1,9}(?:bringing|raising|taking|where|which)\s{1,9}|\s{1,9}(?:instead of|rather than)\s{1,9}",
    re.IGNORECASE,
)
# The longest clause on either side of a figure, in code points
_REACH = 400
# Words before a date that make it the as-of date.
_AS_OF = re.compile(r"\b(?:as of|as at|by|until|up to|through|to)\s+(?:early |late |the end of )?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:early |late )?$", re.IGNORECASE)
# "nine points higher than in 2020": the other side of a comparison.
_THAN = re.compile(r"\bthan\s{1,9}(?:(?:in|on|at|during|of)\s{0,9})?$")
# "sent home since the strike began on Monday": from that day on
_SINCE_THEN = re.compile(r"\bsince\s+(?:[\w’'-]+\s+){1,6}(?:on|in)\s+$")
_ON = re.compile(r"\b(?:on|in|during|over|late|early|of)\s+(?:late |early |the )?$", re.IGNORECASE)
# How far before a place its preposition may begin, in code points
_LOCATIVE_REACH = 45
# Date rules whose expressions date a clause without a preposition: "Sunday", "last week".
_ADVERBIAL = frozenset(
    {
        DateRule.DAY_OF_WRITING,
        DateRule.PERIOD_OF_WRITING,
        DateRule.PART_OF_PERIOD,
        DateRule.SAME_WEEKDAY,
        DateRule.LATEST_WEEKDAY,
        DateRule.COUNTED_BACK,
        DateRule.WEEKDAY_BEFORE,
    }
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A figure and the part of its sentence around it up to a "while", "but" or semicolon."""

    start: int
    """First code point of the clause."""
    end: int
    """One past its last."""
    figure: CharSpan
    """The figure."""


def clause_of(text: str, sentence: Sentence, figure: CharSpan) -> Clause:
    """Delimit the clause around a figure."""
    start, end = figure
    since, until = max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)
    turns = [m.span() for m in _TURN.finditer(text, since, until)]
    first = max((e for _, e in turns if e <= start), default=since)
    return Clause(first, min((b for b, _ in turns if b >= end), default=until), figure)


def place_of(text: str, clause: Clause, following: int, mentions: Sequence[Mention]) -> int | None:
    """Start of the mention of the place that a figure is about; None if the clause gives none.

    Either a locative follows the figure closely, before the next figure, or the clause has a single place, in a
    locative.

    Args:
        text: The article's text.
        clause: The clause of the figure.
        following: First code point of the next figure, or the end of the sentence.
        mentions: Names of the sentence.
    """
    places = [m for m in mentions if m.kind == "place" and clause.start <= m.start < clause.end]
    located = [m for m in places if m.end <= clause.end and _is_located(text, m, clause)]
    end = clause.figure[1]
    for place in located:
        if end <= place.start < following and _NEAR.fullmatch(_without_locative(text, end, place.start)):
            return place.start
    if len({m.name for m in located}) == 1 and len({m.name for m in places}) == 1:
        return located[0].start
    return None


def _is_located(text: str, place: Mention, clause: Clause) -> bool:
    """Whether a place is in a locative: "in Lima", not "of Lima"."""
    locative = _LOCATIVE.search(text, max(clause.start, place.start - _LOCATIVE_REACH), place.start)
    return locative is not None and not _OF.search(text, max(clause.start, place.start - 4), place.start)


def _without_locative(text: str, start: int, end: int) -> str:
    """The words between a figure and a place, up to the preposition."""
    match = _LOCATIVE.search(text, max(start, end - _LOCATIVE_REACH), end)
    return text[start : match.start()] if match else text[start:end]


def as_of(text: str, clause: Clause, dates: Sequence[DateExpression], published: str | None) -> str | None:
    """The as-of date that the clause gives for a figure.

    Dates after "as of", "by" and similar words come first; "since October" gives the interval until publication; else
    the only date of the clause counts. A date after publication belongs to a plan or a forecast and is not used.

    Args:
        text: The article's text.
        clause: The clause of the figure.
        dates: Dates of the sentence.
        published: Day of publication as ISO 8601; None if unknown.

    Returns:
        An ISO 8601 date or interval.
    """
    near = [date for date in dates if _may_hold(text, date, clause, published)]
    named = next((d for d in near if d.value and _AS_OF.search(text, max(clause.start, d.start - 25), d.start)), None)
    if named is not None:
        return named.value
    end = clause.figure[1]
    then = next((d for d in near if d.value and d.start > end and _SINCE_THEN.search(text, end, d.start)), None)
    if then is not None:
        return _until(then, published)
    since = next((d for d in near if _is_since(text, d, clause)), None)
    if since is not None:
        future = since.value is not None and published is not None and since.value > published
        return None if future else _until(since, published)
    return near[0].value if len(near) == 1 and _is_adverbial(text, near[0], clause) else None


def _may_hold(text: str, date: DateExpression, clause: Clause, published: str | None) -> bool:
    """Whether a date of the clause may be the as-of date: not after publication, and not one side of a comparison."""
    start, end = clause.figure
    inside = clause.start <= date.start and date.end <= clause.end and not (date.start < end and start < date.end)
    if not inside or (date.value and published is not None and date.value.partition("/")[0] > published):
        return False
    return not _THAN.search(text, max(clause.start, date.start - 12), date.start)


def _is_since(text: str, date: DateExpression, clause: Clause) -> bool:
    """Whether a figure covers the time since a date: "300 wounded since October", "Since October, 300 …"."""
    after = date.start > clause.figure[0] or text[clause.start : date.start].strip().lower() == "since"
    return after and _SINCE.search(text, max(clause.start, date.start - 15), date.start) is not None


def _until(date: DateExpression, published: str | None) -> str | None:
    """The interval from a date to publication."""
    return f"{date.value.partition('/')[0]}/{published}" if date.value and published else None


def _is_adverbial(text: str, date: DateExpression, clause: Clause) -> bool:
    """Whether a date dates its clause: "on Sunday", "Sunday" or "last week" alone."""
    return date.rule in _ADVERBIAL or _ON.search(text, max(clause.start, date.start - 12), date.start) is not None
