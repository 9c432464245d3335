"""Copy the Markdown of generated pages into the site, next to their HTML.

MkDocs renders every Markdown file and copies none, so this runs after the build: the one thing that a site built
without the plugin lacks. Links between the copies work as they do in `docs/`.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path


def copy_markdown(pages: Iterable[str], docs: Path, site: Path) -> None:
    """Copy the Markdown of pages into the site, unless an equal copy is there.

    Args:
        pages: Their paths below `docs`.
        docs: Folder of the pages.
        site: Folder of the built site.
    """
    for page in pages:
        source, target = f"{docs}/{page}", f"{site}/{page}"  # creating a Path for each would take longer than the stat
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
    """Whether a copy of the same size and time of change exists; copies keep the time."""
    try:
        copy = os.stat(target)  # noqa: PTH116
    except OSError:
        return False
    return (source.st_size, source.st_mtime_ns) == (copy.st_size, copy.st_mtime_ns)
