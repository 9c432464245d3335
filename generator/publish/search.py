"""SearchPlan -> docs/search/: one Pagefind index for each shelf, the names and the facets, made only where they change.

    shelves.json           the shelves there are, and what else search.js must know; written last
    NAME-HASH/             the index of a shelf, named by the hash of all that went into it
    NAME-HASH/filters/     what its results can be narrowed by: filter -> value -> ids of its pages in the index
    names/LETTERS.json     names of which a word begins so; the letters in hexadecimal, `start.json` for none
    facets.json            what results can be narrowed by

Pagefind runs once for each shelf, so that its memory is bounded by the largest. Its own filters come out in another
order each time, and an unchanged site would not be the same byte for byte; so we write ours.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from threading import Event
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from generator.errors import Problem
from generator.publish.files import TEMPORARY, Folder
from generator.publish.pagefind import Indexer
from generator.publish.search_chunks import recut
from generator.site_plan import SearchPlan, SearchText, Shelf

SEARCH = "search"
"""Folder of the indexes, below `docs/`."""

DOCUMENTS = "documents.jsonl"
"""File of the pages of a shelf, in the folder in which its index is made."""

MANIFEST = f"{SEARCH}/shelves.json"
FACETS = f"{SEARCH}/facets.json"
NAMES = f"{SEARCH}/names"

# "newest-0123456789ab": a shelf's name and the beginning of the hash.
INDEX_NAME = re.compile(r"[a-z0-9-]+-[0-9a-f]{12}")

LAYOUT = 3
"""Counted up where an index is finished otherwise than before, so that those there are are made anew."""

# What Pagefind writes beside the index and search.js does not use: its own interfaces, and the rules of a language that
# this index does not have.
UNUSED = (
    "pagefind-*.css",
    "pagefind-*-ui.js",
    "pagefind-ui.js",
    "pagefind-highlight.js",
    "pagefind-worker.js",
    "wasm.*",
)

# Chinese and Japanese put no spaces between words, and the indexer knows no others: each character becomes a word.
# Hiragana and Katakana, Han with its extensions. search.js does the same.
UNSPACED = re.compile(r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")

# What has no width: Pagefind would cut words there and count them otherwise than search.js.
WIDTHLESS = re.compile("[\u200b\ufeff]")


Filters = Mapping[str, Mapping[str, Sequence[str]]]
"""Filter -> value -> the documents that have it."""


class Searching:
    """Brings `docs/search/` up to date: the indexes are made by another program while the pages are written."""

    def __init__(
        self, plan: SearchPlan, pages: Shelf, folder: Folder, docs: Path, *, tool: str, shown_as: str = "docs"
    ) -> None:
        """Make ready; nothing is made yet.

        Args:
            plan: What the generated pages give to search.
            pages: The hand-written pages.
            folder: The folder of pages; it keeps account of what is written and deleted.
            docs: The same as a path.
            tool: Name of the tool, the mark of a manifest of ours.
            shown_as: Name of the folder in messages.
        """
        self._plan = plan
        self._pages = pages
        self._folder = folder
        self._place = docs / SEARCH
        self._tool = tool
        self._shown_as = shown_as
        self._listed: list[dict[str, Any]] = []
        self._begun: dict[str, Future[None]] = {}
        self._temporary: list[tempfile.TemporaryDirectory[str]] = []
        self._worker = ThreadPoolExecutor(max_workers=1)  # one index at a time: each takes up to 1 GB of memory
        self._called_off = Event()
        self._indexer: Indexer | None = None

    def __enter__(self) -> Searching:
        return self

    def __exit__(self, *_: object) -> None:
        """Stop what is being made, should `finish` not have waited for it."""
        self._called_off.set()
        if self._indexer is not None:
            self._indexer.stop()
        self._worker.shutdown(cancel_futures=True)
        for temporary in self._temporary:
            temporary.cleanup()

    def begin(self) -> None:
        """Begin to make the indexes that are not there."""
        language = self._plan.language.partition("-")[0]
        document = _environment().get_template("search_text.html.jinja")
        for shelf in (*self._plan.shelves, self._pages):
            digests = shelf.content_hashes()
            if digests:
                name = _named(shelf, digests, language)
                self._listed.append({"path": name, "pages": len(digests), "filters": list(shelf.filters)})
                if not _complete(self._place / name, len(digests)) and not self._place.is_symlink():
                    self._begin(shelf, name, document, language)

    def finish(self) -> None:
        """Wait for the indexes, and write what tells of them."""
        for name, future in self._begun.items():
            try:
                future.result()
            except (OSError, subprocess.SubprocessError, ValueError) as error:
                self._fail(name, error)
            else:
                self._folder.written.append(f"{SEARCH}/{name}")
        folder, plan = self._folder, self._plan
        files = {f"{NAMES}/{letters.encode().hex() or 'start'}.json": content for letters, content in plan.names()}
        for path, content in files.items():
            folder.put_stream(path, _json(content), marks=(b'{"names": ', b""))
        folder.put_stream(FACETS, _json({"facets": plan.facets}), marks=(b'{"facets": ', b""))
        manifest = {"generator": self._tool, "shelves": self._listed}
        folder.put_stream(MANIFEST, _json(manifest), marks=(f'{{"generator": "{self._tool}"'.encode(), b""))
        if not self._place.is_symlink() and self._place.is_dir():
            try:
                names = {path.rpartition("/")[2] for path in files}
                _prune(self._place, {one["path"] for one in self._listed}, names, folder)
            except OSError as error:
                folder.failed(SEARCH, error, "cannot delete")

    def _begin(self, shelf: Shelf, name: str, document: Template, language: str) -> None:
        """Write the documents of a shelf, and have the index made of them."""
        index = self._place / name
        try:
            index.parent.mkdir(parents=True, exist_ok=True)
            if index.exists():
                _discard(index)
            # Here, where the next run finds it if this one is killed; hidden, so that MkDocs does not follow it.
            temporary = tempfile.TemporaryDirectory(prefix=".", suffix=TEMPORARY, dir=index.parent)
            self._temporary.append(temporary)
            filters = _documents(shelf, Path(temporary.name) / DOCUMENTS, document)
        except OSError as error:
            self._fail(name, error)
            return
        self._begun[name] = self._worker.submit(self._index, temporary, index, filters, language)

    def _index(self, temporary: tempfile.TemporaryDirectory[str], index: Path, filters: Filters, language: str) -> None:
        """Let Pagefind make an index of documents, and put it into its place as a whole."""
        with temporary as folder:
            made = Path(folder) / "index"
            with Indexer(Path(folder), language) as self._indexer:
                if self._called_off.is_set():  # in the moment in which there was nothing to stop yet
                    return
                with (Path(folder) / DOCUMENTS).open(encoding="utf-8") as documents:
                    for line in documents:
                        self._indexer.add(*json.loads(line))
                self._indexer.write(made)
            _finish(made, filters, index.name.rpartition("-")[0])
            made.replace(index)

    def _fail(self, name: str, error: Exception) -> None:
        self._listed = [one for one in self._listed if one["path"] != name]
        self._folder.leave_unwritten(_not_indexed(f"{self._shown_as}/{SEARCH}/{name}", error))


def _named(shelf: Shelf, digests: Sequence[bytes], language: str) -> str:
    """The name of the shelf's index, by all that goes into it."""
    digest = hashlib.sha256(f"{version('pagefind_bin')} {LAYOUT} {language}".encode() + _template_bytes())
    for one in digests:
        digest.update(one)
    return f"{shelf.name}-{digest.hexdigest()[:12]}"


def _template_bytes() -> bytes:
    return (Path(__file__).parents[1] / "templates" / "search_text.html.jinja").read_bytes()


def _complete(index: Path, pages: int) -> bool:
    """Whether an index is there as a whole.

    It is moved into place when done, but somebody may have deleted of it, or a loss of power emptied its files.
    """
    if not index.is_dir() or index.is_symlink():
        return False
    fragments = index / "fragment"
    return all((index / name).is_file() for name in ("pagefind.js", "pagefind-entry.json")) and (
        fragments.is_dir()
        and sum(1 for _ in os.scandir(fragments)) >= pages
        and all(path.stat().st_size or path.is_dir() for path in index.rglob("*"))
    )


def _documents(shelf: Shelf, place: Path, document: Template) -> Filters:
    """Write the pages of a shelf as the indexer reads them, and say what they can be narrowed by.

    They are in one file, a line each, in the order of the shelf: a shelf may hold more than should be in memory.
    """
    filters: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    with place.open("w", encoding="utf-8") as documents:
        for text in shelf.texts():
            documents.write(json.dumps([_document(text), document.render(text=text)]) + "\n")
            for name, value in text.filters:
                filters[name][value].append(f"/{_document(text)}")
    return filters


def _finish(made: Path, filters: Filters, shelf: str) -> None:
    """Drop what search.js does not use, and write the filters."""
    entry = json.loads((made / "pagefind-entry.json").read_text(encoding="utf-8"))
    needed = {f"wasm.{one['wasm'] or 'unknown'}.pagefind" for one in entry["languages"].values()}
    for unused in chain.from_iterable(made.glob(pattern) for pattern in UNUSED):
        if unused.name not in needed:
            unused.unlink()
    recut(made, shelf)
    _write_filters(made, filters)


def _write_filters(made: Path, filters: Filters) -> None:
    """Write which pages each value of a filter has, as the index calls them: by the names of their fragments."""
    ids = {}
    for fragment in sorted((made / "fragment").iterdir()):
        content = gzip.decompress(fragment.read_bytes())
        ids[json.loads(content[content.index(b"{") :])["url"]] = fragment.stem
    (made / "filters").mkdir()
    for name, values in filters.items():
        lists = {value: " ".join(sorted(ids[page] for page in pages)) for value, pages in sorted(values.items())}
        (made / "filters" / f"{name}.json").write_bytes(json.dumps(lists, separators=(",", ":")).encode())


def _document(text: SearchText) -> str:
    """The name of a page's document, the address by which the index knows it."""
    return f"{text.page.removesuffix('.md')}.html"


def _prune(place: Path, indexes: Collection[str], names: Collection[str], folder: Folder) -> None:
    """Delete indexes that no shelf has any more, files of names, and what a crash left unfinished."""
    for entry in sorted(os.scandir(place), key=lambda entry: entry.name):
        ours = INDEX_NAME.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)
        if ours and entry.name not in indexes and (Path(entry.path) / "pagefind-entry.json").is_file():
            _discard(Path(entry.path))
            folder.deleted.append(f"{SEARCH}/{entry.name}")
        elif entry.name.endswith(TEMPORARY):
            _remove_temporary(entry)
    beginnings = place / "names"
    for entry in sorted(os.scandir(beginnings), key=lambda entry: entry.name) if beginnings.is_dir() else ():
        if entry.name.endswith(TEMPORARY):
            _remove_temporary(entry)
        elif re.fullmatch(r"([0-9a-f]{2})+\.json", entry.name) and entry.name not in names:
            Path(entry.path).unlink(missing_ok=True)
            folder.deleted.append(f"{NAMES}/{entry.name}")


def _discard(index: Path) -> None:
    """Remove an index; should that be cut short, what is left bears the name of what may be removed."""
    leaving = index.with_name(f".{index.name}{TEMPORARY}")
    shutil.rmtree(leaving, ignore_errors=True)
    index.replace(leaving)
    shutil.rmtree(leaving, ignore_errors=True)


def _remove_temporary(entry: os.DirEntry[str]) -> None:
    """Remove what a crash left behind; a link itself, not what it leads to."""
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path, ignore_errors=True)
    else:
        Path(entry.path).unlink(missing_ok=True)


def _not_indexed(path: str, error: Exception) -> Problem:
    said = error.stderr if isinstance(error, subprocess.CalledProcessError) else str(error)
    reason = " ".join(str(said).split())[:300] or "the indexer failed without a word"
    return Problem(path, None, f"not made, so search finds nothing there: {reason}", "Build again", "warning")


def _json(value: Any) -> Iterator[bytes]:
    """One line; "<" is written as an escape, so that nothing in it looks like markup to a careless reader."""
    yield json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").encode("utf-8", "replace") + b"\n"


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,
        finalize=_words,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _words(value: object) -> object:
    """Text as words that the indexer and search.js count alike."""
    if type(value) is not str:
        return value
    spaced = UNSPACED.sub(r" \1 ", WIDTHLESS.sub("", value))
    return " ".join("".join(char for char in spaced if unicodedata.category(char) != "Cc" or char in "\n\t").split())
