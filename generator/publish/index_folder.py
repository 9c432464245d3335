"""The folder of one search index: its name, whether it is complete, its finishing touches, its removal."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
from collections.abc import Collection, Sequence
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from generator.publish.atomic_write import TEMPORARY
from generator.publish.output_folder import OutputFolder
from generator.publish.search_chunks import resize_chunks
from generator.publish.search_documents import Filters, template_bytes
from generator.site_plan import SEARCH_FOLDER, Shelf

NAMES = f"{SEARCH_FOLDER}/names"
"""Folder of the suggested names, below `docs/`."""

# "newest-0123456789ab": the name of a shelf and the beginning of the hash.
INDEX_NAME = re.compile(r"[a-z0-9-]+-[0-9a-f]{12}")

LAYOUT = 3
"""Version of what `finish_index` does; a new one gives all indexes new names, so that they are made again."""

# Files that Pagefind writes and search.js does not use: its own interfaces, and stemmers of other languages.
UNUSED = (
    "pagefind-*.css",
    "pagefind-*-ui.js",
    "pagefind-ui.js",
    "pagefind-highlight.js",
    "pagefind-worker.js",
    "wasm.*",
)


def index_name(shelf: Shelf, hashes: Sequence[bytes], language: str) -> str:
    """The name of a shelf's index, with a hash of all that it is made from.

    Args:
        shelf: The shelf.
        hashes: Content hash of each of its pages.
        language: ISO 639-1 code.
    """
    inputs = hashlib.sha256(f"{version('pagefind_bin')} {LAYOUT} {language}".encode() + template_bytes())
    for one in hashes:
        inputs.update(one)
    return f"{shelf.name}-{inputs.hexdigest()[:12]}"


def is_complete(index: Path, pages: int) -> bool:
    """Whether an index has all its files.

    It gets its name when it is complete, but files may have been deleted since, or emptied by a loss of power.

    Args:
        index: Folder of the index.
        pages: Number of its pages.
    """
    if not index.is_dir() or index.is_symlink():
        return False
    fragments = index / "fragment"
    return all((index / name).is_file() for name in ("pagefind.js", "pagefind-entry.json")) and (
        fragments.is_dir()
        and sum(1 for _ in os.scandir(fragments)) >= pages
        and all(path.stat().st_size or path.is_dir() for path in index.rglob("*"))
    )


def finish_index(index: Path, filters: Filters, shelf: str) -> None:
    """Remove the files that search.js does not use, make the chunks smaller, and write the filters.

    Args:
        index: The folder that Pagefind has written.
        filters: Values of the filters, with the documents that have them.
        shelf: Name of the shelf.

    Raises:
        ValueError: The files are not as Pagefind 1.5 writes them.
    """
    entry = json.loads((index / "pagefind-entry.json").read_text(encoding="utf-8"))
    needed = {f"wasm.{one['wasm'] or 'unknown'}.pagefind" for one in entry["languages"].values()}
    for unused in chain.from_iterable(index.glob(pattern) for pattern in UNUSED):
        if unused.name not in needed:
            unused.unlink()
    resize_chunks(index, shelf)
    _write_filters(index, filters)


def _write_filters(index: Path, filters: Filters) -> None:
    """Write the pages of each filter value; a page is named by its fragment, as in the index."""
    ids = {}
    for fragment in sorted((index / "fragment").iterdir()):
        content = gzip.decompress(fragment.read_bytes())
        ids[json.loads(content[content.index(b"{") :])["url"]] = fragment.stem
    (index / "filters").mkdir()
    for name, values in filters.items():
        lists = {value: " ".join(sorted(ids[page] for page in pages)) for value, pages in sorted(values.items())}
        (index / "filters" / f"{name}.json").write_bytes(json.dumps(lists, separators=(",", ":")).encode())


def prune_search(place: Path, indexes: Collection[str], names: Collection[str], folder: OutputFolder) -> None:
    """Delete unused indexes and files of names, and the unfinished files of a crash.

    Args:
        place: Folder of the search indexes.
        indexes: Names of the indexes in use.
        names: Names of the files of suggested names in use.
        folder: The folder of pages, which records what is deleted.

    Raises:
        OSError: A file cannot be deleted.
    """
    for entry in _entries(place):
        is_index = INDEX_NAME.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)
        if is_index and entry.name not in indexes and (Path(entry.path) / "pagefind-entry.json").is_file():
            delete_index(Path(entry.path))
            folder.deleted.append(f"{SEARCH_FOLDER}/{entry.name}")
        elif entry.name.endswith(TEMPORARY):
            _delete_unfinished(entry)
    for entry in _entries(place / "names"):
        if entry.name.endswith(TEMPORARY):
            _delete_unfinished(entry)
        elif re.fullmatch(r"([0-9a-f]{2})+\.json", entry.name) and entry.name not in names:
            Path(entry.path).unlink(missing_ok=True)
            folder.deleted.append(f"{NAMES}/{entry.name}")


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    return sorted(os.scandir(folder), key=lambda entry: entry.name) if folder.is_dir() else []


def delete_index(index: Path) -> None:
    """Delete an index. It is renamed first: if that is interrupted, the next build deletes the rest."""
    leaving = index.with_name(f".{index.name}{TEMPORARY}")
    shutil.rmtree(leaving, ignore_errors=True)
    index.replace(leaving)
    shutil.rmtree(leaving, ignore_errors=True)


def _delete_unfinished(entry: os.DirEntry[str]) -> None:
    """Delete the unfinished files of a crash; of a link, the link itself and not its target."""
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path, ignore_errors=True)
    else:
        Path(entry.path).unlink(missing_ok=True)
