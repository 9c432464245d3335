"""Detect changed files by size and time, without opening them, and list the files of a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

FileState = tuple[int, int]
"""Size of a file in bytes, and a time of change in nanoseconds."""

NO_FILE: FileState = (-1, -1)
"""The state of a file that does not exist: no file has it."""

HAS_CHANGE_TIME = os.name != "nt"
"""Whether `st_ctime` is the time of the last change; on Windows it is the time of creation."""


def source_state(path: str) -> FileState:
    """Return size and change time of a file that a person edits; `NO_FILE` if there is none.

    Args:
        path: The file. A string: thousands are looked at, and creating a `Path` would take longer than the look.
    """
    try:
        found = os.lstat(path)
    except OSError:
        return NO_FILE
    return found.st_size, change_time(found)


def output_state(path: str) -> FileState:
    """Return size and modification time of a file that the build writes; `NO_FILE` if there is none.

    The modification time stays when a site is copied or unpacked elsewhere, unlike the change time.
    """
    try:
        found = os.lstat(path)
    except OSError:
        return NO_FILE
    return found.st_size, found.st_mtime_ns


def change_time(found: os.stat_result) -> int:
    """Return when a file was last changed (ns): the time that cannot be set, if the system keeps it.

    The modification time can be anything after a jump of the clock, or if an archive is unpacked.
    """
    return found.st_ctime_ns if HAS_CHANGE_TIME else found.st_mtime_ns


def walk_files(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files below a folder with their paths, in a stable order; links to folders are not followed."""
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


def link_target(entry: os.DirEntry[str]) -> bytes | None:
    """Return the target of a symbolic link; None for anything else."""
    return os.fsencode(os.readlink(entry.path)) if entry.is_symlink() else None  # noqa: PTH115 - the bytes of the name
