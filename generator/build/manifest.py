"""What the last build read and wrote: where nothing of it has changed since, there is nothing to do.

Inputs are compared by what is in them, not by their times, which a copy or a wrong clock alters; whether what is in a
file is known already, `file_digests` decides. Outputs, of which there are several for each input, are compared by size
and time of change: whoever edits or deletes one alters these.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.config import Settings
from generator.errors import Problem
from generator.records import Boilerplate
from generator.store.content_hash import content_hash
from generator.store.file_hashes import FileHashes
from generator.store.file_states import FileState, source_state
from generator.store.protocol import load_record, save_record
from generator.store.sqlite import SqliteStore
from generator.store.versions import environment

KIND = "last build"

# Settings that no generated page depends on.
_NOT_IN_PAGES = frozenset({"jobs", "executor", "site"})


@dataclass(frozen=True, slots=True)
class Record:
    """A finished build, as far as the next one needs it."""

    inputs: bytes
    """Hash of everything that it read."""
    outputs: dict[str, FileState]
    """Files in the folder of pages, and the ledger of ids, with size in bytes and time of change in nanoseconds."""
    model: str
    """Name and version of the language model."""
    counts: dict[str, int]
    """How many of everything."""
    problems: tuple[Problem, ...]
    """All that a person should know."""
    boilerplate: tuple[tuple[str, Boilerplate], ...]
    """Page elements left off, each with its seed."""
    pages: tuple[str, ...]
    """Every generated page."""
    newest: str | None
    """Date of the newest article."""


def fingerprint(settings: Settings, hashes: FileHashes) -> bytes:
    """A hash of everything that a build reads, the pages by hand and the ledger of ids aside.

    Args:
        settings: The checked configuration.
        hashes: What is in files that have not changed. A file that cannot be read counts with the reason.
    """
    ours = {name: getattr(settings, name) for name in settings.__dataclass_fields__ if name not in _NOT_IN_PAGES}
    seeds = [(os.fsencode(path), _leads_to(entry), hashes.of(entry.path)) for path, entry in _walk(settings.seeds)]
    registry = hashes.of(str(settings.registry))
    return content_hash((environment(), repr(ours).encode("utf-8", "surrogatepass"), registry, seeds))


def outputs(settings: Settings) -> dict[str, FileState]:
    """Every file in the folder of pages, and the ledger of ids."""
    found = {path: source_state(entry.path) for path, entry in _walk(settings.docs)}
    return found | {str(settings.ids): source_state(str(settings.ids))}


def recall(store: SqliteStore, settings: Settings, inputs: bytes) -> Record | None:
    """The last build, if one now would do the same; None where something has changed."""
    record = _recorded(store, settings)
    return record if record and record.inputs == inputs and record.outputs == outputs(settings) else None


def is_built(store: SqliteStore, settings: Settings) -> bool:
    """Whether the last build read what is there now, whatever has become of what it wrote."""
    record = _recorded(store, settings)
    return record is not None and record.inputs == fingerprint(settings, FileHashes(store, settings.seeds))


def _recorded(store: SqliteStore, settings: Settings) -> Record | None:
    return load_record(store, KIND, _key(settings), Record)


def keep(store: SqliteStore, settings: Settings, record: Record) -> None:
    """Remember a build that is done."""
    save_record(store, KIND, _key(settings), record)


def _key(settings: Settings) -> bytes:
    """One record a configuration and folder of pages."""
    return hashlib.sha256(f"{settings.config_file}\n{settings.docs}".encode()).digest()


def _walk(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Files below a folder with their paths, in a stable order; links to folders are not followed."""
    pending = [""]
    while pending:
        below = pending.pop()
        try:
            entries = sorted(os.scandir(folder / below), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            path = f"{below}/{entry.name}" if below else entry.name
            if entry.is_dir(follow_symlinks=False):
                pending.append(path)
            else:
                yield path, entry


def _leads_to(entry: os.DirEntry[str]) -> bytes | None:
    """Where a symbolic link leads; None for anything else."""
    return os.fsencode(os.readlink(entry.path)) if entry.is_symlink() else None  # noqa: PTH115 - the bytes of the name
