"""The words of the calendar, as patterns and as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.language.calendar import MONTH_NAMES, MONTH_NUMBER, MONTHS, WEEKDAY_NAMES, WEEKDAY_NUMBER, WEEKDAYS

_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

COUNT = {"a": 1, "an": 1, **{name: n for n, name in enumerate(_NUMBERS, 1)}, **_TENS}
# A number of units of time, in digits or words, or a vague one.
NUMBER_WORD = rf"(?:\d{{1,3}}|{'|'.join(sorted(COUNT, key=len, reverse=True))}|several|many|a few|some|a couple of)"


def _either(names: Iterable[str]) -> str:
    """Names as they are spelled and in capitals; the longest is tried first."""
    spelled = {spelling for name in names for spelling in (name, name.upper())}
    return "|".join(sorted(spelled, key=lambda n: (-len(n), n)))


# Any spelling of a month, the full stop of a short one included: "August", "Aug.", "AUG".
MONTH = (
    rf"(?:(?:{_either(MONTH_NAMES)})|(?:{_either([n for names in MONTHS for n in names[1:]])})\.?)"
    r"(?!\w)"
)
# A month spelled out: what may stand without a day, since "Mar" and "Sept" hardly do.
FULL_MONTH = rf"(?:{_either(MONTH_NAMES)})\b"
# A weekday spelled out; its short form stands only before a date.
WEEKDAY = rf"(?:{_either(WEEKDAY_NAMES)})\b"
ANY_WEEKDAY = rf"(?:{_either([n for names in WEEKDAYS for n in names])})\b\.?"
# A year that news writes about. Not the beginning of a longer number, an amount or a name ("2,000", "2024-A").
YEAR = r"(?:1[5-9]|20)\d\d(?![\d\w])(?![,.:/]\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d\w%])(?![,.:/]\d)"
PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night|midday|noon)\b)?"


def month_number(word: str) -> int:
    """Number of a month by any of its spellings."""
    return MONTH_NUMBER[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """Number of a weekday by any of its spellings, 0 for Monday."""
    return WEEKDAY_NUMBER[word.lower().rstrip(".")]


def count_of(word: str) -> int | None:
    """Number by its word or digits; None for a vague one ("several")."""
    word = word.lower()
    if re.fullmatch(r"\d{1,4}", word):
        return int(word)
    return COUNT.get(word)
