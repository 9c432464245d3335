"""The Markdown of the generated pages, published beside them.

MkDocs makes a page of every Markdown file and publishes none as it is, so this happens once the site is built: the
one thing that a site made without the plugin lacks. The links between the files lead from copy to copy, as in `docs/`.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path


def publish_sources(pages: Iterable[str], docs: Path, site: Path) -> None:
    """Copy the Markdown of pages into the site, where it is not there already.

    Args:
        pages: Their paths below `docs`.
        docs: Folder of the pages.
        site: Folder of the built site.
    """
    for page in pages:
        source, target = f"{docs}/{page}", f"{site}/{page}"  # a Path for each would take longer than the look itself
        if not page.endswith(".md"):
            continue
        try:
            found = os.lstat(source)
        except OSError:
            continue
        if stat.S_ISREG(found.st_mode) and not _same(found, target):
            Path(target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)


def _same(source: os.stat_result, target: str) -> bool:
    """Whether a copy is there: of one size and time of change, since copies keep the latter."""
    try:
        copy = os.stat(target)  # noqa: PTH116
    except OSError:
        return False
    return (source.st_size, source.st_mtime_ns) == (copy.st_size, copy.st_mtime_ns)
