"""Which files a site is made of, and which it consists of: each folder is read once, for names, sizes and times.

MkDocs looks at each of 35,000 files several times, by path; what is found here are the same files, in the same order
and with the same attributes.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Iterator
from pathlib import Path, PurePath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, _file_sort_key, set_exclusions
from pathspec import PathSpec

from generator.store.file_states import FileState, source_state

log = logging.getLogger("mkdocs.structure.files")

# Top-level folder that MkDocs publishes nothing of, besides what is hidden (`mkdocs.structure.files`).
TEMPLATES = "templates"


class AskedFiles(Files):
    """The files of a site, which notes those that are asked for while a page is rendered, there or not.

    Nobody lists by hand which files a page depends on, and so nobody forgets: see `present.reads`.

    Attributes:
        asked: The paths asked for.
    """

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self.asked: set[str] = set()

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path below the folder of pages."""
        self.asked.add(PurePath(path).as_posix())
        return super().get_file_from_path(path)


def found_files(config: MkDocsConfig, states: dict[str, FileState]) -> Files:
    """The files of the folder of pages: those of `mkdocs.structure.files.get_files`.

    Args:
        config: Says where they are, and which are left out.
        states: Is told the state of each, by path.
    """
    files: list[File] = []
    conflicting: list[tuple[File, File]] = []
    patterns = config.exclude_docs or config.draft_docs
    # A file's own values, each asked of the configuration once.
    same = {
        "src_dir": config.docs_dir,
        "dest_dir": config.site_dir,
        "use_directory_urls": config.use_directory_urls,
        "inclusion": InclusionLevel.UNDEFINED,
    }
    not_in_nav = config.not_in_nav
    for below, names, left_out in _folders(config.docs_dir, states):
        by_output: dict[str, File] = {}
        for name in names:
            file = File.__new__(File)  # its path is one already and need not be made such
            file.__dict__.update(same, src_uri=below + name)
            if not patterns:
                file.inclusion = _inclusion(file, left_out or name.startswith("."), not_in_nav)
            # An index.md stands before a README.md, which then is none of the pages.
            earlier = by_output.setdefault(file.dest_uri, file)
            if earlier is not file:
                conflicting.append((earlier, file))
            files.append(file)
    set_exclusions(files, config)
    gone: set[str] = set()
    for one, other in conflicting:
        if other.inclusion.is_included():  # type: ignore[no-untyped-call]
            if one.inclusion.is_included():  # type: ignore[no-untyped-call]
                message = "Excluding '%s' from the site because it conflicts with '%s'."  # MkDocs' words
                log.warning(message, one.src_uri, other.src_uri)
            gone.add(one.src_uri)
        else:
            gone.add(other.src_uri)
    return Files([file for file in files if file.src_uri not in gone] if gone else files)


def _folders(root: str, states: dict[str, FileState]) -> Iterator[tuple[str, list[str], bool]]:
    """Each folder: path with a slash at the end, names of its files, and whether nothing of it is published."""
    pending = [("", False)]
    while pending:
        below, left_out = pending.pop()
        names, folders = [], []
        try:
            entries = list(os.scandir(os.path.join(root, below)))  # noqa: PTH118 - a Path for each is what costs
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir():
                folders.append(entry.name)
            else:
                names.append(entry.name)
                states[below + entry.name] = source_state(entry.path)
        yield below, sorted(names, key=_file_sort_key), left_out
        for name in sorted(folders, reverse=True):
            hidden = name.startswith(".") or (not below and name == TEMPLATES)
            pending.append((f"{below}{name}/", left_out or hidden))


def _inclusion(file: File, left_out: bool, not_in_nav: PathSpec[Any] | None) -> InclusionLevel:
    """What `set_exclusions` says of a file, where the site has no patterns for that of its own."""
    if left_out:
        return InclusionLevel.EXCLUDED
    if not_in_nav and file.is_documentation_page() and not_in_nav.match_file(file.src_uri):
        return InclusionLevel.NOT_IN_NAV
    return InclusionLevel.INCLUDED


def remove_others(root: str, wanted: Collection[str]) -> dict[str, FileState]:
    """Delete what the site does not have; hidden files are the owner's, as for MkDocs.

    Args:
        root: Folder of the built site.
        wanted: Paths of the files that it has.

    Returns:
        The states of those that are there.
    """
    states: dict[str, FileState] = {}
    folders: list[str] = []
    kept_in: dict[str, int] = {}
    pending = [""]
    while pending:
        below = pending.pop()
        try:
            entries = list(os.scandir(os.path.join(root, below)))  # noqa: PTH118
        except OSError:
            continue
        kept = 0
        for entry in entries:
            path = below + entry.name
            if not below and entry.name.startswith("."):
                kept += 1
            elif entry.is_dir(follow_symlinks=False):
                pending.append(f"{path}/")
                kept += 1
            elif path in wanted:
                state = entry.stat(follow_symlinks=False)
                states[path] = state.st_size, state.st_mtime_ns
                kept += 1
            elif entry.is_dir():  # a link to a folder is the owner's
                kept += 1
            else:
                Path(entry.path).unlink()
        if below:
            folders.append(below)
            kept_in[below] = kept
    for below in reversed(folders):  # those within come before those around them
        if not kept_in[below]:
            Path(root, below).rmdir()
            around = below[: below.rstrip("/").rfind("/") + 1]
            if around:
                kept_in[around] -= 1
    return states
