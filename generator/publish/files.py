"""Writing into the folder of pages without harm to what others wrote there."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from generator.errors import Problem

TEMPORARY = ".briefing-tmp"
"""Ending of a file that is being written; one that a crash left behind is removed by the next run."""

# Front matter of a generated page fits easily; enough to find the mark without reading whole pages.
_HEAD_BYTES = 65_536


class Folder:
    """The folder of pages, written atomically and only where bytes change.

    Attributes:
        written: Paths of the files that are new or changed.
        unchanged: Number of files that were already right.
        deleted: Paths of the stale files removed.
        problems: What could not be done.
    """

    def __init__(self, root: Path, *, shown_as: str, owned_page: Callable[[str], bool]) -> None:
        self._root = root.resolve()
        self._shown_as = shown_as
        self._owned_page = owned_page
        self._checked_parents: set[Path] = set()
        self.written: list[str] = []
        self.unchanged = 0
        self.deleted: list[str] = []
        self.problems: list[Problem] = []

    def put_page(self, path: str, text: str) -> None:
        """Make the page at `path` hold `text`, unless a hand-written page stands there."""
        target = self._target(path)
        if target is None:
            return
        content = text.encode("utf-8")
        try:
            present = target.read_bytes() if target.exists() else None
            if present == content:
                self.unchanged += 1
                return
            if present is not None and not self._owned_page(present[:_HEAD_BYTES].decode("utf-8", "replace")):
                self._not_ours(path)
                return
            self._replace(target, [content])
        except OSError as error:
            self._failed(path, error)
        else:
            self.written.append(path)

    def put_stream(self, path: str, chunks: Iterable[bytes], *, marks: Collection[bytes]) -> None:
        """Make the file at `path` hold `chunks`, unless a file stands there that begins with none of `marks`."""
        target = self._target(path)
        if target is None:
            return
        temporary = target.with_name(target.name + TEMPORARY)
        try:
            if target.exists() and not _begins_with(target, marks):
                self._not_ours(path)
                return
            _write(temporary, chunks)
            if target.exists() and filecmp.cmp(temporary, target, shallow=False):
                temporary.unlink()
                self.unchanged += 1
                return
            temporary.replace(target)
        except OSError as error:
            temporary.unlink(missing_ok=True)
            self._failed(path, error)
        else:
            self.written.append(path)

    def prune(self, sections: Collection[str], *, keep: Collection[str]) -> None:
        """Delete generated pages that are not in `keep`, and temporary files that a crash left.

        Args:
            sections: Folders to look into, below the root; nothing outside them is touched but temporary files
                of the root itself.
            keep: Paths of the pages that are wanted.
        """
        pending = ["", *sorted(sections)]
        for section in pending:
            folder = self._root / section
            if not folder.is_dir() or folder.is_symlink():
                continue
            for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
                path = f"{section}/{entry.name}" if section else entry.name
                if entry.name.endswith(TEMPORARY) and entry.is_file(follow_symlinks=False):
                    Path(entry.path).unlink()
                elif section and entry.is_dir(follow_symlinks=False):
                    pending.append(path)
                elif section and path.endswith(".md") and path not in keep and self._is_generated(Path(entry.path)):
                    Path(entry.path).unlink()
                    self.deleted.append(path)

    def _is_generated(self, path: Path) -> bool:
        if path.is_symlink() or not path.is_file():
            return False
        with path.open("rb") as file:
            return self._owned_page(file.read(_HEAD_BYTES).decode("utf-8", "replace"))

    def _target(self, path: str) -> Path | None:
        """Where `path` is written; None, and a problem, where that would leave the folder."""
        target = self._root / path
        parent = target.parent
        try:
            if parent not in self._checked_parents:
                parent.mkdir(parents=True, exist_ok=True)
                if not parent.resolve().is_relative_to(self._root):
                    hint = "Remove the symbolic link"
                    self.problems.append(
                        Problem(self._shown(path), None, "cannot write: it leads out of the folder", hint)
                    )
                    return None
                self._checked_parents.add(parent)
        except OSError as error:
            self._failed(path, error)
            return None
        if target.is_symlink():
            self._not_ours(path)
            return None
        return target

    def _replace(self, target: Path, chunks: Iterable[bytes]) -> None:
        temporary = target.with_name(target.name + TEMPORARY)
        try:
            _write(temporary, chunks)
            temporary.replace(target)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise

    def _shown(self, path: str) -> str:
        return f"{self._shown_as}/{path}"

    def _not_ours(self, path: str) -> None:
        message = "not written: a file that the generator did not make stands here"
        hint = "Keep it and ignore this, or move it away to get the generated one"
        self.problems.append(Problem(self._shown(path), None, message, hint, "warning"))

    def _failed(self, path: str, error: OSError) -> None:
        hint = "Check permissions and free space, then build again"
        reason = error.strerror or str(error)
        self.problems.append(Problem(self._shown(path), None, f"cannot write: {reason}", hint))


def _write(path: Path, chunks: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(chunks)


def _begins_with(path: Path, marks: Collection[bytes]) -> bool:
    longest = max(map(len, marks))
    with path.open("rb") as file:
        head = file.read(longest)
    return any(head.startswith(mark) if mark else not head for mark in marks)
