"""The Markdown of the generated pages, published beside them.

MkDocs makes a page of every Markdown file and publishes none as it is, so this happens once the site is built: the
one thing that a site made without the plugin lacks. The links between the files lead from copy to copy, as in `docs/`.
"""

from __future__ import annotations

import shutil
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
        source, target = docs / page, site / page
        if page.endswith(".md") and source.is_file() and not source.is_symlink() and not _same(source, target):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)


def _same(source: Path, target: Path) -> bool:
    """Whether a copy is there: of one size and time of change, since copies keep the latter."""
    try:
        one, other = source.stat(), target.stat()
    except OSError:
        return False
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)
