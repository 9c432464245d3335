"""Source files of a site, read folder by folder with their sizes and times.

MkDocs looks at each of 35,000 files several times, by path. `find_files` gives the same files, in the same order and
with the same attributes. It builds MkDocs' `File` by hand; `site/render_site.py` uses it only with versions of MkDocs
that were proved equal.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, _file_sort_key, set_exclusions
from pathspec import PathSpec

from generator.store.file_states import FileState, source_state

log = logging.getLogger("mkdocs.structure.files")

# A folder at the top that MkDocs does not publish, like hidden ones (`mkdocs.structure.files`).
TEMPLATES = "templates"


class TrackedFiles(Files):
    """The files of a site; records each lookup by path while a page is rendered.

    So the dependencies of a page are observed, not listed by hand: see `present/dependencies.py`.

    Attributes:
        lookups: The paths looked up, whether there is a file or not.
    """

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self.lookups: set[str] = set()

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path below the folder of pages."""
        self.lookups.add(PurePath(path).as_posix())
        return super().get_file_from_path(path)


def find_files(config: MkDocsConfig, states: dict[str, FileState]) -> Files:
    """The files in the folder of pages, as `mkdocs.structure.files.get_files` gives them.

    Args:
        config: The configuration, with the folder and the patterns of excluded files.
        states: Receives the state of each file, by path.
    """
    files: list[File] = []
    conflicts: list[tuple[File, File]] = []
    patterns = config.exclude_docs or config.draft_docs
    # Attributes that all files share, read from the configuration once.
    shared = {
        "src_dir": config.docs_dir,
        "dest_dir": config.site_dir,
        "use_directory_urls": config.use_directory_urls,
        "inclusion": InclusionLevel.UNDEFINED,
    }
    not_in_nav = config.not_in_nav
    for folder, names, left_out in _walk_folders(config.docs_dir, states):
        by_output: dict[str, File] = {}
        for name in names:
            file = File.__new__(File)  # the constructor would normalize the path again
            file.__dict__.update(shared, src_uri=folder + name)
            if not patterns:
                file.inclusion = _inclusion(file, left_out or name.startswith("."), not_in_nav)
            # index.md sorts before README.md, and both have the same output.
            first = by_output.setdefault(file.dest_uri, file)
            if first is not file:
                conflicts.append((first, file))
            files.append(file)
    set_exclusions(files, config)
    dropped = _drop_conflicting(conflicts)
    return Files([file for file in files if file.src_uri not in dropped] if dropped else files)


def _drop_conflicting(conflicts: list[tuple[File, File]]) -> set[str]:
    """Of two files with the same output, the path of the one that is not published."""
    dropped: set[str] = set()
    for first, second in conflicts:
        if second.inclusion.is_included():  # type: ignore[no-untyped-call]
            if first.inclusion.is_included():  # type: ignore[no-untyped-call]
                message = "Excluding '%s' from the site because it conflicts with '%s'."  # MkDocs' words
                log.warning(message, first.src_uri, second.src_uri)
            dropped.add(first.src_uri)
        else:
            dropped.add(second.src_uri)
    return dropped


def _walk_folders(root: str, states: dict[str, FileState]) -> Iterator[tuple[str, list[str], bool]]:
    """Each folder: its path with a slash at the end, the names of its files, and whether it is left unpublished."""
    pending = [("", False)]
    while pending:
        folder, left_out = pending.pop()
        names, subfolders = [], []
        try:
            entries = list(os.scandir(os.path.join(root, folder)))  # noqa: PTH118 - creating a Path for each is slow
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir():
                subfolders.append(entry.name)
            else:
                names.append(entry.name)
                states[folder + entry.name] = source_state(entry.path)
        yield folder, sorted(names, key=_file_sort_key), left_out
        for name in sorted(subfolders, reverse=True):
            unpublished = name.startswith(".") or (not folder and name == TEMPLATES)
            pending.append((f"{folder}{name}/", left_out or unpublished))


def _inclusion(file: File, left_out: bool, not_in_nav: PathSpec[Any] | None) -> InclusionLevel:
    """The result of `set_exclusions` for a file, on a site without patterns of its own."""
    if left_out:
        return InclusionLevel.EXCLUDED
    if not_in_nav and file.is_documentation_page() and not_in_nav.match_file(file.src_uri):
        return InclusionLevel.NOT_IN_NAV
    return InclusionLevel.INCLUDED
