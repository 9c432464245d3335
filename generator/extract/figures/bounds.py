"""How the words around a number bound it: "at least 21", "more than 40,000", "60-plus"."""

from __future__ import annotations

import re

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
_LOOK_BACK = 40


def bound_before(text: str, start: int, limit: int) -> tuple[Bound, int] | None:
    """The bound before a number that begins at `start`, and its first code point."""
    since = max(limit, start - _LOOK_BACK)
    for bound, pattern in _BEFORE:
        match = pattern.search(text, since, start)
        if match:
            return bound, match.start()
    return None


def bound_after(text: str, end: int, limit: int) -> tuple[Bound, int] | None:
    """The bound after a number that ends at `end`, and one past its last code point."""
    for bound, pattern in _AFTER:
        match = pattern.match(text, end, limit)
        if match:
            return bound, match.end()
    return None


def is_period_over(text: str, start: int, limit: int) -> bool:
    """Whether "over" before a duration means "in the course of"."""
    since = max(limit, start - _LOOK_BACK)
    return bool(_OVER.search(text, since, start)) and not _BOUND_OVER.search(text, since, start)
