"""Faster conversion of pages: one Markdown converter for all of them, and cached link targets.

MkDocs creates a converter for each page, and keeps the anchors of every page to check links. Here all pages outside
the navigation share a converter, each link target is looked up once, and only links of pages in the navigation are
checked for anchors. It subclasses internals of MkDocs; `site/render_site.py` uses it only with versions proved
equal.
"""

from __future__ import annotations

import copy
import posixpath
import re
from functools import lru_cache

import markdown  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page, _ExtractTitleTreeprocessor, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from generator.site.fast_markdown import FastParts
from generator.site.source_files import TrackedFiles

# A link to a file, perhaps with an anchor, in which nothing is percent-encoded.
_FILE_LINK = re.compile(r"([\w.~-][\w.~/-]*)(#[\w.~-]+)?", re.ASCII)


class SharedConverter:
    """Converts the Markdown of one page after another to HTML."""

    def __init__(self, files: TrackedFiles, config: MkDocsConfig) -> None:
        """Create the converter.

        Args:
            files: The files of the site; records which of them links look up.
            config: The configuration, with the Markdown extensions.
        """
        self._markdown = markdown.Markdown(
            extensions=[*config.markdown_extensions, FastParts()], extension_configs=config.mdx_configs or {}
        )
        self._links = _CachedLinks(files, config)
        self._links._register(self._markdown)
        self._title = _ExtractTitleTreeprocessor()
        self._title._register(self._markdown)

    def convert(self, page: Page) -> None:
        """Set the content, table of contents and title of a page."""
        self._markdown.reset()
        self._links.file = page.file
        self._title.title = None
        page.content = self._markdown.convert(page.markdown)
        page.toc = get_toc(getattr(self._markdown, "toc_tokens", []))
        page._title_from_render = self._title.title


class FastPage(Page):
    """A page outside the navigation, converted by the shared converter."""

    def __init__(self, file: File, config: MkDocsConfig, converter: SharedConverter) -> None:
        super().__init__(None, file, config)
        self._converter = converter

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, which has been read, to HTML."""
        self._converter.convert(self)


def use_fast_converter(page: Page) -> None:
    """Let a page of MkDocs use the faster parts of the converter; everything else is MkDocs' own."""

    def render(config: MkDocsConfig, files: Files) -> None:
        fast = copy.copy(config)
        fast.markdown_extensions = [*config.markdown_extensions, FastParts()]
        Page.render(page, fast, files)

    page.render = render  # type: ignore[method-assign]


class _CachedLinks(_RelativePathTreeprocessor):
    """Turns links to Markdown files into links to pages."""

    def __init__(self, files: TrackedFiles, config: MkDocsConfig) -> None:
        super().__init__(next(iter(files)), files, config)
        self._lookups = files.lookups
        self._target = lru_cache(maxsize=1 << 16)(self._find_target)

    def path_to_url(self, url: str) -> str:
        """The link for the published page."""
        plain = _FILE_LINK.fullmatch(url)
        if plain is None:
            return super().path_to_url(url)
        path, target = self._target(posixpath.dirname(self.file.src_uri), plain[1])
        if target is None:
            return super().path_to_url(url)
        self._lookups.add(path)
        return get_relative_url(target, self.file.url) + (plain[2] or "")

    def _find_target(self, folder: str, path: str) -> tuple[str, str | None]:
        """The file that a relative path leads to, and its URL; None if MkDocs must warn about it."""
        path = posixpath.normpath(posixpath.join(folder, path))
        file = self.files.src_uris.get(path)
        if file is None or file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            return path, None
        return path, file.url
