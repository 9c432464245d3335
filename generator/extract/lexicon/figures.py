"""The word lists of the rules on figures, and the units of measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name

from generator.extract.lexicon.names import is_role
from generator.language.word_lists import phrases, word_lists, word_set
from generator.records import FigureKind

WORDS = "extract/lexicon/en/figure_words.txt"
UNITS = "extract/lexicon/en/units.txt"

FATES: tuple[FigureKind, ...] = ("killed", "wounded", "displaced", "detained")
# Endings of nouns for people that no list holds: "shopkeepers", "pensioners", "cyclists", "firewomen".
_PERSON_ENDING = re.compile(r"\w{3}(?:men|women|keepers?|workers?|seekers?|goers?|ists?|eers?|ians|children)$")
_MAY_BE_PERSON = re.compile(r"\w{3}(?:ers|ors|ants|ents|ees|er|or|ant|ee)$")
# Nouns with such an ending that are things.
_NO_PERSON = frozenset(
    {"lists", "consists", "exists", "careers", "specimen", "regimen", "acumen", "abdomen", "fists", "heads", "head"}
)


def words(name: str) -> frozenset[str]:
    """One of the closed lists of `en/figure_words.txt`, which says what each is for."""
    return word_set(WORDS, name)


def fate_words(how: str) -> Iterator[tuple[FigureKind, frozenset[str]]]:
    """Fate -> its words, of one sort: `verb`, `self`, `noun` or `state`."""
    for fate in FATES:
        if f"{fate} {how}" in word_lists(WORDS):
            yield fate, words(f"{fate} {how}")


@cache
def fate_of(word: str, how: str) -> FigureKind | None:
    """The fate that a word tells when it stands in this way; None where it tells none."""
    low = word.lower()
    return next((fate for fate, listed in fate_words(how) if low in listed), None)


@cache
def currencies() -> frozenset[str]:
    """What currencies are called without their country, by the Unicode locale data: "soles", "cedis"."""
    found = set()
    for code in map(str, Locale("en").currencies):
        for count in (1, 2):
            name = get_currency_name(code, count=count, locale="en").lower()
            # "Bulgarian leva (1962–1999)" is called no such thing, "palladium" is no currency
            *country, last = name.split()
            if country and last.isalpha():
                found.add(last)
    return frozenset(found) - words("no currency")


@cache
def measure() -> re.Pattern[str]:
    """A unit of measure right after a number, one named group a kind."""
    kinds = {kind: [*phrases(UNITS, kind)] for kind in word_lists(UNITS)}
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
    return _MAY_BE_PERSON.search(word.lower()) is not None


@cache
def is_person(word: str) -> bool:
    """Whether a noun counts people; names of peoples are known by their capital, not here."""
    low = word.lower()
    listed = low in words("people") or word in words("people") or low in words("troops")
    return listed or (low not in _NO_PERSON and (is_role(word) or _PERSON_ENDING.search(low) is not None))
