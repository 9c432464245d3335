"""What is in files, as hashes: a file that has not changed since it was read is not opened again.

As the index of git does, this remembers in which state a file was when it was read, and trusts that as long as the
file is in the same. The state has the time of change, which nobody can set, and not only that of the content, which a
copy or an archive brings along. Two changes at once may leave the same time, so a file counts only if it was at rest
when it was read; until then it is read each time. A copy is in a state of its own, and so is read once.
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

KIND = "file digests"

State = tuple[int, int, int, int]
"""Of a file: size in bytes, time of change and time of content (both in ns), and inode."""

SETTLED_AFTER = 2_000_000_000
"""Nanoseconds after which a further change has another time for sure.

The coarsest unit of a file system in use is that of FAT, two seconds; others go by a clock that ticks every ten
milliseconds at the slowest.
"""

# Nanoseconds. A time of change that is a multiple of this comes from FAT (2 s), sshfs (1 s), exFAT (10 ms) or the like,
# which may show the time of the content in its place. Elsewhere one file in ten million has it by chance.
_COARSE = 10_000_000

# A pipe would be waited for.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

_BLOCK = 1 << 20


class Known(NamedTuple):
    """What is known of a file."""

    state: State
    """Its state when it was read."""
    digest: bytes
    """SHA-256 of its bytes."""

    @property
    def size(self) -> int:
        """Its size in bytes."""
        return self.state[0]


@dataclass(frozen=True, slots=True)
class _Table:
    """What builds leave to one another."""

    files: dict[bytes, Known]
    """By path, in the bytes of the file system, for a name may be no text."""


class FileHashes:
    """Hashes of files, by path. What one build has read, the next one knows, if the first has called `keep`."""

    def __init__(self, store: Store = NO_STORE, folder: Path = Path()) -> None:
        """Recall what is known.

        Args:
            store: What earlier builds have kept.
            folder: What the files belong to: each folder has a table of its own.
        """
        self._key = hashlib.sha256(os.fsencode(folder)).digest()
        table = load_record(store, KIND, self._key, _Table)
        self._before = table.files if table else {}
        self._now: dict[bytes, Known] = {}

    def of(self, path: str) -> bytes:
        """The hash of what is in a file, or why that cannot be read; links are followed.

        Args:
            path: The file, in the same words each time.

        Returns:
            SHA-256 of its bytes, 32 bytes; or a short reason: "no file", or the number of the system's error.
        """
        known = self.known(path)
        return known.digest if known else self._read(path)

    def known(self, path: str) -> Known | None:
        """What is known of a file without opening it; None where it has to be read, or is not there."""
        name = os.fsencode(path)
        known = self._now.get(name) or self._before.get(name)
        try:
            # A link is in no state that a file was ever read in, so what it leads to is read each time.
            if known is None or known.state != state_of(os.lstat(path)):  # a Path would take longer than the look
                return None
        except OSError:  # whoever reads it is told why
            return None
        self._now[name] = known
        return known

    @property
    def has_news(self) -> bool:
        """Whether something else is known of the files that were asked for than of those that the last build knew."""
        return self._now != self._before

    def keep(self, store: Store) -> None:
        """Leave what is known of the files that were asked for to the next build, where it is news."""
        if self.has_news:
            save_record(store, KIND, self._key, _Table(self._now))
            self._before = dict(self._now)

    def _read(self, path: str) -> bytes:
        name = os.fsencode(path)
        self._now.pop(name, None)
        begun = time_ns()
        digest = hashlib.sha256()
        try:
            with os.fdopen(os.open(path, _FLAGS), "rb") as file:
                found = os.fstat(file.fileno())  # before the first byte is read: a change meanwhile shows afterwards
                if not stat.S_ISREG(found.st_mode):
                    return b"no file"
                while block := file.read(_BLOCK):
                    digest.update(block)
        except OSError as error:
            return str(error.errno).encode()
        known = Known(state_of(found), digest.digest())
        if is_settled(known.state, begun):
            self._now[name] = known
        return known.digest


def is_settled(state: State, now: int) -> bool:
    """Whether any change from now on leads to another state.

    The clock is this machine's. On a file server whose own is behind by more than `SETTLED_AFTER`, a file counts as
    settled at once: there, a second change within a tick of that clock, around the reading, would pass unnoticed.

    Args:
        state: The state of a file.
        now: The time (ns). A file that was changed later than that, before the clock was set back, is not settled.
    """
    changed = state[1]
    return HAS_CHANGE_TIME and changed % _COARSE != 0 and changed < now - SETTLED_AFTER


def state_of(found: os.stat_result) -> State:
    """The state of a file that was looked at."""
    return found.st_size, change_time(found), found.st_mtime_ns, found.st_ino
