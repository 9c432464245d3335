"""A site as MkDocs has it in memory: files, navigation, templates; renders one page at a time.

It calls internals of MkDocs; `site/render_site.py` uses it only with versions of MkDocs that were proved equal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import jinja2
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from generator.site.fast_page import FastPage, SharedConverter, use_fast_converter
from generator.site.manifest import pack_paths
from generator.site.source_files import TrackedFiles, find_files
from generator.store.file_states import FileState, source_state


class RenderedPage(NamedTuple):
    """Facts of a page that was rendered, for the manifest."""

    date: str | None
    """The page's date, for the sitemap."""
    lookups: bytes
    """See `BuiltFile.lookups`."""


class Site:
    """The files, navigation and templates of a site."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Find the files and build the navigation; no page is read yet.

        Args:
            config: The configuration as MkDocs has it.
        """
        self.config: MkDocsConfig = config.plugins.on_config(config)
        self._source_states: dict[str, FileState] = {}
        files = find_files(self.config, self._source_states)
        environment = self.config.theme.get_env()
        files.add_files_from_theme(environment, self.config)
        self.files: Files = self.config.plugins.on_files(files, config=self.config)
        set_exclusions(self.files, self.config)
        self._tracked_files = TrackedFiles(self.files)
        self._lookups: dict[str, bytes] = {}
        self.documents: Sequence[File] = self.files.documentation_pages()
        self.nav: Navigation = self.config.plugins.on_nav(
            get_navigation(self.files, self.config), config=self.config, files=self.files
        )
        self.in_nav = frozenset(page.file.src_uri for page in self.nav.pages)
        self.environment: jinja2.Environment = self.config.plugins.on_env(
            environment, config=self.config, files=self.files
        )

    def read_titles(self, known: Mapping[str, str]) -> None:
        """Set the titles of the pages in the navigation, which every page shows.

        Args:
            known: First headings by path, of pages that need not be converted to find them.
        """
        for page in self.nav.pages:
            heading = known.get(page.file.src_uri)
            if heading is not None:
                page.read_source(self.config)  # the menu shows more of it than the title
                page._title_from_render = heading or None
            # `vars(page)` has "title" if the navigation gives the title.
            if heading is None or not (heading or "title" in page.meta or "title" in vars(page)):
                self.populate(page)

    def populate(self, page: Page) -> None:
        """Convert the Markdown of a page in the navigation, unless that is done."""
        if page.content is None:
            use_fast_converter(page)
            self._populate(page)

    def _populate(self, page: Page) -> None:
        self._tracked_files.lookups.clear()
        mkdocs_build._populate_page(page, self.config, self._tracked_files)
        self._lookups[page.file.src_uri] = pack_paths(self._tracked_files.lookups)

    def source_state(self, file: File) -> FileState:
        """The state of a source file, as it was when the folder was read."""
        known = self._source_states.get(file.src_uri) if file.src_dir == self.config.docs_dir else None
        return known or source_state(file.abs_src_path or "")

    @cached_property
    def _converter(self) -> SharedConverter:
        """Created for the first changed page; a build without any needs none."""
        return SharedConverter(self._tracked_files, self.config)

    def page(self, file: File) -> Page:
        """The page of a file; created if the navigation has not done so."""
        return file.page if file.page is not None else Page(None, file, self.config)

    def render(self, file: File) -> RenderedPage:
        """Render a page and write it into the site."""
        in_nav = file.src_uri in self.in_nav
        page = self.page(file) if in_nav else FastPage(file, self.config, self._converter)
        if in_nav:
            self.populate(page)
        else:
            self._populate(page)
        mkdocs_build._build_page(page, self.config, self.documents, self.nav, self.environment)
        when = page.meta.get("date")
        if not in_nav:  # not needed again; ten thousand of them would fill the memory
            file.page = None
        return RenderedPage(None if when is None else str(when), self._lookups.pop(file.src_uri))
