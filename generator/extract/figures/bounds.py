"""Read the bounds of numbers: "at least 21", "more than 40,000", "60-plus"."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extract.figures.candidate import FigureCandidate
from generator.records import Bound

# Words right before a number or its currency sign. "Nearly" and "almost" come close from below; a reader takes both
# as "about".
_WORDS: tuple[tuple[Bound, str], ...] = (
    ("at least", r"at (?:the )?(?:very )?least|(?:no|not) (?:fewer|less) than|(?:a )?minimum(?: of)?"),
    ("up to", r"up to|as many as|as much as|(?:no|not) more than|at (?:the )?most|(?:a )?maximum(?: of)?"),
    ("more than", r"(?:(?:much|far|well|slightly|a little) )?(?:more|greater|higher|larger) than|(?:well |just )?over"),
    ("more than", r"(?:just )?above|exceeding|exceed(?:s|ed)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|upwards? of"),
    ("more than", r"in excess of|beyond"),
    (
        "less than",
        r"(?:(?:much|far|slightly|a little) )?(?:less|fewer|lower|smaller) than|(?:just |well )?(?:under|below)",
    ),
    ("less than", r"just short of"),
    ("about", r"about|around|roughly|approximately|approx\.?|some|(?:an )?estimated|circa|nearly|almost|close to"),
    ("about", r"nearing|approaching|in the region of|something like|virtually|more or less"),
)
_BEFORE = tuple((bound, re.compile(rf"(?<![\w-])(?:{words})\s+$", re.IGNORECASE)) for bound, words in _WORDS)
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at least", re.compile(r"\s?\+(?!\d)|-plus\b|\s{1,9}plus\b(?=\s{1,9}[a-z])|\s{1,9}or more\b", re.IGNORECASE)),
    ("about", re.compile(r"\s{1,9}or so\b|-odd\b", re.IGNORECASE)),
    ("up to", re.compile(r"\s{1,9}or (?:fewer|less)\b", re.IGNORECASE)),
)
# "over two years" is a period; "for over two years" is a bound.
_OVER = re.compile(r"(?<![\w-])over\s+$", re.IGNORECASE)
_BOUND_OVER = re.compile(r"\b(?:for|just|well|after|lasted|lasting|took|spent|in|a|of|takes)\s+over\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
# How far before a number its bound may begin, in code points: the longest above, with spaces.
_LOOK_BACK = 40
_LOOK_BACK_FOR_BETWEEN = 10


def with_bound(text: str, found: FigureCandidate, start: int, limit: int) -> FigureCandidate:
    """Add the bound that precedes a figure.

    Args:
        text: The article's text.
        found: The figure, with the bound that follows it, if any.
        start: First code point of the number or its currency sign.
        limit: End of the previous figure, or start of the sentence.
    """
    number = found.number
    if number.vague:
        return replace(found, bound="vague")
    if isinstance(number.value, tuple):
        between = _BETWEEN.search(text, max(limit, start - _LOOK_BACK_FOR_BETWEEN), start)
        return replace(found, bound="range", start=between.start() if between else start)
    before = bound_before(text, start, limit)
    if before is None or (found.kind == "duration" and is_period_over(text, start, limit)):
        return replace(found, start=start)
    return replace(found, bound=before[0], start=before[1])


def bound_before(text: str, start: int, limit: int) -> tuple[Bound, int] | None:
    """The bound before a number that begins at `start`, and its first code point."""
    since = max(limit, start - _LOOK_BACK)
    for bound, pattern in _BEFORE:
        match = pattern.search(text, since, start)
        if match:
            return bound, match.start()
    return None


def bound_after(text: str, end: int, limit: int) -> tuple[Bound, int]:
    """The bound after a number that ends at `end`, and one past its last code point; "exact" if there is none."""
    for bound, pattern in _AFTER:
        match = pattern.match(text, end, limit)
        if match:
            return bound, match.end()
    return "exact", end


def is_period_over(text: str, start: int, limit: int) -> bool:
    """Whether "over" before a duration means "in the course of"."""
    since = max(limit, start - _LOOK_BACK)
    return bool(_OVER.search(text, since, start)) and not _BOUND_OVER.search(text, since, start)
