"""Write the search of a site into `docs/search/`: a Pagefind index for each shelf, made only if it changes.

    shelves.json           list of the indexes, and other facts for search.js; written last
    NAME-HASH/             index of a shelf; the hash is of all that it is made from
    NAME-HASH/filters/     the filters of its results: value -> ids of its pages in the index
    names/LETTERS.json     suggested names with a word that begins so; the letters in hexadecimal, `start.json` for none
    facets.json            values to filter by

Pagefind runs once for each shelf, so that the largest shelf bounds its memory. Its own filters come in another order on
each run, and an unchanged site would not be the same byte for byte; so we write ours.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

from jinja2 import Template

from generator.errors import Problem
from generator.publish.atomic_write import TEMPORARY
from generator.publish.index_folder import NAMES, delete_index, finish_index, index_name, is_complete, prune_search
from generator.publish.output_folder import OutputFolder
from generator.publish.pagefind import Indexer
from generator.publish.search_documents import DOCUMENTS, Filters, document_template, write_documents
from generator.site_plan import SEARCH_FOLDER, SearchPlan, Shelf

MANIFEST = f"{SEARCH_FOLDER}/shelves.json"
FACETS = f"{SEARCH_FOLDER}/facets.json"


class SearchIndexes:
    """Brings `docs/search/` up to date; the indexer, a separate program, runs while the pages are written."""

    def __init__(
        self, plan: SearchPlan, pages: Shelf, folder: OutputFolder, docs: Path, *, tool: str, shown_as: str = "docs"
    ) -> None:
        """Prepare; no index is made yet.

        Args:
            plan: The search of the generated pages.
            pages: The shelf of hand-written pages.
            folder: The folder of pages, which records what is written and deleted.
            docs: The same folder as a path.
            tool: Name of the tool, the mark of `shelves.json`.
            shown_as: Name of the folder in messages.
        """
        self._plan = plan
        self._pages = pages
        self._folder = folder
        self._place = docs / SEARCH_FOLDER
        self._tool = tool
        self._shown_as = shown_as
        self._listed: list[dict[str, Any]] = []
        self._started: dict[str, Future[None]] = {}
        self._temporary: list[tempfile.TemporaryDirectory[str]] = []
        self._worker = ThreadPoolExecutor(max_workers=1)  # one index at a time: each takes up to 1 GB of memory
        self._cancelled = Event()
        self._indexer: Indexer | None = None

    def __enter__(self) -> SearchIndexes:
        return self

    def __exit__(self, *_: object) -> None:
        """Stop indexing, if `finish` has not waited for it."""
        self._cancelled.set()
        if self._indexer is not None:
            self._indexer.stop()
        self._worker.shutdown(cancel_futures=True)
        for temporary in self._temporary:
            temporary.cleanup()

    def begin(self) -> None:
        """Start to make the indexes that are missing."""
        language = self._plan.language.partition("-")[0]
        template = document_template()
        for shelf in (*self._plan.shelves, self._pages):
            hashes = shelf.content_hashes()
            if hashes:
                name = index_name(shelf, hashes, language)
                self._listed.append({"path": name, "pages": len(hashes), "filters": list(shelf.filters)})
                if not is_complete(self._place / name, len(hashes)) and not self._place.is_symlink():
                    self._start(shelf, name, template, language)

    def finish(self) -> None:
        """Wait for the indexes, and write the files that list them."""
        for name, future in self._started.items():
            try:
                future.result()
            except (OSError, subprocess.SubprocessError, ValueError) as error:
                self._fail(name, error)
            else:
                self._folder.written.append(f"{SEARCH_FOLDER}/{name}")
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
                prune_search(self._place, {one["path"] for one in self._listed}, names, folder)
            except OSError as error:
                folder.report_failure(SEARCH_FOLDER, error, "cannot delete")

    def _start(self, shelf: Shelf, name: str, template: Template, language: str) -> None:
        """Write the documents of a shelf, and queue its index."""
        index = self._place / name
        try:
            index.parent.mkdir(parents=True, exist_ok=True)
            if index.exists():
                delete_index(index)
            # In this folder, so that the next run finds it if this one is killed; hidden from MkDocs by its name.
            temporary = tempfile.TemporaryDirectory(prefix=".", suffix=TEMPORARY, dir=index.parent)
            self._temporary.append(temporary)
            filters = write_documents(shelf, Path(temporary.name) / DOCUMENTS, template)
        except OSError as error:
            self._fail(name, error)
            return
        self._started[name] = self._worker.submit(self._index, temporary, index, filters, language)

    def _index(self, temporary: tempfile.TemporaryDirectory[str], index: Path, filters: Filters, language: str) -> None:
        """Let Pagefind index the documents, then move the whole index into place."""
        with temporary as folder:
            made = Path(folder) / "index"
            with Indexer(Path(folder), language) as self._indexer:
                if self._cancelled.is_set():  # just before there was an indexer to stop
                    return
                with (Path(folder) / DOCUMENTS).open(encoding="utf-8") as documents:
                    for line in documents:
                        self._indexer.add(*json.loads(line))
                self._indexer.write(made)
            finish_index(made, filters, index.name.rpartition("-")[0])
            made.replace(index)

    def _fail(self, name: str, error: Exception) -> None:
        self._listed = [one for one in self._listed if one["path"] != name]
        self._folder.report_unwritten(_index_failed(f"{self._shown_as}/{SEARCH_FOLDER}/{name}", error))


def _index_failed(path: str, error: Exception) -> Problem:
    output = error.stderr if isinstance(error, subprocess.CalledProcessError) else str(error)
    reason = " ".join(str(output).split())[:300] or "the indexer ended without a message"
    return Problem(
        path, None, f"cannot make this search index, so search finds nothing there: {reason}", "Build again", "warning"
    )


def _json(value: Any) -> Iterator[bytes]:
    """JSON on one line; "<" is escaped, so that nothing in it looks like markup to a careless parser."""
    yield json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").encode("utf-8", "replace") + b"\n"
