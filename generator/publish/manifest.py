"""What the last build published, and from what: where that is still the same, nothing is made anew.

The record is one value in the cache, some 400 bytes a page. Losing it costs a build that makes everything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from generator.site_plan import Dependency, SitePlan, Target
from generator.store.content_hash import content_hash
from generator.store.file_states import FileState
from generator.store.packed_numbers import pack, unpack
from generator.store.protocol import Store, load_record, save_record

KIND = "published"

# The list of names read is written anew without those that nobody reads any more, once these are the larger part.
MOST_UNUSED = 0.5


class Made(NamedTuple):
    """Something that was made."""

    given: bytes
    """Hash of what it was made from beside what it read."""
    reads: bytes
    """What it read: places in the list of names, 4 bytes each."""
    files: tuple[FileState, ...]
    """The files that it became, in the order of their writing."""


class Piece(NamedTuple):
    """Rows of a data file that were made together."""

    given: bytes | None
    """Hash of what they were made from beside what they read; None where they may be others whatever they read."""
    reads: bytes
    """What they read: places in the list of names."""
    sizes: tuple[int, int]
    """Length of their bytes as JSON Lines and as CSV."""
    rows: int
    """How many they are."""


class Pieces(NamedTuple):
    """A data file, in both its forms, as it was made."""

    files: tuple[FileState, ...]
    """The two files."""
    pieces: dict[str, Piece]
    """By id, in the order in which they stand in the file."""


class _Record(msgspec.Struct):
    """A build."""

    frame: bytes
    names: list[Dependency]
    digests: list[bytes]
    made: dict[str, Made]
    tables: dict[str, Pieces]


class Kept:
    """The record of the last build, and that of this one while it is made."""

    def __init__(self, plan: SitePlan, store: Store, key: bytes, version: str) -> None:
        """Recall what was published.

        Args:
            plan: What is to be published now.
            store: Where the record is.
            key: Its key there: one for each folder of pages.
            version: Of all the code that has a part in making pages.
        """
        self._store = store
        self._key = hashlib.sha256(key).digest()
        self._dependencies = plan.dependencies
        self._frame = content_hash((version, plan.options))
        before = self._recalled()
        self._before = before
        self._changed = {
            place
            for place, (name, digest) in enumerate(zip(before.names, before.digests, strict=True))
            if self._dependencies.hash_of(name) != digest
        }
        self._names = list(before.names)
        self._places = {name: place for place, name in enumerate(before.names)}
        self._made: dict[str, Made] = {}
        self._tables: dict[str, Pieces] = {}

    def made(self, target: Target[Any]) -> tuple[FileState, ...] | None:
        """The files that a target became, if it would become the same now."""
        made = self._before.made.get(target.path)
        return made.files if made is not None and self._same(target, made.given, made.reads) else None

    def stays(self, target: Target[Any]) -> None:
        """What was made of a target stays."""
        self._made[target.path] = self._before.made[target.path]

    def note(self, target: Target[Any], names: Iterable[Dependency], files: tuple[FileState, ...]) -> None:
        """A target was made."""
        if (reads := self._noted(names)) is not None:
            self._made[target.path] = Made(_given(target), reads, files)

    def table(self, name: str) -> Pieces | None:
        """A data file as it was made."""
        return self._before.tables.get(name)

    def piece(self, target: Target[Any], pieces: Pieces | None) -> Piece | None:
        """The rows of a target as they were made, if they would be the same now."""
        piece = pieces.pieces.get(target.path) if pieces is not None else None
        return piece if piece is not None and self._same(target, piece.given, piece.reads) else None

    def noted_piece(self, target: Target[Any], names: Iterable[Dependency], sizes: tuple[int, int], rows: int) -> Piece:
        """Rows as they are made now."""
        reads = self._noted(names)
        return Piece(None, b"", sizes, rows) if reads is None else Piece(_given(target), reads, sizes, rows)

    def note_table(self, name: str, pieces: Pieces) -> None:
        """A data file was made of these pieces."""
        self._tables[name] = pieces

    def save(self) -> None:
        """Remember this build."""
        record = self._record()
        if record != self._before:
            save_record(self._store, KIND, self._key, record)

    def _same(self, target: Target[Any], given: bytes | None, reads: bytes) -> bool:
        return self._changed.isdisjoint(unpack(reads)) and given == _given(target)

    def _noted(self, names: Iterable[Dependency]) -> bytes | None:
        """The places of names in the list; None where one of them never counts as unchanged."""
        places: list[int] = []
        for name in sorted(names):
            if name not in self._places:
                if self._dependencies.hash_of(name) is None:
                    return None
                self._places[name] = len(self._names)
                self._names.append(name)
            places.append(self._places[name])
        return pack(places)

    def _record(self) -> _Record:
        tables = self._tables
        reads = [made.reads for made in self._made.values()]
        reads += [piece.reads for table in tables.values() for piece in table.pieces.values()]
        used = sorted(set().union(*map(unpack, reads)))
        made, names = self._made, self._names
        if len(used) < (1 - MOST_UNUSED) * len(names):
            new = {place: number for number, place in enumerate(used)}
            names = [names[place] for place in used]
            made = {path: one._replace(reads=_renumbered(one.reads, new)) for path, one in made.items()}
            for name, (files, pieces) in self._tables.items():
                renumbered = {key: one._replace(reads=_renumbered(one.reads, new)) for key, one in pieces.items()}
                tables = {**tables, name: Pieces(files, renumbered)}
        return _Record(self._frame, names, [self._dependencies.hash_of(name) or b"" for name in names], made, tables)

    def _recalled(self) -> _Record:
        record = load_record(self._store, KIND, self._key, _Record)
        if record is not None and record.frame == self._frame:
            return record
        return _Record(self._frame, [], [], {}, {})


def _given(target: Target[Any]) -> bytes:
    return b"" if target.inputs is None else content_hash(target.inputs)


def _renumbered(reads: bytes, new: Mapping[int, int]) -> bytes:
    return pack(new[place] for place in unpack(reads))
