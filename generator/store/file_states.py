"""Tell by size and time whether a file has changed, without opening it."""

from __future__ import annotations

import os

FileState = tuple[int, int]
"""Size of a file in bytes, and a time of change in nanoseconds."""

NO_FILE: FileState = (-1, -1)
"""The state of a file that does not exist: no file has it."""

HAS_CHANGE_TIME = os.name != "nt"
"""Whether `st_ctime` is the time of the last change; on Windows it is the time of creation."""


def source_state(path: str) -> FileState:
    """Return size and change time of a file that a person edits; `NO_FILE` where there is none.

    Args:
        path: The file. A string: thousands are looked at, and creating a `Path` would take longer than the look.
    """
    try:
        found = os.lstat(path)
    except OSError:
        return NO_FILE
    return found.st_size, change_time(found)


def output_state(path: str) -> FileState:
    """Return size and modification time of a file that the build writes; `NO_FILE` where there is none.

    The modification time stays when a site is copied or unpacked elsewhere, where the change time does not.
    """
    try:
        found = os.lstat(path)
    except OSError:
        return NO_FILE
    return found.st_size, found.st_mtime_ns


def change_time(found: os.stat_result) -> int:
    """Return when a file was last changed (ns): the time that nobody can set, where the system keeps it.

    The modification time can be anything after a jump of the clock, or where an archive is unpacked.
    """
    return found.st_ctime_ns if HAS_CHANGE_TIME else found.st_mtime_ns
