"""The state that one build shares between its parts: settings, the open store and the hashes of the seeds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from generator.config import Settings
from generator.store.file_hashes import FileHashes
from generator.store.sqlite import SqliteStore


@dataclass(frozen=True, slots=True)
class Session:
    """The shared state of one build."""

    settings: Settings
    """The checked configuration."""
    store: SqliteStore
    """The store of earlier results."""
    hashes: FileHashes
    """Content hashes of the seeds and the registry."""


@contextmanager
def open_session(settings: Settings, *, read_only: bool = False) -> Iterator[Session]:
    """Open the store of a site for one build, and close it afterwards.

    Args:
        settings: The checked configuration.
        read_only: Whether to write nothing, not even an empty store.
    """
    with closing(SqliteStore(settings.cache, shown_as=settings.shown(settings.cache), read_only=read_only)) as store:
        yield Session(settings, store, FileHashes(store, settings.seeds))
