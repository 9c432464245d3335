"""Keys of institutions, equal for their spellings: word order, the country in front, well-known acronyms."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.geography import big_place, country_of_group, group_of
from generator.language.word_lists import rows
from generator.resolve.spelling import fold, fold_organization

# "Department of Defense" and "Defense Department", "Government of Iraq" and "Iraqi government".
OF = re.compile(
    r"^(?P<head>department|ministry|government|parliament|embassy|bank|army|navy|office) of (?:the )?(?P<what>.+)$"
)


@cache
def known_acronyms() -> dict[str, str]:
    """Folded acronym -> long name, for acronyms that news uses without explanation."""
    return {fold(short): long for short, long in rows("resolve/data/acronyms.txt", 2)}


def country_in_front(name: str) -> tuple[str, str] | None:
    """Country code and rest of a name that begins with a country: "Saudi Interior Ministry" -> SA and the ministry."""
    words = name.split()
    for count in (3, 2, 1):
        front, rest = " ".join(words[:count]), " ".join(words[count:])
        if not rest:
            continue
        group = group_of(front)
        code = country_of_group(group) if group else None
        place = big_place(front) if code is None and group is None else None
        code = code or (place.country if place is not None and place.level == "country" else None)
        if code:
            return code, rest
    return None


@lru_cache(maxsize=100_000)
def institution_key(name: str) -> str:
    """Key of an organization, equal for all its spellings; "sa: interior ministry" if it belongs to a country."""
    name = name.removeprefix("the ").removeprefix("The ")
    country = country_in_front(name)
    code, rest = country if country is not None else ("", name)
    first, _, after = rest.partition(" ")
    if after and fold(first) in known_acronyms() and first.replace(".", "").isupper():
        rest = f"{known_acronyms()[fold(first)]} {after}"  # "UN Security Council"
    key = fold_organization(rest)
    key = fold_organization(known_acronyms().get(key, key)) if not code else key
    if (match := OF.match(key)) is not None:
        what = match["what"]
        capital = what.title()
        place = big_place(capital)
        if place is not None and place.level == "country" and not code:
            code, key = place.country or "", match["head"]
        else:
            key = f"{what} {match['head']}"
    return f"{code.lower()}: {key}" if code else key
