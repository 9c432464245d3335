"""Writing into the folder of pages without harm to what others wrote there."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from generator.errors import Problem
from generator.store.file_states import FileState, output_state
from generator.store.schema import HINT, NewerError

TEMPORARY = ".briefing-tmp"
"""Ending of a file that is being written; one that a crash left behind is removed by the next run."""

_BLOCK = 1 << 20


class Folder:
    """The folder of pages, written atomically and only where bytes change.

    Attributes:
        written: Paths of the files that are new or changed.
        unchanged: Number of files that were already right.
        deleted: Paths of the stale files removed.
        problems: What could not be done, or is not ours to do.
        unwritten: Those of the problems that leave the folder other than it should be.
    """

    def __init__(
        self, root: Path, *, shown_as: str, owned: Mapping[str, Callable[[bytes], bool]] | None = None
    ) -> None:
        """Make ready to write.

        Args:
            root: The folder.
            shown_as: Its name in messages.
            owned: Ending of files -> whether one that holds these bytes is ours to rewrite or delete.
        """
        self._root = root.resolve()
        self._shown_as = shown_as
        self._owned = owned or {}
        self._usable: dict[Path, bool] = {}
        self.written: list[str] = []
        self.unchanged = 0
        self.deleted: list[str] = []
        self.problems: list[Problem] = []
        self.unwritten: list[Problem] = []

    def state(self, path: str) -> FileState:
        """Return size and modification time of the file at `path`."""
        return output_state(f"{self._root}/{path}")

    def open(self, path: str) -> BinaryIO:
        """The file at `path`, to be read."""
        return (self._root / path).open("rb")

    def put(self, path: str, content: bytes) -> bool:
        """Make the file at `path` hold `content`, unless one that is not ours stands there; whether it does."""
        target = self._target(path)
        if target is None:
            return False
        try:
            present = target.read_bytes() if target.exists() else None
            if present == content:
                self.unchanged += 1
                return True
            if present is not None and not (_is_blank(present) or self._is_ours(path, present)):
                self._not_ours(path)
                return False
            temporary = _temporary(target)
            _write(temporary, [content])
            temporary.replace(target)
        except NewerError as error:
            self._newer(path, error)
            return False
        except OSError as error:
            self.failed(path, error)
            return False
        self.written.append(path)
        return True

    def put_stream(
        self, path: str, chunks: Iterable[bytes], *, marks: Collection[bytes], durable: bool = False
    ) -> bool:
        """Make the file at `path` hold `chunks`, unless a file stands there that begins with none of `marks`.

        Args:
            path: The file.
            chunks: Its content.
            marks: What a file of ours begins with.
            durable: Whether it has to outlast a loss of power: it cannot be made again from the seeds.

        Returns:
            Whether it holds them.
        """
        target = self._target(path)
        if target is None:
            return False
        try:
            if target.exists() and not _begins_with(target, marks):
                self._not_ours(path)
                return False
            shared, rest = _compared(target, iter(chunks)) if target.exists() else (0, chunks)
            if rest is None:
                self.unchanged += 1
                return True
            temporary = _temporary(target)
            _write(temporary, chain(_blocks(target, shared), rest), durable)
            temporary.replace(target)
            if durable:
                _settle(target.parent)
        except OSError as error:
            self.failed(path, error)
            return False
        self.written.append(path)
        return True

    def remove_temporary(self, path: str) -> None:
        """Remove what a crash left of the file at `path` while it was being written."""
        try:
            _temporary(self._root / path).unlink(missing_ok=True)
        except OSError as error:
            self.failed(path, error, "cannot delete")

    def prune(self, sections: Collection[str], *, keep: Collection[str]) -> None:
        """Delete generated files that are not in `keep`, and temporary files that a crash left.

        Args:
            sections: Folders to look into, below the root; nothing outside them is touched but temporary files
                of the root itself.
            keep: Paths of the files that are wanted.
        """
        pending = ["", *sorted(sections)]
        for section in pending:
            folder = self._root / section
            if not folder.is_dir() or folder.is_symlink():
                continue
            try:
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            except OSError as error:
                self.failed(section, error, "cannot look into the folder")
                continue
            for entry in entries:
                path = f"{section}/{entry.name}" if section else entry.name
                if section and entry.is_dir(follow_symlinks=False):
                    pending.append(path)
                    continue
                try:
                    if entry.name.endswith(TEMPORARY) and entry.is_file(follow_symlinks=False):
                        Path(entry.path).unlink()
                    elif section and path not in keep and self._is_generated(path, Path(entry.path)):
                        Path(entry.path).unlink()
                        self.deleted.append(path)
                except NewerError as error:
                    self._newer(path, error)
                except OSError as error:
                    self.failed(path, error, "cannot delete")

    def _is_generated(self, path: str, file: Path) -> bool:
        if not path.endswith(tuple(self._owned)) or file.is_symlink() or not file.is_file():
            return False
        return self._is_ours(path, file.read_bytes())

    def _is_ours(self, path: str, content: bytes) -> bool:
        return any(path.endswith(ending) and ours(content) for ending, ours in self._owned.items())

    def _target(self, path: str) -> Path | None:
        """Where `path` is written; None, and a problem, where that would leave the folder."""
        target = self._root / path
        if target.parent not in self._usable:
            self._usable[target.parent] = self._made_usable(target.parent)
        if not self._usable[target.parent]:
            return None
        if target.is_symlink():
            self._not_ours(path)
            return None
        return target

    def _made_usable(self, folder: Path) -> bool:
        """Make a folder; False, and a problem, where it cannot be or a symbolic link stands in its place."""
        below = folder.relative_to(self._root)
        try:
            for place in (*reversed(below.parents), below):
                if place != Path() and (self._root / place).is_symlink():
                    message = "cannot write into it: it is a symbolic link"
                    self.leave_unwritten(Problem(self._shown(place.as_posix()), None, message, "Remove the link"))
                    return False
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.failed(below.as_posix(), error)
            return False
        return True

    def _shown(self, path: str) -> str:
        return f"{self._shown_as}/{path}"

    def _not_ours(self, path: str) -> None:
        message = "not written: a file that the generator did not make stands here"
        hint = "Keep it and ignore this, or move it away to get the generated one"
        self.problems.append(Problem(self._shown(path), None, message, hint, "warning"))

    def _newer(self, path: str, error: NewerError) -> None:
        self.leave_unwritten(Problem(self._shown(path), None, f"not written: {error}", HINT))

    def failed(self, path: str, error: OSError, action: str = "cannot write") -> None:
        """Report what could not be done.

        Args:
            path: The file or folder.
            error: The reason.
            action: What was attempted.
        """
        hint = "Check permissions and free space, then build again"
        reason = error.strerror or str(error)
        self.leave_unwritten(Problem(self._shown(path), None, f"{action}: {reason}", hint))

    def leave_unwritten(self, problem: Problem) -> None:
        """Report what the next build has to make up for."""
        self.problems.append(problem)
        self.unwritten.append(problem)


def _temporary(target: Path) -> Path:
    return target.with_name(target.name + TEMPORARY)


def _write(path: Path, chunks: Iterable[bytes], durable: bool = False) -> None:
    """Write a new file; nothing is left of it where that fails."""
    path.unlink(missing_ok=True)  # of a run that crashed; a link there is not followed
    try:
        with path.open("xb") as file:
            file.writelines(chunks)
            if durable:
                file.flush()
                os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _settle(folder: Path) -> None:
    """Wait until a folder's new names are on the disk, where the system lets a folder be opened for that."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def holds(path: Path, chunks: Iterable[bytes]) -> bool:
    """Whether a file holds these bytes and no others."""
    try:
        return _compared(path, iter(chunks))[1] is None
    except OSError:
        return False


def _compared(path: Path, chunks: Iterator[bytes]) -> tuple[int, Iterable[bytes] | None]:
    """How many bytes of a file are as they should be, and what should follow; None where that is all of it."""
    shared = 0
    with path.open("rb") as file:
        for chunk in chunks:
            if file.read(len(chunk)) != chunk:
                return shared, chain((chunk,), chunks)
            shared += len(chunk)
        return shared, () if file.read(1) else None


def _blocks(path: Path, length: int) -> Iterator[bytes]:
    """The first `length` bytes of a file, block by block."""
    if length:
        with path.open("rb") as file:
            while length and (block := file.read(min(length, _BLOCK))):
                length -= len(block)
                yield block


def _begins_with(path: Path, marks: Collection[bytes]) -> bool:
    longest = max(map(len, marks))
    with path.open("rb") as file:
        head = file.read(longest)
    return any(head.startswith(mark) if mark else _is_blank(head) for mark in marks)


def _is_blank(content: bytes) -> bool:
    """Whether a file holds nothing of anybody's: what a loss of power leaves of one is empty, or all zeros."""
    return not content.strip(b"\0")
