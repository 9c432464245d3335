"""A page outside the navigation: rendered as MkDocs does it, without what nobody asks of such a page.

MkDocs makes a converter for each page, and keeps the anchors of every page to check links against. Here one converter
makes all pages, the file that a link leads to is looked for once, and anchors are checked in the navigation alone.
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

from generator.site.fast_markdown import Quick
from generator.site.files import AskedFiles

# A link to a file in its simplest form, and perhaps an anchor: nothing in it is encoded.
_TO_FILE = re.compile(r"([\w.~-][\w.~/-]*)(#[\w.~-]+)?", re.ASCII)


class Converter:
    """Turns the Markdown of pages into HTML, one after another."""

    def __init__(self, files: AskedFiles, config: MkDocsConfig) -> None:
        self._markdown = markdown.Markdown(
            extensions=[*config.markdown_extensions, Quick()], extension_configs=config.mdx_configs or {}
        )
        self._links = _Links(files, config)
        self._links._register(self._markdown)
        self._title = _ExtractTitleTreeprocessor()
        self._title._register(self._markdown)

    def convert(self, page: Page) -> None:
        """Set a page's content, table of contents and title."""
        self._markdown.reset()
        self._links.file = page.file
        self._title.title = None
        page.content = self._markdown.convert(page.markdown)
        page.toc = get_toc(getattr(self._markdown, "toc_tokens", []))
        page._title_from_render = self._title.title


class QuickPage(Page):
    """A page with a converter that is not its own."""

    def __init__(self, file: File, config: MkDocsConfig, converter: Converter) -> None:
        super().__init__(None, file, config)
        self._converter = converter

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, which has been read, to HTML."""
        self._converter.convert(self)


def render_quickly(page: Page) -> None:
    """Have a page of MkDocs' own, with all that it does to it, use the quicker parts of the converter."""

    def render(config: MkDocsConfig, files: Files) -> None:
        quick = copy.copy(config)
        quick.markdown_extensions = [*config.markdown_extensions, Quick()]
        Page.render(page, quick, files)

    page.render = render  # type: ignore[method-assign]


class _Links(_RelativePathTreeprocessor):
    """Makes links to Markdown files links to pages."""

    def __init__(self, files: AskedFiles, config: MkDocsConfig) -> None:
        super().__init__(next(iter(files)), files, config)
        self._asked = files.asked
        self._leads_to = lru_cache(maxsize=1 << 16)(self._published_at)

    def path_to_url(self, url: str) -> str:
        """The link as it stands on the published page."""
        plain = _TO_FILE.fullmatch(url)
        if plain is None:
            return super().path_to_url(url)
        path, target = self._leads_to(posixpath.dirname(self.file.src_uri), plain[1])
        if target is None:
            return super().path_to_url(url)
        self._asked.add(path)
        return get_relative_url(target, self.file.url) + (plain[2] or "")

    def _published_at(self, folder: str, path: str) -> tuple[str, str | None]:
        """The file that a path leads to from a folder, and its address; None where MkDocs has to say something."""
        path = posixpath.normpath(posixpath.join(folder, path))
        file = self.files.src_uris.get(path)
        if file is None or file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            return path, None
        return path, file.url
