"""Markdown -> paragraphs of plain text: the marks go, the words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
import markdown  # type: ignore[import-untyped]
from lxml import etree

from generator.errors import Problem
from generator.read import elements, metadata
from generator.read.draft import Block, Metadata

# What Markdown puts around and between words.
_MARKS = re.compile(r"[*_`#>\[\]\\~|]")
_WORD = re.compile(r"\w+")
# A comment that is never closed would hide the rest.
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read(text: str, path: str) -> tuple[tuple[Block, ...] | None, Metadata, list[Problem]]:
    """Read a Markdown seed.

    Args:
        text: The whole file.
        path: The file, for messages.

    Returns:
        The paragraphs with the headline first, unless the front matter has it (None where the
        file cannot be read); what the front matter says; and every fault.
    """
    known, body, first_line, problems = metadata.front_matter(text, path)
    if known is None:
        return None, Metadata(), problems
    try:
        found = list(_paragraphs(body))
    except (RecursionError, etree.LxmlError, ValueError, AssertionError) as error:
        message = f"cannot read the Markdown: {type(error).__name__}, it may be nested too deeply"
        return None, known, [Problem(path, None, message, "Save the text as .txt")]
    blocks = _located(found, body, first_line)
    if known.title is None:
        # The headline is the main heading, wherever it stands: a date or a byline may come before it.
        headline = next((n for n, (tag, _) in enumerate(found) if tag == "h1"), 0)
        blocks = [blocks[headline], *blocks[:headline], *blocks[headline + 1 :]] if blocks else []
    return tuple(blocks), known, []


def _paragraphs(body: str) -> Iterator[tuple[str, str]]:
    """Every block of text with the name of its element."""
    html = markdown.markdown(_without_comments(body), extensions=["tables", "fenced_code", "sane_lists"])
    if not html.strip():
        return
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    yield from elements.paragraphs(root)


def _without_comments(body: str) -> str:
    """The body without HTML comments, its line numbers unchanged."""
    return _COMMENT.sub(lambda match: "\n" * match.group().count("\n"), body)


def _located(found: list[tuple[str, str]], body: str, first_line: int) -> list[Block]:
    """Paragraphs with the lines on which their first words stand."""
    lines = [" ".join(_WORD.findall(_MARKS.sub("", line))) for line in body.split("\n")]
    blocks, at = [], 0
    for _, text in found:
        words = " ".join(_WORD.findall(_MARKS.sub("", text.split("\n")[0]))[:4])
        here = next((n for n in range(at, len(lines)) if words and words in lines[n]), None)
        blocks.append(Block(text, None if here is None else here + first_line))
        at = at if here is None else here
    return blocks
