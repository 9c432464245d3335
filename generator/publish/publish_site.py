"""Write a site: pages, data files, feeds and search indexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.publish import feeds, front_matter, tables
from generator.publish.data_files import put_table
from generator.publish.manifest import ManifestUpdate
from generator.publish.output_folder import OutputFolder, PublishResult
from generator.publish.ownership import marks_of
from generator.publish.render import renderer
from generator.publish.search_indexes import SearchIndexes
from generator.publish.search_pages import hand_written
from generator.site_plan import DATA_FOLDER, FEEDS_FOLDER, Output, Page, SitePlan, TableSize, Target, schema_file
from generator.store.protocol import NO_STORE, Store


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """Where and as what a site is published."""

    docs: Path
    """Folder of the pages."""
    tool: str
    """Name of the tool, the first word of `generator` in front matter and the mark of its files."""
    shown_as: str = "docs"
    """Name of the folder in messages."""
    excluded: Callable[[str], bool] = lambda path: False
    """Whether a path below `docs` is kept out of the site, and so out of search."""


def publish(
    plan: SitePlan, options: PublishOptions, store: Store = NO_STORE, on_page: Callable[[], None] = lambda: None
) -> PublishResult:
    """Write the site.

    Hand-written files (those without the mark of the tool) are neither overwritten nor deleted.

    Args:
        plan: The site.
        options: Where and as what it is published.
        store: Holds the manifest of the last build.
        on_page: Called after each page.

    Returns:
        What was done.
    """
    folder = OutputFolder(options.docs, shown_as=options.shown_as, owned=marks_of(options.tool))
    manifest = ManifestUpdate(plan, store, options.docs)
    writer = _Writer(plan, folder, manifest)
    with _search_indexes(plan, folder, options):
        for page in plan.pages():
            writer.put_page(page)
            on_page()
        sizes = writer.put_tables()
        if plan.data_page is not None:
            data_page = plan.data_page(sizes)
            writer.put_page(Target(data_page.path, lambda: data_page, data_page))
            on_page()
        writer.put_feeds()
        sections = {path.partition("/")[0] for path in plan.paths if "/" in path}
        folder.prune(sections | {DATA_FOLDER, FEEDS_FOLDER}, keep=writer.wanted)
    manifest.save()
    return folder.result()


@contextmanager
def _search_indexes(plan: SitePlan, folder: OutputFolder, options: PublishOptions) -> Iterator[None]:
    """Build the search indexes while the pages are written within the context, and wait for them at its end."""
    if plan.search is None:
        yield
        return
    is_generated = partial(front_matter.is_generated, tool=options.tool)
    pages = hand_written(options.docs, plan.paths, is_generated, options.excluded)
    with SearchIndexes(
        plan.search, pages, folder, options.docs, tool=options.tool, shown_as=options.shown_as
    ) as search:
        search.begin()
        yield
        search.finish()


class _Writer:
    """Makes targets that have changed, and writes their files.

    Attributes:
        wanted: Paths of all files of this build, apart from the search indexes.
    """

    def __init__(self, plan: SitePlan, folder: OutputFolder, manifest: ManifestUpdate) -> None:
        self._plan = plan
        self._folder = folder
        self._manifest = manifest
        self._render = renderer()
        self.wanted = set(plan.paths)

    def put_page(self, page: Target[Page]) -> None:
        """Write a page."""
        self._put(page, {page.path: lambda made: self._render(made).encode("utf-8")})

    def put_tables(self) -> dict[str, TableSize]:
        """Write the data files and their schemas; returns the sizes of those that could be written."""
        sizes: dict[str, TableSize] = {}
        for table in self._plan.tables:
            size = put_table(table, self._folder, self._manifest, self._plan.dependencies)
            if size is not None:
                sizes[table.name] = size
            if table.schema:
                path = schema_file(table.name)
                self._folder.put(path, tables.schema(table))
                self.wanted.add(path)
        return sizes

    def put_feeds(self) -> None:
        """Write each feed in both formats."""
        for feed in self._plan.feeds():
            files = {feed.path + ".xml": feeds.atom, feed.path + ".json": feeds.json_feed}
            self._put(feed, files)
            self.wanted.update(files)

    def _put(self, target: Target[Output], files: Mapping[str, Callable[[Output], bytes]]) -> None:
        """Make a target and write its files, unless neither it nor they have changed since the last build."""
        states = self._manifest.unchanged_files(target)
        if states is not None and states == tuple(map(self._folder.state, files)):
            self._folder.unchanged += len(files)
            self._manifest.keep_target(target)
            return
        with self._plan.dependencies.recording() as dependencies:
            made = target.make()
        written = [self._folder.put(path, content(made)) for path, content in files.items()]
        if all(written):
            self._manifest.add_target(target, dependencies, tuple(map(self._folder.state, files)))
