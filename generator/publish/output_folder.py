"""The folder of pages: files are written only where bytes change, and never over files that others wrote."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from generator.errors import Problem
from generator.publish.atomic_write import (
    TEMPORARY,
    begins_with,
    is_blank,
    read_blocks,
    replace_file,
    shared_beginning,
    temporary_path,
)
from generator.store.file_states import FileState, output_state
from generator.store.schema import HINT, NewerError


@dataclass(frozen=True, slots=True)
class PublishResult:
    """The changes that publishing made in the folder of pages."""

    written: tuple[str, ...]
    """Paths of new and changed files, below `docs/`."""
    unchanged: int
    """Number of files that were up to date."""
    deleted: tuple[str, ...]
    """Paths of stale generated files that were deleted."""
    problems: tuple[Problem, ...]
    """Files that could not be written, or that others wrote."""
    unwritten: tuple[Problem, ...] = ()
    """Those of the problems that the next build has to make up for: files that could not be written."""


class OutputFolder:
    """The folder of pages, with a record of what was done to it.

    Attributes:
        written: Paths of new and changed files.
        unchanged: Number of files that were up to date.
        deleted: Paths of stale files that were deleted.
        problems: Files that could not be written, or that others wrote.
        unwritten: Those of the problems that the next build has to make up for.
    """

    def __init__(
        self, root: Path, *, shown_as: str, owned: Mapping[str, Callable[[bytes], bool]] | None = None
    ) -> None:
        """Open a folder; nothing is written yet.

        Args:
            root: The folder.
            shown_as: Its name in messages.
            owned: Ending of a file -> whether the generator wrote a file with this content.
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

    def result(self) -> PublishResult:
        """All that was done so far."""
        return PublishResult(
            tuple(self.written), self.unchanged, tuple(self.deleted), tuple(self.problems), tuple(self.unwritten)
        )

    def state(self, path: str) -> FileState:
        """Size and modification time of the file at `path`."""
        return output_state(f"{self._root}/{path}")

    def open(self, path: str) -> BinaryIO:
        """Open the file at `path` for reading."""
        return (self._root / path).open("rb")

    def put(self, path: str, content: bytes) -> bool:
        """Write a file, unless others wrote the one at this path.

        Args:
            path: The file.
            content: Its content.

        Returns:
            Whether the file holds the content now.
        """
        target = self._target(path)
        if target is None:
            return False
        try:
            present = target.read_bytes() if target.exists() else None
            if present == content:
                self.unchanged += 1
                return True
            if present is not None and not (is_blank(present) or self._is_owned(path, present)):
                self._report_foreign(path)
                return False
            replace_file(target, [content])
        except NewerError as error:
            self._report_newer(path, error)
            return False
        except OSError as error:
            self.report_failure(path, error)
            return False
        self.written.append(path)
        return True

    def put_stream(
        self, path: str, chunks: Iterable[bytes], *, marks: Collection[bytes], durable: bool = False
    ) -> bool:
        """Write a file chunk by chunk, unless the one at this path begins with none of `marks`.

        Args:
            path: The file.
            chunks: Its content.
            marks: Beginnings of a file that the generator wrote; an empty one means a blank file.
            durable: Whether the file must survive a loss of power, since it cannot be made again from the seeds.

        Returns:
            Whether the file holds the content now.
        """
        target = self._target(path)
        if target is None:
            return False
        try:
            if target.exists() and not begins_with(target, marks):
                self._report_foreign(path)
                return False
            shared, rest = shared_beginning(target, iter(chunks)) if target.exists() else (0, chunks)
            if rest is None:
                self.unchanged += 1
                return True
            replace_file(target, chain(read_blocks(target, shared), rest), durable=durable)
        except OSError as error:
            self.report_failure(path, error)
            return False
        self.written.append(path)
        return True

    def remove_temporary(self, path: str) -> None:
        """Remove the unfinished file that a crash left at `path`."""
        try:
            temporary_path(self._root / path).unlink(missing_ok=True)
        except OSError as error:
            self.report_failure(path, error, "cannot delete")

    def prune(self, sections: Collection[str], *, keep: Collection[str]) -> None:
        """Delete stale generated files, and unfinished files that a crash left.

        Args:
            sections: Folders to prune, below the root. In the root itself only unfinished files are deleted.
            keep: Paths of the files of this build.
        """
        pending = ["", *sorted(sections)]
        for section in pending:
            folder = self._root / section
            if not folder.is_dir() or folder.is_symlink():
                continue
            try:
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            except OSError as error:
                self.report_failure(section, error, "cannot read the folder")
                continue
            for entry in entries:
                path = f"{section}/{entry.name}" if section else entry.name
                if section and entry.is_dir(follow_symlinks=False):
                    pending.append(path)
                else:
                    self._prune_file(path, entry, stale=bool(section) and path not in keep)

    def _prune_file(self, path: str, entry: os.DirEntry[str], *, stale: bool) -> None:
        """Delete a file if it is unfinished, or stale and generated."""
        try:
            if entry.name.endswith(TEMPORARY) and entry.is_file(follow_symlinks=False):
                Path(entry.path).unlink()
            elif stale and self._is_generated(path, Path(entry.path)):
                Path(entry.path).unlink()
                self.deleted.append(path)
        except NewerError as error:
            self._report_newer(path, error)
        except OSError as error:
            self.report_failure(path, error, "cannot delete")

    def _is_generated(self, path: str, file: Path) -> bool:
        if not path.endswith(tuple(self._owned)) or file.is_symlink() or not file.is_file():
            return False
        return self._is_owned(path, file.read_bytes())

    def _is_owned(self, path: str, content: bytes) -> bool:
        return any(path.endswith(ending) and is_owned(content) for ending, is_owned in self._owned.items())

    def _target(self, path: str) -> Path | None:
        """The file to write; None, and a problem, if that would leave the folder."""
        target = self._root / path
        if target.parent not in self._usable:
            self._usable[target.parent] = self._make_folder(target.parent)
        if not self._usable[target.parent]:
            return None
        if target.is_symlink():
            self._report_foreign(path)
            return None
        return target

    def _make_folder(self, folder: Path) -> bool:
        """Create a folder; False, and a problem, if that fails or a symbolic link has its path."""
        below = folder.relative_to(self._root)
        try:
            for place in (*reversed(below.parents), below):
                if place != Path() and (self._root / place).is_symlink():
                    message = "cannot write files in this folder: it is a symbolic link"
                    self.report_unwritten(Problem(self._shown(place.as_posix()), None, message, "Remove the link"))
                    return False
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.report_failure(below.as_posix(), error)
            return False
        return True

    def _shown(self, path: str) -> str:
        return f"{self._shown_as}/{path}"

    def _report_foreign(self, path: str) -> None:
        message = "not written: there is a file here that the generator did not make"
        hint = "Keep it and ignore this, or move it to get the generated file"
        self.problems.append(Problem(self._shown(path), None, message, hint, "warning"))

    def _report_newer(self, path: str, error: NewerError) -> None:
        self.report_unwritten(Problem(self._shown(path), None, f"not written: {error}", HINT))

    def report_failure(self, path: str, error: OSError, action: str = "cannot write") -> None:
        """Report a failure of the file system.

        Args:
            path: The file or folder.
            error: The reason.
            action: What failed.
        """
        hint = "Check permissions and free space, then build again"
        reason = error.strerror or str(error)
        self.report_unwritten(Problem(self._shown(path), None, f"{action}: {reason}", hint))

    def report_unwritten(self, problem: Problem) -> None:
        """Report a file that the next build has to write."""
        self.problems.append(problem)
        self.unwritten.append(problem)
