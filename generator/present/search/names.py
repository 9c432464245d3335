"""Names that search suggests while a reader types, in one small file for each word prefix.

A reader who types "blin" expects the Blinken that most articles name, at once, which a full-text index cannot do. A
file holds the names that have a word with its prefix, the most frequent first. A prefix with many names also has files
for prefixes of one letter more, so that every file is small and one is enough for any query.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from generator.present.addresses import entity_page
from generator.present.layout import Layout
from generator.present.quoting import shorten
from generator.records import Entity

PER_FILE = 100
"""Names in a file at most, some 10 KB."""

LONGEST = 6
"""Longest prefix with a file of its own; further letters are compared in the browser."""

DESCRIPTION = 80
"""Characters of a description, one or two lines on a phone."""

OTHER_NAMES = 8
"""Other names of an entity by which it is found."""

# Runs of letters and digits: "O'Neill-Smith" has three.
WORD = re.compile(r"[^\W_]+")


def name_files(layout: Layout) -> Iterator[tuple[str, Any]]:
    """Yield the files of suggested names: the root file, then one for each word prefix.

    Yields:
        The prefix and `{"names": rows}`; the root file, with an empty prefix, lists all others in `"beginnings"`. A row
        is name, kind, page, number of articles, description and other names.
    """
    listed = [entity for entity in layout.corpus.entities if entity.own_page]
    listed.sort(key=lambda entity: (-len(entity.appearances), -entity.mention_count, entity.id))
    files = _files([(entity, _words(entity)) for entity in listed], "")
    root, others = files[0], files[1:]
    yield "", {"names": [_row(layout, one) for one in root[1]], "beginnings": sorted(letters for letters, _ in others)}
    for letters, found in others:
        yield letters, {"names": [_row(layout, one) for one in found]}


Named = Sequence[tuple[Entity, frozenset[str]]]


def _files(named: Named, letters: str) -> list[tuple[str, list[Entity]]]:
    """The file of a prefix, and those of longer prefixes if it cannot hold all names."""
    files = [(letters, [entity for entity, _ in named[:PER_FILE]])]
    if len(named) > PER_FILE and len(letters) < LONGEST:
        further: dict[str, list[tuple[Entity, frozenset[str]]]] = defaultdict(list)
        for entity, words in named:
            longer = {word[: len(letters) + 1] for word in words if word.startswith(letters) and word != letters}
            for one in longer:
                further[one].append((entity, words))
        for one in sorted(further):
            files += _files(further[one], one)
    return files


def _words(entity: Entity) -> frozenset[str]:
    return frozenset(word for name in (entity.name, *entity.aka[:OTHER_NAMES]) for word in WORD.findall(folded(name)))


def folded(text: str) -> str:
    """Fold a text to lower case without accents, as search.js does with the query."""
    return "".join(char for char in unicodedata.normalize("NFKD", text.lower()) if unicodedata.category(char)[0] != "M")


def _row(layout: Layout, entity: Entity) -> list[Any]:
    return [
        entity.name,
        entity.kind,
        entity_page(entity),
        len(entity.appearances),
        shorten(entity.summary or layout.description_text(entity) or "", DESCRIPTION),
        list(entity.aka[:OTHER_NAMES]),
    ]
