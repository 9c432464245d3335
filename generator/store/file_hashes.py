"""Content hashes of files, cached by file stat.

Like git's index, this remembers the state of a file when it was read, and trusts the hash while the state is the same.
The state includes the change time, which cannot be set, and the modification time, which a copy or an archive
preserves. Two changes within one tick of the clock have the same time, so a hash is kept only for a file that was
settled when it was read; until then it is read each time. A copy has a new state, and is read once.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from time import time_ns
from typing import NamedTuple

from generator.store.file_states import HAS_CHANGE_TIME, change_time
from generator.store.protocol import NO_STORE, Store, load_record, save_record

KIND = "file hashes"

State = tuple[int, int, int, int]
"""Size of a file in bytes, change time and modification time (ns), and inode."""

SETTLED_AFTER = 2_000_000_000
"""Nanoseconds after which a further change certainly has another time.

The coarsest resolution of a file system in use is that of FAT, two seconds; the others use a clock that ticks at least
every ten milliseconds.
"""

# Nanoseconds. A change time that is a multiple of this comes from FAT (2 s), sshfs (1 s), exFAT (10 ms) or the like,
# which may report the modification time in its place. Elsewhere one file in ten million has it by chance.
_COARSE = 10_000_000

# O_NONBLOCK: opening a pipe would wait for a writer.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

_BLOCK = 1 << 20


class Known(NamedTuple):
    """The content hash of a file in one state."""

    state: State
    """State of the file when it was read."""
    hash: bytes
    """SHA-256 of its bytes."""

    @property
    def size(self) -> int:
        """Size of the file in bytes."""
        return self.state[0]


@dataclass(frozen=True, slots=True)
class _SavedHashes:
    """The record in the store."""

    files: dict[bytes, Known]
    """By path, in the bytes of the file system, since a name need not be valid text."""


class FileHashes:
    """Content hashes by path; those that one build has saved with `keep`, the next one need not compute."""

    def __init__(self, store: Store = NO_STORE, folder: Path = Path()) -> None:
        """Load the hashes of earlier builds.

        Args:
            store: Where they are.
            folder: The folder that the files belong to; each has a table of its own.
        """
        self._key = hashlib.sha256(os.fsencode(folder)).digest()
        table = load_record(store, KIND, self._key, _SavedHashes)
        self._before = table.files if table else {}
        self._now: dict[bytes, Known] = {}

    def of(self, path: str) -> bytes:
        """Return the content hash of a file, or the reason why it cannot be read; links are followed.

        Args:
            path: The file, always spelled the same way.

        Returns:
            SHA-256 of its bytes (32 bytes), or a short reason: "no file", or the number of the system's error.
        """
        known = self.known(path)
        return known.hash if known else self._read(path)

    def known(self, path: str) -> Known | None:
        """Return the hash of a file without opening it; None if it must be read or does not exist."""
        name = os.fsencode(path)
        known = self._now.get(name) or self._before.get(name)
        try:
            # A link never has the state of a file that was read, so its target is read each time.
            if known is None or known.state != state_of(os.lstat(path)):  # creating a Path takes longer than the look
                return None
        except OSError:  # reading it reports why
            return None
        self._now[name] = known
        return known

    @property
    def has_news(self) -> bool:
        """Whether the hashes requested in this build differ from those in the store."""
        return self._now != self._before

    def keep(self, store: Store) -> None:
        """Store the hashes requested in this build, if they differ from those in the store."""
        if self.has_news:
            save_record(store, KIND, self._key, _SavedHashes(self._now))
            self._before = dict(self._now)

    def _read(self, path: str) -> bytes:
        name = os.fsencode(path)
        self._now.pop(name, None)
        started = time_ns()
        content = hashlib.sha256()
        try:
            with os.fdopen(os.open(path, _FLAGS), "rb") as file:
                found = os.fstat(file.fileno())  # before the first byte is read, so that a change meanwhile shows later
                if not stat.S_ISREG(found.st_mode):
                    return b"no file"
                while block := file.read(_BLOCK):
                    content.update(block)
        except OSError as error:
            return str(error.errno).encode()
        known = Known(state_of(found), content.digest())
        if is_settled(known.state, started):
            self._now[name] = known
        return known.hash


def is_settled(state: State, now: int) -> bool:
    """Whether any change from now on leads to another state.

    The clock is this machine's. If the clock of a file server is behind by more than `SETTLED_AFTER`, a file counts as
    settled at once: a second change within a tick of that clock, around the reading, would then go unnoticed.

    Args:
        state: State of a file.
        now: The time (ns). A file that was changed later than that, before the clock was set back, is not settled.
    """
    changed = state[1]
    return HAS_CHANGE_TIME and changed % _COARSE != 0 and changed < now - SETTLED_AFTER


def state_of(found: os.stat_result) -> State:
    """Return the state of a file from its stat."""
    return found.st_size, change_time(found), found.st_mtime_ns, found.st_ino
