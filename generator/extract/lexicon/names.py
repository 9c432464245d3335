"""Word lists of the rules on names: honorifics, roles, head nouns, given names, words that are never names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from generator.language import word_lists
from generator.language.calendar import MONTHS, WEEKDAYS
from generator.records import Kind

WORD_LISTS = "extract/lexicon/en/word_lists.txt"
HONORIFICS = "extract/lexicon/en/honorifics.txt"
ROLES = "extract/lexicon/en/roles.txt"
HEADS = "extract/lexicon/en/heads.txt"
KIND_NOUNS = "extract/lexicon/en/kind_nouns.txt"
GIVEN_NAMES = "extract/lexicon/en/given_names.txt"
NEVER_NAMES = "extract/lexicon/en/never_names.txt"
ABBREVIATIONS = "extract/lexicon/en/abbreviations.txt"


def word_list(name: str) -> frozenset[str]:
    """One of the closed lists of `en/word_lists.txt`; its comments say what each is for."""
    return word_lists.word_set(WORD_LISTS, name)


FUNCTION_WORDS = word_list("function")
"""Closed classes: words that may begin a sentence with a capital, but not a name."""
PARTICLES = word_list("particle")
"""Lower-case words that may be inside a personal name."""
ABBREVIATED = word_list("abbreviated")
"""Abbreviations whose full stop is part of the word, so that a name can follow."""


@cache
def honorifics() -> Mapping[str, str]:
    """Honorific -> the sex that it implies (`m`, `f` or empty)."""
    listed = word_lists.section_of_word(HONORIFICS)
    return {word: "" if sex == "unknown" else sex for word, sex in listed.items()}


@cache
def _roles() -> frozenset[str]:
    return frozenset(word.lower() for word in word_lists.word_set(ROLES))


@cache
def is_role(word: str) -> bool:
    """Whether a word says what a person is or does ("Minister", "co-founders", "ex-president")."""
    lower = word.lower().rstrip(".")
    forms = [lower, lower.removesuffix("s"), lower.removesuffix("es")]
    if lower.endswith("men"):
        forms.append(lower[:-3] + "man")
    if lower.endswith("women"):
        forms.append(lower[:-5] + "woman")
    if "-" in lower:
        forms.extend([lower.rsplit("-", 1)[1], lower.rsplit("-", 1)[1].removesuffix("s")])
    return any(f in _roles() for f in forms)


def _head_section(word: str) -> str | None:
    return word_lists.section_of_word(HEADS).get(word.lower())


def head_kind(word: str) -> Kind | None:
    """Kind of a name with this head noun; None for works, laws, products, programmes and any other word."""
    section = _head_section(word)
    return None if section == "none" else cast("Kind | None", section)


def is_thing_head(word: str) -> bool:
    """Whether a name with this head noun names a work, a law, a product or a programme."""
    return _head_section(word) == "none"


def kind_nouns() -> Mapping[str, str]:
    """Common noun -> the kind of the name next to it ("company", "village"), or `either` or `none`; see the file."""
    return word_lists.section_of_word(KIND_NOUNS)


def given_name(word: str) -> str | None:
    """Sex of the people who bear a given name (`m`, `f`, `mf`, `u` for unknown); None for any other word."""
    return word_lists.section_of_word(GIVEN_NAMES).get(word.lower())


@cache
def never_names() -> frozenset[str]:
    """Months, weekdays, page elements and other capitalized words that are not names."""
    names = {spelling for month in MONTHS for spelling in month} | {spelling for day in WEEKDAYS for spelling in day}
    short = {f"{spelling}." for month in MONTHS for spelling in month[1:]}
    return word_lists.word_set(NEVER_NAMES) | names | short


@cache
def abbreviations() -> Mapping[str, frozenset[str]]:
    """Abbreviation with a full stop -> its place: before a `name`, before a `number`, or also at the end (`open`)."""
    listed = dict(word_lists.sections_of_word(ABBREVIATIONS))
    months = {spelling: {"number", "open"} for month in MONTHS for spelling in month[1:]}
    days = {spelling: {"open"} for day in WEEKDAYS for spelling in day[1:]}
    for word, sections in (months | days).items():
        listed[word] = listed.get(word, frozenset()) | sections
    return listed
