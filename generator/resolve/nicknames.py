"""Short forms of given names: "Tony" may be an Anthony."""

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
    """Whether two folded given names can be one person's: a name and its short form."""
    families = _families()
    return not families.get(one, frozenset()).isdisjoint(families.get(other, frozenset()))


@cache
def given_key(name: str) -> str:
    """The full form of a folded given name where the table has just one, else the name itself."""
    numbers = _families().get(name, frozenset())
    if len(numbers) != 1:
        return name
    (line,) = numbers
    return f"@{line}"
