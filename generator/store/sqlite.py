"""The store as one SQLite file, which may be deleted at any time.

WAL mode: a crash loses at most what was not yet committed, and several builds may use the file at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.errors import Problem

SCHEMA = 1
"""Version of the table; a file of an older version is created again, one of a newer version is left as it is."""

# Seconds that one build waits while another one writes; a write is a few megabytes.
PATIENCE = 30.0

# SQLite allows 32,766 parameters per statement; fewer keep the result of a statement small.
KEYS_AT_ONCE = 500

# Share of the entries of a kind that may be unused before they are deleted. Going back and forth between two states of
# the seeds then costs nothing.
MOST_UNUSED = 0.5


class SqliteStore:
    """Bytes by kind and key.

    A file that cannot be used does not fail the build: everything is computed again, and `problems` says why.

    Attributes:
        problems: Problems of the file, for the user.
    """

    def __init__(self, file: Path, *, shown_as: str = "the cache", read_only: bool = False) -> None:
        """Open the file, or create it.

        Args:
            file: Its path; a missing folder is created.
            shown_as: Its name in messages.
            read_only: Whether nothing is to be written, not even an empty file.
        """
        self.problems: list[Problem] = []
        self._shown_as = shown_as
        self._read_only = read_only
        self._connection: sqlite3.Connection | None = None
        with self._forgiving("cannot be opened"):
            if not read_only:
                file.parent.mkdir(parents=True, exist_ok=True)
                self._connection = _opened(file, self._replaced)
            elif file.is_file():
                self._connection = _only_read(file)

    def get(self, kind: str, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Yield the values of these keys, in no particular order; unknown keys are omitted."""
        for first in range(0, len(keys), KEYS_AT_ONCE):
            some = keys[first : first + KEYS_AT_ONCE]
            places = ",".join("?" * len(some))
            with self._forgiving("cannot be read"):
                if self._connection is not None:
                    statement = f"SELECT key, value FROM kept WHERE kind = ? AND key IN ({places})"  # noqa: S608
                    yield from self._connection.execute(statement, (kind, *some)).fetchall()

    def put(self, kind: str, items: Mapping[bytes, bytes]) -> None:
        """Store these values, and commit before returning."""
        if self._connection is None or self._read_only or not items:
            return
        with self._forgiving("cannot be written"), self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO kept (kind, key, value) VALUES (?, ?, ?)",
                [(kind, key, value) for key, value in items.items()],
            )

    def prune(self, kind: str, used: Collection[bytes]) -> None:
        """Delete the unused entries of a kind, once they are the larger part."""
        if self._connection is None or self._read_only:
            return
        with self._forgiving("cannot be written"), self._connection:
            kept = {key for (key,) in self._connection.execute("SELECT key FROM kept WHERE kind = ?", (kind,))}
            unused = kept.difference(used)
            if len(unused) > MOST_UNUSED * len(kept):
                self._connection.executemany(
                    "DELETE FROM kept WHERE kind = ? AND key = ?", [(kind, key) for key in unused]
                )

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _replaced(self, version: int) -> None:
        message = f"the cache of an older version of the tool (schema {version}) was rewritten with schema {SCHEMA}"
        self.problems.append(Problem(self._shown_as, None, message, level="note"))

    @contextmanager
    def _forgiving(self, what: str) -> Iterator[None]:
        """Continue without the file if it fails."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            self.close()
            message = f"the cache {what}: {error}"
            hint = "Everything is computed again; delete the file if this continues"
            self.problems.append(Problem(self._shown_as, None, message, hint, "note"))


def _opened(file: Path, on_older: Callable[[int], None]) -> sqlite3.Connection:
    """Connect to the file; create it again if it is damaged, not ours or of an older version."""
    try:
        return _connected(file, on_older)
    except sqlite3.OperationalError:  # it is locked, or may not be written
        raise
    except sqlite3.DatabaseError:
        for old in (file, *(file.with_name(file.name + ending) for ending in ("-wal", "-shm", "-journal"))):
            old.unlink(missing_ok=True)
        return _connected(file, on_older)


def _connected(file: Path, on_older: Callable[[int], None]) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=PATIENCE)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")  # a crash of the machine may lose the last commits, no more
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            _refuse_newer(version)
            if version != SCHEMA:
                tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
                if tables:
                    on_older(version)
                for (table,) in tables:
                    connection.execute(f'DROP TABLE "{table}"')
                connection.execute(
                    "CREATE TABLE kept (kind TEXT NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL,"
                    " UNIQUE (kind, key)) STRICT"
                )
                connection.execute(f"PRAGMA user_version = {SCHEMA:d}")
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_newer(version: int) -> None:
    if version > SCHEMA:
        raise sqlite3.OperationalError(f"it has schema {version}, and this version knows up to {SCHEMA}")


def _only_read(file: Path) -> sqlite3.Connection | None:
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except BaseException:
        connection.close()
        raise
    if version == SCHEMA:
        return connection
    connection.close()
    return None
