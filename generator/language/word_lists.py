"""Load the word lists that ship with the package.

One format for every file: UTF-8 text; lines that begin with `#` are comments; a line `[name]` begins a section. The
same name may come again further down and continues its section. Lines before the first header belong to section `""`.

    # Verbs that report speech
    [say]
    said says told
    tells

The functions interpret the lines of a section as:

* words, separated by white space: `word_set`, `words_of`, and for a whole file `word_lists`, `section_of_word`,
  `sections_of_word`;
* phrases, separated by commas and line ends: `phrases`;
* rows of columns, separated by `|`: `rows`.

Files are named by their path below the package: `word_set("extract/lexicon/en/cues.txt", "say")`. Word data that only
one stage uses is in the folder of that stage, that of extraction in `extract/lexicon/en/`. Every result is cached.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

PACKAGE = "generator"


class WordListError(ValueError):
    """A word list of the package is missing or malformed."""


Line = tuple[int, str]
"""Number of a line in its file, from 1, and its text without white space around it."""


@cache
def word_set(file: str, section: str = "") -> frozenset[str]:
    """Return the words of one section of a file.

    Args:
        file: Path below the package, with `/`.
        section: Name of the section; empty for the lines before the first header.

    Returns:
        The words, as spelled there.

    Raises:
        WordListError: There is no such file, or no such section in it.
    """
    return frozenset(words_of(file, section))


@cache
def words_of(file: str, section: str = "") -> tuple[str, ...]:
    """Return the words of one section in the order of the file; arguments and errors as for `word_set`."""
    return tuple(word for _, line in _section(file, section) for word in line.split())


@cache
def word_lists(file: str) -> Mapping[str, tuple[str, ...]]:
    """Map every non-empty section of a file to its words, both in the order of the file.

    Raises:
        WordListError: There is no such file.
    """
    return MappingProxyType({name: words_of(file, name) for name, lines in _sections(file).items() if lines})


@cache
def section_of_word(file: str) -> Mapping[str, str]:
    """Map each word to the section that lists it; to the first one, if there are several.

    Raises:
        WordListError: There is no such file.
    """
    found: dict[str, str] = {}
    for name, words in word_lists(file).items():
        for word in words:
            found.setdefault(word, name)
    return MappingProxyType(found)


@cache
def sections_of_word(file: str) -> Mapping[str, frozenset[str]]:
    """Map each word to all sections that list it.

    Raises:
        WordListError: There is no such file.
    """
    found: dict[str, set[str]] = {}
    for name, words in word_lists(file).items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return MappingProxyType({word: frozenset(names) for word, names in found.items()})


@cache
def phrases(file: str, section: str = "") -> tuple[str, ...]:
    """Return the phrases of one section, separated by commas and line ends; arguments as for `word_set`."""
    parts = (part.strip() for _, line in _section(file, section) for part in line.split(","))
    return tuple(filter(None, parts))


@cache
def rows(file: str, columns: int, section: str = "") -> tuple[tuple[str, ...], ...]:
    """Return the rows of one section, with columns separated by `|` and stripped of white space.

    Args:
        file: Path below the package, with `/`.
        columns: How many columns each row must have.
        section: Name of the section; empty for the lines before the first header.

    Returns:
        The columns of each row, empty ones included.

    Raises:
        WordListError: There is no such file or section, or a row has another number of columns.
    """
    found = []
    for number, line in _section(file, section):
        row = tuple(column.strip() for column in line.split("|"))
        if len(row) != columns:
            message = f"{file}:{number}: {len(row)} columns instead of {columns}. Separate the columns by `|`."
            raise WordListError(message)
        found.append(row)
    return tuple(found)


def lines(file: str, section: str = "") -> tuple[str, ...]:
    """Return the lines of one section without comments and empty ones; arguments as for `word_set`."""
    return tuple(line for _, line in _section(file, section))


def one_of(words: Collection[str]) -> str:
    """Build a regular expression group that matches any of these words or phrases, the longest first.

    It is non-capturing and without word boundaries. The result does not depend on the order of the words.
    """
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))})"


def _section(file: str, section: str) -> tuple[Line, ...]:
    sections = _sections(file)
    if section not in sections:
        message = f"{file}: no section [{section}]. Add it, or ask for one of: {', '.join(filter(None, sections))}."
        raise WordListError(message)
    return sections[section]


@cache
def _sections(file: str) -> Mapping[str, tuple[Line, ...]]:
    """Section -> its lines without comments, the unnamed one first, all in the order of the file."""
    try:
        text = resources.files(PACKAGE).joinpath(*file.split("/")).read_text(encoding="utf-8")
    except OSError as error:
        message = f"{file}: cannot read this word list of the package: {error.strerror}. Install the package again."
        raise WordListError(message) from error
    found: dict[str, list[Line]] = {"": []}
    current = found[""]
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            if not line.endswith("]") or not line[1:-1].strip():
                raise WordListError(f"{file}:{number}: cannot read the section header {line!r}. Write it as [name].")
            current = found.setdefault(line[1:-1].strip(), [])
        else:
            current.append((number, line))
    return MappingProxyType({name: tuple(listed) for name, listed in found.items()})
