"""Parse a Markdown seed into paragraphs of plain text, without its markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import lxml.html
import markdown  # type: ignore[import-untyped]
from lxml import etree
from markdown.inlinepatterns import InlineProcessor  # type: ignore[import-untyped]

from generator.errors import Problem
from generator.read import html_blocks, metadata
from generator.read.raw_article import Block, Metadata

# [words](address "title"), [words][reference], [reference], each also as a ![picture]
_LINK = (
    r"(?P<picture>!?)\[(?P<words>[^\[\]]{1,1000})\]"
    r"(?:\((?P<target><[^<>\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)"
    r"(?:\s+(?:\"[^\"]{0,300}\"|'[^']{0,300}'))?\s*\)|\[(?P<reference>[^\[\]]{0,200})\])?"
)
_TARGET = re.compile(r"\]\([^()\n]{0,2000}\)")
# Markup characters around and between words.
_MARKS = re.compile(r"[*_`#>\[\]\\~|]")
_NUMBER = re.compile(r"[0-9]{1,9}")
_WORD = re.compile(r"\w+")
# Lines searched for the first words of a paragraph; if they are not found, those of the next one are within them.
_LOOK_AHEAD = 500


def read(text: str, path: str) -> tuple[tuple[Block, ...] | None, Metadata, list[Problem]]:
    """Parse a Markdown seed.

    Args:
        text: The whole file.
        path: Its name in messages.

    Returns:
        The paragraphs, headline first unless the front matter has it (None if the file cannot be
        read); the metadata of the front matter; and every error.
    """
    known, body, first_line, problems = metadata.front_matter(text, path)
    if known is None:
        return None, Metadata(), problems
    try:
        found = list(_paragraphs(body))
    except (RecursionError, etree.LxmlError, ValueError, AssertionError) as error:
        message = f"cannot read the Markdown: it may be nested too deeply ({type(error).__name__})"
        return None, known, [Problem(path, None, message, "Save the text as .txt")]
    blocks = _located(found, body, first_line)
    if known.title is None:
        # The headline is the main heading, which a date or a byline may precede.
        headline = next((n for n, (tag, _) in enumerate(found) if tag == "h1"), 0)
        blocks = [blocks[headline], *blocks[:headline], *blocks[headline + 1 :]] if blocks else []
    return tuple(blocks), known, []


def _paragraphs(body: str) -> Iterator[tuple[str, str]]:
    """Yield each block of text with the name of its element."""
    html = _converter().convert(_without_comments(body))
    if not html.strip():
        return
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    _number(root)
    yield from html_blocks.paragraphs(root)


class _MarkdownLink(InlineProcessor):  # type: ignore[misc]
    """Parse links and pictures by one bounded pattern: Python-Markdown's own take hours for a page of `[`."""

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # noqa: N802
        """Return the words of a link; nothing for a picture; no match for words in brackets ("[sic]")."""
        reference = match["reference"] or match["words"]
        if match["target"] is None and " ".join(reference.split()).lower() not in self.md.references:
            return None, None, None
        words = Element("span")
        words.text = "" if match["picture"] else match["words"]
        return words, match.start(0), match.end(0)


def _converter() -> markdown.Markdown:
    converter = markdown.Markdown(extensions=["tables", "fenced_code", "sane_lists"])
    for name in ("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref"):
        converter.inlinePatterns.deregister(name)
    converter.inlinePatterns.register(_MarkdownLink(_LINK, converter), "link", 160)
    return converter


def _number(root: lxml.html.HtmlElement) -> None:
    """Write the numbers that a browser would show before the items of numbered lists."""
    for numbered in root.iter("ol"):
        start = numbered.get("start") or ""
        first = int(start) if _NUMBER.fullmatch(start) else 1
        for number, item in enumerate(numbered.iterchildren("li"), first):
            inner = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
            inner.text = f"{number}. {(inner.text or '').lstrip()}"


def _without_comments(body: str) -> str:
    """Remove HTML comments, keeping line numbers."""
    kept, at = [], 0
    while (start := body.find("<!--", at)) >= 0 and (end := body.find("-->", start + 4)) >= 0:
        kept += [body[at:start], "\n" * body.count("\n", start, end)]
        at = end + 3
    return "".join([*kept, body[at:]])


def _located(found: list[tuple[str, str]], body: str, first_line: int) -> list[Block]:
    """Find the line of the first words of each paragraph."""
    lines = [" ".join(_WORD.findall(_MARKS.sub("", _TARGET.sub("]", line)))) for line in body.split("\n")]
    blocks, at = [], 0
    for _, text in found:
        words = " ".join(_WORD.findall(_MARKS.sub("", text.split("\n")[0]))[:3])
        near = range(at, min(at + _LOOK_AHEAD, len(lines)))
        here = next((n for n in near if words and words in lines[n]), None)
        blocks.append(Block(text, None if here is None else here + first_line))
        at = at if here is None else here
    return blocks
