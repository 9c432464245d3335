"""Compute the value of one number that is written in several parts: "two hundred and five", "1.5 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.extract.figures.number import Number
from generator.extract.lexicon.numbers import ARTICLES, ROUND_WHOLES, SCALES, SHORT_SCALES, SMALL_NUMBERS, VAGUE_COUNTS
from generator.language.word_lists import one_of

# A longer row of digits is a key or a checksum, not a figure.
_MOST_DIGITS = 20
_SEPARATORS = re.compile(r"[,\u00a0\u202f\u2009]")
_WELL_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_AND_A_HALF = re.compile(
    r"\s+and\s+a\s+half\b(?:\s+(?P<scale>hundred|thousand|million|billion|trillion)\b)?", re.IGNORECASE
)
_OUT_OF = re.compile(rf"\s+(?:in|out of)\s+(?:every\s+)?(?P<whole>\d+|{one_of(ROUND_WHOLES)})\b", re.IGNORECASE)
# Round numbers that shares refer to: "one in five", "18 in 100".
_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000})
# Words that do not end a number.
_OPEN_WORDS = ARTICLES | {"half", "quarter"}


def number_of(text: str, parts: Sequence[re.Match[str]], end: int) -> Number | None:
    """The number that adjacent parts form; None if they form none.

    Args:
        text: The article's text.
        parts: Matches with the groups `digits`, `short` and `word`.
        end: Limit of the search for what follows ("and a half", "in five").
    """
    words = [(part["word"] or "").lower() for part in parts]
    start, stop = parts[0].start(), parts[-1].end()
    if not VAGUE_COUNTS.isdisjoint(words):
        # "several hundred", "a few dozen"; "several" and "a few" alone are too vague for a figure.
        return Number(start, stop, None, vague_words(text, start, stop)) if words[-1] in SCALES else None
    if words[-1] in _OPEN_WORDS or words == ["score"]:
        return None
    if words[0] in SCALES and len(words) == 1:
        return None  # "hundred" without "a" is part of a name or a typing error
    digits, short = parts[0]["digits"] or "", (parts[0]["short"] or "").lower()
    if digits and not _is_number(digits):
        return None
    value = _composed(_first_value(digits, short, words[0]), words[1 if digits else 0 :])
    value, stop = _with_half(text, value, SCALES.get(words[-1], 1), stop, end)
    share = _share(text, value, start, stop, end)
    if share is not None:
        return share
    grouped = len(parts) > 1 or digits.strip("0123456789") != "" or bool(short)
    return Number(start, stop, round(value, 6), digits=bool(digits), short=short, grouped=grouped)


def vague_words(text: str, start: int, end: int) -> str:
    """The words of a vague number in lower case, separated by single spaces."""
    return " ".join(text[start:end].lower().split())


def _is_number(digits: str) -> bool:
    """Whether commas group thousands ("40,000", also "1,00,000"), not two numbers side by side ("12,13")."""
    whole = digits.split(".")[0]
    return len(digits) <= _MOST_DIGITS and ("," not in whole or _WELL_GROUPED.fullmatch(whole) is not None)


def _first_value(digits: str, short: str, word: str) -> float:
    """The value that the first part contributes: digits with their scale, 1 for "a million", 0 for "two million"."""
    if digits:
        return float(_SEPARATORS.sub("", digits)) * (SHORT_SCALES[short] if short else 1)
    return 1.0 if word in ARTICLES or word in SCALES else 0.0


def _composed(first: float, words: Sequence[str]) -> float:
    """The value of number words, each added or multiplied in: "two hundred thousand and five"."""
    total, current = 0.0, first
    for word in words:
        if word in SMALL_NUMBERS:
            current += SMALL_NUMBERS[word]
        elif word in SCALES and SCALES[word] >= 1_000:
            total, current = total + (current or 1) * SCALES[word], 0.0
        elif word in SCALES:
            current = (current or 1) * SCALES[word]
    return total + current


def _with_half(text: str, value: float, scale: int, stop: int, end: int) -> tuple[float, int]:
    """The value including "and a half" after it, and the end of the number."""
    half = _AND_A_HALF.match(text, stop, end)
    if half is None:
        return value, stop
    value += 0.5 * scale
    return value * (SCALES[half["scale"].lower()] if half["scale"] else 1), half.end()


def _share(text: str, value: float, start: int, stop: int, end: int) -> Number | None:
    """The share that a number forms with the words after it: "one in five", "three out of every ten"."""
    out_of = _OUT_OF.match(text, stop, end)
    if out_of is None or not 0 < value <= 99 or value != int(value):
        return None
    word = out_of["whole"].lower()
    whole = int(word) if word.isdigit() else SMALL_NUMBERS.get(word) or SCALES[word]
    if whole <= value or whole not in _WHOLES:
        return None
    return Number(start, out_of.end(), round(100 * value / whole, 2), share=True)
