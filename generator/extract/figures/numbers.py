"""Find numbers in digits and in words: "40,000", "1.5 million", "two dozen", "10 to 15", "dozens"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.extract.figures.common_fractions import common_fractions
from generator.extract.figures.number import Number
from generator.extract.figures.number_value import number_of, vague_words
from generator.extract.lexicon.numbers import (
    ARTICLES,
    PLURAL_SCALES,
    SCALES,
    SHORT_SCALES,
    SMALL_NUMBERS,
    TENS,
    VAGUE_COUNTS,
)
from generator.language.word_lists import one_of

_DIGITS = r"(?:\d{1,3}(?:,\d{2,3})+|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+|\d+)(?:\.\d+)?"
_WORDS = one_of({*SMALL_NUMBERS, *SCALES, *PLURAL_SCALES, *VAGUE_COUNTS, *ARTICLES, "half", "quarter"})
# One part of a number; what it touches is checked afterwards.
_PART = re.compile(
    rf"(?P<digits>{_DIGITS})(?P<short>{one_of(SHORT_SCALES)}(?![^\W_])(?!\.[^\W\d_]))?"
    rf"|\b(?P<word>{_WORDS})\b",
    re.IGNORECASE,
)
# The text between the parts of one number: "twenty-one", "two hundred and five", "1.5 million".
_JOINT = re.compile(r"[ \u00a0-]|\s{1,9}and\s{1,9}(?=a half)")
_AND = re.compile(r"\s{1,9}and\s{1,9}", re.IGNORECASE)
_TO = re.compile(r"(?:\s?[-–—]\s?|\s{1,9}(?:to|or)\s{1,9})(?=[$€£]?)", re.IGNORECASE)
_SPACED_DASH = re.compile(r"\s[-–—]\s")
_UNIT_TWICE = re.compile(r"^\s?(?:%|percent\b|per cent\b)(?=\s?[-–—]|\s+(?:to|and|or)\b)", re.IGNORECASE)
_COUNTS = re.compile(r"\s{1,9}(?!(?:to|in|at|on|by|and|after|with|against|over|from)\b)[a-z]|\s?%")
_OF_PLURAL = re.compile(r"\s+of\s+(?:dozens|hundreds|thousands|millions|billions)\b", re.IGNORECASE)
# Scales that no cardinal follows within one number: "two dozen" and "five" are two numbers.
_LAST_SCALES = frozenset({"dozen", "score"})
# Scales that "and" may follow within one number: "two hundred and five".
_SCALES_BEFORE_AND = frozenset({"hundred", "thousand"})
# Scales that the lower end of a range may share with the upper one: "10 to 15 million".
_SHARED_SCALES = ("trillion", "billion", "million", "thousand", "hundred", "dozen")
# How far before a number "between" may begin, in code points
_BETWEEN_REACH = 12


def numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """Find the numbers in a stretch of text, in reading order; a range is one number."""
    found = list(_singles(text, start, end))
    i = 0
    while i < len(found):
        joined = _range(text, found[i], found[i + 1], start) if i + 1 < len(found) else None
        yield joined or found[i]
        i += 2 if joined else 1


def _singles(text: str, start: int, end: int) -> Iterator[Number]:
    """Single numbers in reading order; of those that overlap, the one that begins first."""
    parts = list(_PART.finditer(text, start, end))
    i, at = 0, start
    for fraction in (*common_fractions(text, start, end), None):
        limit = fraction.start if fraction is not None else end
        while i < len(parts) and parts[i].start() < limit:
            if parts[i].start() < at:
                i += 1
                continue
            number, i = _number(text, parts, i, end)
            if number is not None:
                yield number
                at = number.end
        if fraction is not None and fraction.start >= at:
            yield fraction
            at = fraction.end


def _number(text: str, parts: Sequence[re.Match[str]], i: int, end: int) -> tuple[Number | None, int]:
    """The number that begins at part `i`, and the index of the next part."""
    first = parts[i]
    word = (first["word"] or "").lower()
    if word in PLURAL_SCALES:
        more = _OF_PLURAL.match(text, first.end(), end)
        stop = more.end() if more else first.end()
        if word == "tens" and not more:
            return None, i + 1
        return Number(first.start(), stop, None, vague_words(text, first.start(), stop)), i + 1
    adjacent = [first]
    while i + len(adjacent) < len(parts):
        following = parts[i + len(adjacent)]
        if not _joins(text[adjacent[-1].end() : following.start()], adjacent, following):
            break
        adjacent.append(following)
    return number_of(text, adjacent, end), i + len(adjacent)


def _joins(gap: str, before: Sequence[re.Match[str]], following: re.Match[str]) -> bool:
    """Whether a part continues the number that the parts before it have begun."""
    word, last = (following["word"] or "").lower(), (before[-1]["word"] or "").lower()
    if not word or before[-1]["short"]:
        return False
    if last in ARTICLES:
        return _joins_article(gap, last, word)
    if last == "couple":
        return gap in {" of ", " "} and word in SCALES
    if word in SCALES:
        return _joins_as_scale(gap, last)
    if word not in SMALL_NUMBERS:
        return False
    if last in SCALES and last not in _LAST_SCALES:
        by_and = last in _SCALES_BEFORE_AND and not before[0]["digits"] and _AND.fullmatch(gap) is not None
        return by_and or gap == " "
    return last in TENS and 0 < SMALL_NUMBERS[word] < 10 and gap in {"-", " "}


def _joins_article(gap: str, article: str, word: str) -> bool:
    """Whether a word forms a number with an article: "a dozen", "a few"."""
    return (word in SCALES or (article == "a" and word in {"few", "couple"})) and _JOINT.fullmatch(gap) is not None


def _joins_as_scale(gap: str, last: str) -> bool:
    """Whether a scale multiplies what precedes it: "two hundred", "ten-thousand", "1.5 million"."""
    if gap == "-":
        return last in SMALL_NUMBERS
    return last != "score" and _JOINT.fullmatch(gap) is not None


def _range(text: str, low: Number, high: Number, start: int) -> Number | None:
    """Two numbers as the ends of a range ("10 to 15", "10-15", "between 10 and 15"); None if they are not a range."""
    first, second = low.single, high.single
    if first is None or second is None or low.share or high.share or not _is_range_gap(text, low, high, start):
        return None
    # "1.1 and 1.2 million": a decimal point does not count as a scale
    if first < second and not low.short and text[low.end - 1].isdigit() and first < 1_000 <= second:
        first = _scaled(text, first, high)  # "10 to 15 million"
    if not first < second or second > 1_000 * max(first, 1):
        return None
    values = (float(first), float(second))
    return Number(low.start, high.end, values, digits=low.digits, short=high.short, grouped=True)


def _is_range_gap(text: str, low: Number, high: Number, start: int) -> bool:
    """Whether the words around two numbers make them the ends of a range."""
    gap = text[low.end : high.start].rstrip("$€£")
    twice = _UNIT_TWICE.match(gap)
    if twice and text.startswith(twice.group(), high.end):
        gap = gap[twice.end() :]  # "between 3.2% and 3.4%" says its unit twice
    if _SPACED_DASH.fullmatch(gap) and not _COUNTS.match(text, high.end):
        return False  # "3 – 4" is a score
    if _TO.fullmatch(gap):
        return True
    before = text[max(start, low.start - _BETWEEN_REACH) : low.start].lower().rstrip("$€£ ")
    return _AND.fullmatch(gap) is not None and before.endswith("between")


def _scaled(text: str, first: float, high: Number) -> float:
    """The lower end of a range with the scale that only the upper end has."""
    if high.short:
        return first * SHORT_SCALES[high.short]
    words = text[high.start : high.end].lower()
    scale = next((scale for scale in _SHARED_SCALES if words.endswith(scale)), None)
    return first * SCALES[scale] if scale else first
