"""Demonyms: words for the people of a country, a faith or an ethnic group."""

from __future__ import annotations

from functools import cache

from generator.language.word_lists import rows

COUNTRIES = "geography/data/countries.txt"


@cache
def _groups() -> dict[str, str]:
    groups: dict[str, str] = {}
    for _, _, _, _, group, words, _ in rows(COUNTRIES, 7):
        _add(groups, group, words)
    for group, words in rows("geography/data/peoples.txt", 2):
        _add(groups, group, words)
    return groups


def _add(groups: dict[str, str], group: str, words: str) -> None:
    for word in filter(None, [group, *words.split(",")]):
        groups.setdefault(word.lower(), group)
        # Plurals: "two Afghans", "Brits"; words that end in a sibilant have none with s.
        if not word.endswith(("s", "sh", "ch", "ese")):
            groups.setdefault(f"{word.lower()}s", group)


@cache
def _countries() -> dict[str, str]:
    return {row[4]: row[0] for row in rows(COUNTRIES, 7) if row[4]}


def country_of_group(group: str) -> str | None:
    """ISO code of the country of a group: `Syrians` -> `SY`; None for groups of no country."""
    return _countries().get(group)


def group_of(word: str) -> str | None:
    """Name of the group of a demonym: `Israeli` and `Israelis` -> `Israelis`; None for any other word."""
    return _groups().get(word.replace("’", "'").lower()) if word[:1].isupper() else None
