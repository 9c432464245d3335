"""Word lists of the rules on figures, and units of measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from babel import Locale
from babel.numbers import get_currency_name

from generator.extract.lexicon.names import is_role
from generator.language.word_lists import one_of, phrases, word_lists, word_set
from generator.records import FigureKind

_WORDS = "extract/lexicon/en/figure_words.txt"
_UNITS = "extract/lexicon/en/units.txt"

CASUALTY_STATUSES: tuple[FigureKind, ...] = ("killed", "wounded", "displaced", "detained")
"""The kinds of figures that count casualties."""

CasualtyWord = Literal["verb", "self", "noun", "state"]
"""How a word expresses a casualty status: as a verb with the casualties as object (`verb`) or as subject (`self`), as a
noun, or as an adjective or participle (`state`)."""


@cache
def figure_words(name: str) -> frozenset[str]:
    """One of the closed lists of `figure_words.txt`; its comments say what each is for."""
    return word_set(_WORDS, name)


_PERSONAL = re.compile(rf"\w{{3}}{one_of(figure_words('personal ending'))}$")
_PERHAPS_PERSONAL = re.compile(rf"\w{{3}}{one_of(figure_words('perhaps personal ending'))}$")


def casualty_words(how: CasualtyWord) -> Iterator[tuple[FigureKind, tuple[str, ...]]]:
    """Each casualty status, with its words of one class."""
    lists = word_lists(_WORDS)
    for status in CASUALTY_STATUSES:
        if f"{status} {how}" in lists:
            yield status, lists[f"{status} {how}"]


def all_casualty_words(how: CasualtyWord) -> frozenset[str]:
    """The words of one class for every casualty status."""
    return frozenset(word for _, listed in casualty_words(how) for word in listed)


@cache
def casualty_status_of(word: str, how: CasualtyWord) -> FigureKind | None:
    """The casualty status that a word expresses when used in this way; None if it expresses none."""
    low = word.lower()
    return next((status for status, listed in casualty_words(how) if low in listed), None)


@cache
def currencies() -> frozenset[str]:
    """Names of currencies without their country, from the Unicode locale data: "soles", "cedis"."""
    found = set()
    for code in map(str, Locale("en").currencies):
        for count in (1, 2):
            name = get_currency_name(code, count=count, locale="en").lower()
            # no text says "Bulgarian leva (1962–1999)", and "palladium" is not a currency
            *country, last = name.split()
            if country and last.isalpha():
                found.add(last)
    return frozenset(found) - figure_words("no currency")


@cache
def measure() -> re.Pattern[str]:
    """Pattern of a unit of measure right after a number, with a named group for each kind of figure."""
    kinds = {kind: list(phrases(_UNITS, kind)) for kind in word_lists(_UNITS)}
    kinds["money"].extend(currencies())
    groups = [
        rf"(?P<{kind}>{'|'.join(re.escape(s) for s in sorted(spellings, key=len, reverse=True))})"
        # "km per hour" before "km"
        for kind, spellings in sorted(kinds.items(), key=lambda k: k[0] != "other")
    ]
    # "30 Danish crowns": the country before a currency is part of its name
    return re.compile(
        rf"(?:\s|-|–)?(?:(?-i:[A-Z][a-z]+[nhse]\s)(?={'|'.join(map(re.escape, kinds['money']))}))?"
        rf"(?:{'|'.join(groups)})(?![^\W_])",
        re.IGNORECASE,
    )


def may_be_person(word: str) -> bool:
    """Whether a noun has an ending that names people as well as things ("miners", "containers")."""
    return _PERHAPS_PERSONAL.search(word.lower()) is not None


@cache
def is_person(word: str) -> bool:
    """Whether a noun counts people; names of peoples are recognized elsewhere, by their capital."""
    low = word.lower()
    listed = low in figure_words("people") or word in figure_words("people") or low in figure_words("troops")
    return listed or (low not in figure_words("no person") and (is_role(word) or _PERSONAL.search(low) is not None))
