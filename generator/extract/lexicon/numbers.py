"""Number words and their values."""

from __future__ import annotations

from generator.language.word_lists import rows, word_set, words_of

_FILE = "extract/lexicon/en/number_words.txt"


def _values(section: str) -> dict[str, int]:
    return {word: int(value) for word, value in rows(_FILE, 2, section)}


TENS = {word: 20 + 10 * n for n, word in enumerate(words_of(_FILE, "tens"))}
"""Multiples of ten, 20 to 90."""

SMALL_NUMBERS = {**{word: n for n, word in enumerate(words_of(_FILE, "cardinal"))}, **TENS}
"""One-word numbers below 100."""

ARTICLES = frozenset({"a", "an"})
"""Words for one before a scale or a fraction: "a dozen", "a third"."""

SCALES = _values("scale")
"""Words that multiply the number before them: "dozen" to "trillion"."""

SHORT_SCALES = _values("short scale")
"""Abbreviated scales right after digits; "m" may also mean metres."""

PLURAL_SCALES = word_set(_FILE, "plural scale")
"""Plural scales, which are vague numbers by themselves."""

VAGUE_COUNTS = word_set(_FILE, "vague count")
"""Words that make the scale after them vague."""

ROUND_WHOLES = word_set(_FILE, "round whole")
"""One-word numbers that shares refer to: "one in five"."""

FRACTIONS = {word: 100 / parts for word, parts in _values("fraction").items()}
"""Common fractions, in hundredths."""


def small_number(word: str) -> int:
    """The value of a one-word number below 100, or of an article; -1 for any other word."""
    low = word.lower()
    return 1 if low in ARTICLES else SMALL_NUMBERS.get(low, -1)
