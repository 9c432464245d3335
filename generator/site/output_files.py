"""Delete the files that a built site no longer has."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from generator.store.file_states import FileState


def prune_site(root: str, wanted: Collection[str]) -> dict[str, FileState]:
    """Delete files that the site no longer has, and folders left empty.

    Hidden files and folders at the top, and links to folders, are the owner's and stay, as with MkDocs.

    Args:
        root: Folder of the built site.
        wanted: Paths of the files that the site has.

    Returns:
        The states of the wanted files that exist.
    """
    states: dict[str, FileState] = {}
    folders: list[str] = []  # a folder comes before those in it
    entry_counts: dict[str, int] = {}
    pending = [""]
    while pending:
        folder = pending.pop()
        try:
            entries = list(os.scandir(os.path.join(root, folder)))  # noqa: PTH118 - creating a Path for each is slow
        except OSError:
            continue
        subfolders, left = _prune_folder(folder, entries, wanted, states)
        pending.extend(subfolders)
        if folder:
            folders.append(folder)
            entry_counts[folder] = left
    for folder in reversed(folders):
        if not entry_counts[folder]:
            Path(root, folder).rmdir()
            parent = folder[: folder.rstrip("/").rfind("/") + 1]
            if parent:
                entry_counts[parent] -= 1
    return states


def _prune_folder(
    folder: str, entries: Collection[os.DirEntry[str]], wanted: Collection[str], states: dict[str, FileState]
) -> tuple[list[str], int]:
    """Delete the unwanted files of one folder; its subfolders, and how many entries are left."""
    subfolders: list[str] = []
    left = 0
    for entry in entries:
        path = folder + entry.name
        left += 1
        if not folder and entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            subfolders.append(f"{path}/")
        elif path in wanted:
            state = entry.stat(follow_symlinks=False)
            states[path] = state.st_size, state.st_mtime_ns
        elif not entry.is_dir():
            Path(entry.path).unlink()
            left -= 1
    return subfolders, left
