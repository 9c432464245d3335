"""SearchPlan -> docs/search/: one Pagefind index for each shelf, the names and the facets, made only where they change.

    shelves.json           the shelves there are, and what else search.js must know; written last
    NAME-HASH/             the index of a shelf, named by the hash of all that went into it
    NAME-HASH/filters/     what its results can be narrowed by: filter -> value -> ids of its pages in the index
    names/LETTERS.json     names of which a word begins so; the letters in hexadecimal, `start.json` for none
    facets.json            what results can be narrowed by

Pagefind runs once for each shelf, so that its memory is bounded by the largest. Its own Python interface answers ten
times a second, too seldom for thousands of pages; so it is given a folder of documents. Its own filters come out in
another order each time, and an unchanged site would not be the same byte for byte; so we write ours.
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
from collections.abc import Collection, Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any

import pagefind_bin
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from generator.digests import digest_of
from generator.errors import Problem
from generator.publish.files import TEMPORARY, Folder
from generator.site_plan import SearchPlan, SearchText, Shelf

SEARCH = "search"
"""Folder of the indexes, below `docs/`."""

MANIFEST = f"{SEARCH}/shelves.json"
FACETS = f"{SEARCH}/facets.json"
NAMES = f"{SEARCH}/names"

# "newest-0123456789ab": a shelf's name and the beginning of the hash.
INDEX_NAME = re.compile(r"[a-z0-9-]+-[0-9a-f]{12}")

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


def put_search(
    plan: SearchPlan, pages: Shelf, folder: Folder, docs: Path, *, tool: str, shown_as: str = "docs"
) -> None:
    """Bring `docs/search/` up to date.

    Args:
        plan: What the generated pages give to search.
        pages: The hand-written pages.
        folder: The folder of pages; it keeps account of what is written and deleted.
        docs: The same as a path.
        tool: Name of the tool, the mark of a manifest of ours.
        shown_as: Name of the folder in messages.
    """
    place = docs / SEARCH
    document = _environment().get_template("search_text.html.jinja")
    language = plan.language.partition("-")[0]
    listed: list[dict[str, Any]] = []
    indexes = set()
    for shelf in (*plan.shelves, pages):
        name, count, filters = _surveyed(shelf, language)
        if not count:
            continue
        if not _complete(place / name, count) and not place.is_symlink():
            try:
                _index(shelf, place / name, document, language)
            except (OSError, subprocess.SubprocessError) as error:
                folder.leave_unwritten(_not_indexed(f"{shown_as}/{SEARCH}/{name}", error))
                continue
            folder.written.append(f"{SEARCH}/{name}")
        listed.append({"path": name, "pages": count, "filters": filters})
        indexes.add(name)
    files = {f"{NAMES}/{letters.encode().hex() or 'start'}.json": content for letters, content in plan.names()}
    for path, content in files.items():
        folder.put_stream(path, _json(content), marks=(b'{"names": ', b""))
    folder.put_stream(FACETS, _json({"facets": plan.facets}), marks=(b'{"facets": ', b""))
    manifest = {"generator": tool, "shelves": listed}
    folder.put_stream(MANIFEST, _json(manifest), marks=(f'{{"generator": "{tool}"'.encode(), b""))
    if not place.is_symlink() and place.is_dir():
        try:
            _prune(place, indexes, {path.rpartition("/")[2] for path in files}, folder)
        except OSError as error:
            folder.failed(SEARCH, error, "cannot delete")


def _surveyed(shelf: Shelf, language: str) -> tuple[str, int, list[str]]:
    """The name of the shelf's index, by all that goes into it, its number of pages, and the filters it has."""
    digest = hashlib.sha256(f"{version('pagefind_bin')} {language}".encode() + _template_bytes())
    count, filters = 0, set()
    for text in shelf.texts():
        digest.update(digest_of(text))
        count += 1
        filters |= {name for name, _ in text.filters}
    return f"{shelf.name}-{digest.hexdigest()[:12]}", count, sorted(filters)


def _template_bytes() -> bytes:
    return (Path(__file__).parents[1] / "templates" / "search_text.html.jinja").read_bytes()


def _complete(index: Path, pages: int) -> bool:
    """Whether an index is there as a whole: it is moved into place when done, but somebody may have deleted of it."""
    if not index.is_dir() or index.is_symlink():
        return False
    fragments = index / "fragment"
    return all((index / name).is_file() for name in ("pagefind.js", "pagefind-entry.json")) and (
        fragments.is_dir() and sum(1 for _ in os.scandir(fragments)) >= pages
    )


def _index(shelf: Shelf, index: Path, document: Template, language: str) -> None:
    """Let Pagefind make the index of a shelf, and put it into its place as a whole."""
    index.parent.mkdir(parents=True, exist_ok=True)
    if index.exists():
        _discard(index)
    # Here, where the next run finds it if this one is killed; hidden, so that MkDocs does not follow it.
    with tempfile.TemporaryDirectory(prefix=".", suffix=TEMPORARY, dir=index.parent) as temporary:
        documents, made = Path(temporary) / "documents", Path(temporary) / "index"
        for text in shelf.texts():
            path = documents / _document(text)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(document.render(text=text), encoding="utf-8")
        subprocess.run(  # noqa: S603 - a program of ours, on files of ours
            [
                pagefind_bin.get_executable(),
                *("--site", str(documents), "--output-path", str(made)),
                *("--force-language", language, "--keep-index-url", "--quiet"),
            ],
            cwd=temporary,  # where no configuration of Pagefind's lies
            env={key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=True,
        )
        _finish(made, shelf)
        made.replace(index)


def _finish(made: Path, shelf: Shelf) -> None:
    """Drop what search.js does not use, and write the filters."""
    entry = json.loads((made / "pagefind-entry.json").read_text(encoding="utf-8"))
    needed = {f"wasm.{one['wasm'] or 'unknown'}.pagefind" for one in entry["languages"].values()}
    for unused in chain.from_iterable(made.glob(pattern) for pattern in UNUSED):
        if unused.name not in needed:
            unused.unlink()
    _write_filters(made, shelf)


def _write_filters(made: Path, shelf: Shelf) -> None:
    """Write which pages each value of a filter has, as the index calls them: by the names of their fragments."""
    ids = {}
    for fragment in sorted((made / "fragment").iterdir()):
        content = gzip.decompress(fragment.read_bytes())
        ids[json.loads(content[content.index(b"{") :])["url"]] = fragment.stem
    filters: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for text in shelf.texts():
        for name, value in text.filters:
            filters[name][value].append(ids[f"/{_document(text)}"])
    (made / "filters").mkdir()
    for name, values in filters.items():
        lists = {value: " ".join(sorted(pages)) for value, pages in sorted(values.items())}
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
