"""Patterns of months, weekdays, days and years, and the values of their words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.extract.lexicon.numbers import ARTICLES, SMALL_NUMBERS
from generator.language.calendar import MONTH_NAMES, MONTH_NUMBER, MONTHS, WEEKDAY_NAMES, WEEKDAY_NUMBER, WEEKDAYS
from generator.language.word_lists import one_of, phrases, rows

_WORDS = "extract/lexicon/en/date_words.txt"

# One-word numbers, without zero: "zero days ago" is not a date.
COUNT = {**dict.fromkeys(ARTICLES, 1), **{word: number for word, number in SMALL_NUMBERS.items() if number}}
# A number of units of time, in digits or words, or a vague one.
NUMBER_WORD = rf"(?:\d{{1,3}}|{one_of([*COUNT, *phrases(_WORDS, 'vague number')])})"


def date_pattern(section: str) -> str:
    """A group of a regular expression that matches any phrase of a section of `date_words.txt`, the longest first."""
    return one_of(phrases(_WORDS, section)).replace(r"\ ", r"\s+")


# Words for the days around the day of writing -> days from it.
NEAR_DAYS = {phrase: int(days) for phrase, days in rows(_WORDS, 2, "near day")}
NEAR_DAY = one_of(NEAR_DAYS).replace(r"\ ", r"\s+")


def _either(names: Iterable[str]) -> str:
    """A group of a regular expression that matches names as they are spelled or in capitals."""
    return one_of({spelling for name in names for spelling in (name, name.upper())})


# Any spelling of a month, with the full stop of an abbreviation: "August", "Aug.", "AUG".
MONTH = rf"(?:{_either(MONTH_NAMES)}|{_either(name for names in MONTHS for name in names[1:])}\.?)(?!\w)"
# A month in full: only this may be without a day, since "Mar" and "Sept" hardly ever are.
FULL_MONTH = rf"{_either(MONTH_NAMES)}\b"
# A weekday in full; the abbreviation counts only before a date.
WEEKDAY = rf"{_either(WEEKDAY_NAMES)}\b"
ANY_WEEKDAY = rf"{_either(name for names in WEEKDAYS for name in names)}\b\.?"
# A year that occurs in news. Not the beginning of a longer number, an amount or a name ("2,000", "2024-A").
YEAR = r"(?:1[5-9]|20)\d\d(?![\d\w])(?![,.:/]\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d\w%])(?![,.:/]\d)"
PART_OF_DAY = rf"(?:\s+{date_pattern('part of day')}\b)?"


def month_number(word: str) -> int:
    """Number of a month, from any of its spellings."""
    return MONTH_NUMBER[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """Number of a weekday, from any of its spellings; 0 is Monday."""
    return WEEKDAY_NUMBER[word.lower().rstrip(".")]


def count_of(word: str) -> int | None:
    """Value of a number in words or digits; None for a vague one ("several")."""
    word = word.lower()
    if re.fullmatch(r"\d{1,4}", word):
        return int(word)
    return COUNT.get(word)
