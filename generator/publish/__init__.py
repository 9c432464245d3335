"""SitePlan -> files: rendered, compared, written only where bytes change, stale ones removed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from generator.errors import BriefingError, Problem
from generator.ids.ledger import HEADER
from generator.publish import feeds, front_matter, tables
from generator.publish.altered_pages import DATA, altered
from generator.publish.data_files import put_table
from generator.publish.files import Folder
from generator.publish.manifest import Kept
from generator.publish.render import renderer
from generator.publish.search import Searching
from generator.publish.search_pages import hand_written
from generator.site_plan import Output, Page, SitePlan, TableSize, Target
from generator.store import schema
from generator.store.protocol import NO_STORE, Store
from generator.store.versions import environment_version

__all__ = ["Published", "altered", "made_with", "publish", "write_ledger", "write_report"]

FEEDS = "feeds"
SCHEMAS = f"{DATA}/schema"
REPORT = f"{DATA}/build.json"
REPORT_MARK = b'{\n "generator": '

# The mark of a schema stands within its first bytes, behind its own address.
_HEAD = 400


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did to the folder of pages."""

    written: tuple[str, ...]
    """Paths of the files that are new or have new bytes, below `docs/`."""
    unchanged: int
    """Number of files that already were as they should be."""
    deleted: tuple[str, ...]
    """Paths of the generated files that were no longer wanted."""
    problems: tuple[Problem, ...]
    """Files that could not be written, or were not ours to write."""
    unwritten: tuple[Problem, ...] = ()
    """Those that could not be written: the next build has to make up for them."""


def publish(
    plan: SitePlan,
    docs: Path,
    *,
    tool: str,
    store: Store = NO_STORE,
    shown_as: str = "docs",
    on_page: Callable[[str], None] | None = None,
    excluded: Callable[[str], bool] = lambda path: False,
) -> Published:
    """Write the site's pages, data files and search indexes.

    Hand-written files (those without the mark of `tool`) are neither overwritten nor deleted.

    Args:
        plan: The site.
        docs: Folder of the pages.
        tool: Name of the tool, the first word of `generator` in front matter.
        store: What the last build made, and of what.
        shown_as: Name of the folder in messages.
        on_page: Called with the path of each page once it is dealt with.
        excluded: Whether a path below `docs` is kept out of the site, and so out of search.

    Returns:
        What was done.
    """
    folder = Folder(docs, shown_as=shown_as, owned=_owned(tool))
    kept = Kept(plan, store, str(docs.resolve()).encode("utf-8", "surrogateescape"), environment_version())
    render = renderer()
    wanted = set(plan.paths)
    sizes: dict[str, TableSize] = {}

    def put(target: Target[Output], files: Mapping[str, Callable[[Output], bytes]]) -> None:
        """Make it, unless the last build made it of the same and it is there still."""
        states = kept.made(target)
        if states is not None and states == tuple(map(folder.state, files)):
            folder.unchanged += len(files)
            kept.stays(target)
            return
        with plan.dependencies.recording() as names:
            made = target.make()
        written = [folder.put(path, content(made)) for path, content in files.items()]
        if all(written):
            kept.note(target, names, tuple(map(folder.state, files)))

    def put_page(target: Target[Page]) -> None:
        put(target, {target.path: lambda page: render(page).encode("utf-8")})
        if on_page is not None:
            on_page(target.path)

    with ExitStack() as stack:
        search: Searching | None = None
        if plan.search is not None:
            pages = hand_written(docs, plan.paths, partial(front_matter.is_generated, tool=tool), excluded)
            search = stack.enter_context(Searching(plan.search, pages, folder, docs, tool=tool, shown_as=shown_as))
            search.begin()
        for page in plan.pages():
            put_page(page)
        for table in plan.tables:
            size = put_table(table, DATA, folder, kept, plan.dependencies)
            if size is not None:
                sizes[table.name] = size
            if table.schema:
                path = f"{SCHEMAS}/{table.name}.schema.json"
                folder.put(path, tables.schema(table))
                wanted.add(path)
        if plan.data_page is not None:
            page_of_data = plan.data_page(sizes)
            put_page(Target(page_of_data.path, lambda: page_of_data, page_of_data))
        for feed in plan.feeds():
            files = {feed.path + ".xml": feeds.atom, feed.path + ".json": feeds.json_feed}
            put(feed, files)
            wanted.update(files)
        sections = {path.partition("/")[0] for path in plan.paths if "/" in path}
        folder.prune(sections | {DATA, FEEDS}, keep=wanted)
        if search is not None:
            search.finish()
    kept.save()
    return Published(
        tuple(folder.written), folder.unchanged, tuple(folder.deleted), tuple(folder.problems), tuple(folder.unwritten)
    )


def _owned(tool: str) -> Mapping[str, Callable[[bytes], bool]]:
    """What of each ending carries the mark of `tool`."""

    def is_page(content: bytes) -> bool:
        return front_matter.is_ours(content.decode("utf-8", "replace"), tool)

    def is_feed(content: bytes) -> bool:
        return feeds.is_generated(content, tool)

    def is_schema(content: bytes) -> bool:
        head = content[:_HEAD]
        return f'"$comment": "{tool} '.encode() in head and schema.known(schema.of_json_schema(head))

    def is_signed(content: bytes) -> bool:
        return content.rstrip().rpartition(b"\n")[2].startswith(f"Made by {tool} ".encode())

    return {".md": is_page, ".xml": is_feed, ".schema.json": is_schema, ".json": is_feed, ".txt": is_signed}


def made_with(docs: Path, *, shown_as: str = "docs") -> int | None:
    """The schema with which the pages and data files were made that lie there.

    Args:
        docs: Folder of the pages.
        shown_as: Name of the folder in messages.

    Returns:
        The schema, 0 being that before the first; None where none were made.

    Raises:
        BriefingError: Where a newer version of the tool has made them.
    """
    try:
        with (docs / REPORT).open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return None
    if not head.startswith(REPORT_MARK):
        return None
    found = schema.of_report(head)
    try:
        schema.known(found)
    except schema.NewerError as error:
        raise BriefingError(Problem(f"{shown_as}/{REPORT}", None, f"cannot build: {error}", schema.HINT)) from error
    return found


def write_report(report: Mapping[str, Any], docs: Path, *, shown_as: str = "docs") -> Published:
    """Write `data/build.json`, what the build did, beside the data files.

    Args:
        report: JSON values; the first key is `generator`. It holds no time and no duration, so that two
            builds of one corpus are byte-identical.
        docs: Folder of the pages.
        shown_as: Name of the folder in messages.
    """
    folder = Folder(docs, shown_as=shown_as)
    text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"

    def content() -> Iterator[bytes]:
        yield text.encode("utf-8")

    folder.put_stream(REPORT, content(), marks=(REPORT_MARK, b""))
    return Published(tuple(folder.written), folder.unchanged, (), tuple(folder.problems), tuple(folder.unwritten))


def write_ledger(text: str, path: Path) -> Published:
    """Write the ledger of ids, unless a file that is no ledger stands there.

    Args:
        text: The ledger.
        path: The file.
    """
    folder = Folder(path.parent, shown_as=".")

    def content() -> Iterator[bytes]:
        yield text.encode("utf-8")

    folder.remove_temporary(path.name)
    folder.put_stream(path.name, content(), marks=(HEADER.encode("utf-8"), b""), durable=True)
    return Published(tuple(folder.written), folder.unchanged, (), tuple(folder.problems), tuple(folder.unwritten))
