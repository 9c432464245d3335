"""Make search texts of the hand-written pages, section by section."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import lxml.html
import yaml
from lxml.etree import ParserError
from markdown import Markdown  # type: ignore[import-untyped]

from generator.site_plan import SEARCH_FOLDER, SearchText, Shelf
from generator.store.content_hash import content_hash

PAGES = "pages"
"""Name of the shelf."""

# Extensions whose markup would otherwise show as text in search; `toc` gives headings the same ids as on the site.
EXTENSIONS = ("attr_list", "fenced_code", "tables", "toc", "admonition", "def_list", "footnotes")

HEADINGS = {"h1", "h2", "h3", "h4"}


def hand_written(
    docs: Path, generated: Collection[str], is_generated: Callable[[str], bool], excluded: Callable[[str], bool]
) -> Shelf:
    """The shelf of hand-written pages.

    Args:
        docs: The folder of pages.
        generated: Paths of the pages that the generator writes.
        is_generated: Whether a page carries the generator's mark.
        excluded: Whether a path below `docs/` is kept out of the site by its configuration.
    """
    found: list[SearchText] = []
    for path in _markdown_files(docs, generated):
        source = _read(docs / path)
        if source is not None and not excluded(path) and not is_generated(source):
            found.extend(_text(path, source))
    filters = {name for text in found for name, _ in text.filters}
    return Shelf(PAGES, lambda: iter(found), lambda: [content_hash(text) for text in found], tuple(sorted(filters)))


def _markdown_files(docs: Path, generated: Collection[str]) -> Iterator[str]:
    """Paths of the other Markdown files below `docs`; strings, since there are tens of thousands of files."""
    for folder, folders, files in os.walk(docs):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(folder).relative_to(docs).as_posix()
        prefix = "" if below == "." else f"{below}/"
        if not prefix:
            folders[:] = [name for name in folders if name != SEARCH_FOLDER]
        for name in sorted(files):
            path = prefix + name
            if name.endswith(".md") and not name.startswith(".") and path not in generated:
                yield path


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None  # MkDocs will report it


def _text(path: str, source: str) -> Iterator[SearchText]:
    """The search text of a page, unless its front matter excludes it (`search: {exclude: true}`)."""
    facts, body = _front_matter(source)
    options = facts.get("search")
    if isinstance(options, dict) and options.get("exclude"):
        return
    try:
        page = lxml.html.fragment_fromstring(Markdown(extensions=list(EXTENSIONS)).convert(body), create_parent="div")
    except ParserError:
        return
    sections = list(_sections(page))
    title = facts.get("title")
    main = next((heading for _, heading, _ in sections if heading), "")
    yield SearchText(
        page=_published_as(path),
        title=str(title) if title else main or Path(path).stem.replace("-", " ").capitalize(),
        passages=tuple(
            (anchor, ". ".join(filter(None, (heading if anchor else "", " ".join(texts)))))
            for anchor, heading, texts in sections
            if texts or anchor
        ),
        filters=(("kind", "page"),),
        facts=(("kind", "page"),),
    )


def _sections(page: lxml.html.HtmlElement) -> Iterator[tuple[str, str, list[str]]]:
    """Anchor, heading and texts of each section; the text before the first heading has neither anchor nor heading."""
    anchor, heading, texts = "", "", list[str]()
    for element in page:
        if not isinstance(element.tag, str):
            continue
        if element.tag in HEADINGS:
            yield anchor, heading, texts
            anchor, heading, texts = "" if element.tag == "h1" else element.get("id", ""), _shown(element), []
        else:
            texts.append(_shown(element))
    yield anchor, heading, texts


def _front_matter(source: str) -> tuple[dict[str, object], str]:
    head, fence, body = source.removeprefix("---\n").partition("\n---\n")
    if not source.startswith("---\n") or not fence:
        return {}, source
    try:
        facts = yaml.safe_load(head)
    except yaml.YAMLError:
        return {}, source
    return (facts, body) if isinstance(facts, dict) else ({}, source)


def _published_as(path: str) -> str:
    """The path under which MkDocs publishes a page: a README.md is the index of its folder."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/index.md".lstrip("/") if name == "README.md" else path


def _shown(element: lxml.html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())
