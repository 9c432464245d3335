"""Write a file atomically, and compare a file with the bytes that it should hold."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path

TEMPORARY = ".briefing-tmp"
"""Ending of a file that is being written; the next run removes one that a crash left behind."""

_BLOCK = 1 << 20


def replace_file(path: Path, chunks: Iterable[bytes], *, durable: bool = False) -> None:
    """Write a new file, then give it its name.

    Args:
        path: The file.
        chunks: Its content; may be read from the old file.
        durable: Whether to wait until it is on the disk, so that a loss of power leaves the old or the new file.

    Raises:
        OSError: It cannot be written; the old file is unchanged then.
    """
    temporary = temporary_path(path)
    write_file(temporary, chunks, durable)
    temporary.replace(path)
    if durable:
        _sync_folder(path.parent)


def temporary_path(path: Path) -> Path:
    """The path at which a file is written before it gets its name."""
    return path.with_name(path.name + TEMPORARY)


def write_file(path: Path, chunks: Iterable[bytes], durable: bool = False) -> None:
    """Write a new file; if that fails, delete it."""
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


def _sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, on systems that can open a folder for that."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def has_content(path: Path, chunks: Iterable[bytes]) -> bool:
    """Whether a file holds exactly these bytes."""
    try:
        return shared_beginning(path, iter(chunks))[1] is None
    except OSError:
        return False


def shared_beginning(path: Path, chunks: Iterator[bytes]) -> tuple[int, Iterable[bytes] | None]:
    """Compare a file with the bytes that it should hold.

    Returns:
        The number of equal bytes at its beginning, and the chunks that should follow; None if it is equal as a whole.
    """
    shared = 0
    with path.open("rb") as file:
        for chunk in chunks:
            if file.read(len(chunk)) != chunk:
                return shared, chain((chunk,), chunks)
            shared += len(chunk)
        return shared, () if file.read(1) else None


def read_blocks(path: Path, length: int) -> Iterator[bytes]:
    """The first `length` bytes of a file, block by block."""
    if length:
        with path.open("rb") as file:
            while length and (block := file.read(min(length, _BLOCK))):
                length -= len(block)
                yield block


def begins_with(path: Path, marks: Collection[bytes]) -> bool:
    """Whether a file begins with one of the marks; an empty mark means a blank file."""
    longest = max(map(len, marks))
    with path.open("rb") as file:
        head = file.read(longest)
    return any(head.startswith(mark) if mark else is_blank(head) for mark in marks)


def is_blank(content: bytes) -> bool:
    """Whether content is empty or all zeros, as after a loss of power."""
    return not content.strip(b"\0")
