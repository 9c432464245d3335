"""Short forms of given names, such as Tony for Anthony."""

from __future__ import annotations

from functools import cache

from generator.language.word_lists import lines


@cache
def _families() -> dict[str, frozenset[int]]:
    """Given name or short form -> numbers of the lines of the table that list it."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines("resolve/data/nicknames.txt")):
        for name in line.replace(":", " ").split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(lines) for name, lines in found.items()}


def same_given(one: str, other: str) -> bool:
    """Whether two folded given names can belong to one person: one is the short form of the other."""
    families = _families()
    return not families.get(one, frozenset()).isdisjoint(families.get(other, frozenset()))


@cache
def given_key(name: str) -> str:
    """Key of a folded given name, equal for its short forms; the name itself if it is short for several."""
    numbers = _families().get(name, frozenset())
    if len(numbers) != 1:
        return name
    (line,) = numbers
    return f"@{line}"
