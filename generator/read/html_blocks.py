"""A tree of HTML elements -> pieces of text, one for each element that stands on lines of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

# Elements that stand on lines of their own; everything else runs within a line.
_BLOCK_NAMES = """
    address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
# Their content is no text of the article.
_UNSEEN_NAMES = """
    audio button canvas embed head iframe input math noscript object script select style svg template textarea
    title video
"""
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_BLANK_LINES = re.compile(r"\n\s*\n")


def paragraphs(root: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    """The text of a tree, one piece for each element that stands on lines of its own.

    Args:
        root: The tree; it may be of any depth.

    Yields:
        Name of the element and its text, never empty and without blank lines.
    """
    pieces: list[str] = []
    tag = "p"

    def finished() -> Iterator[tuple[str, str]]:
        text = "".join(pieces)
        pieces.clear()
        for part in _BLANK_LINES.split(text):
            lines = [line.strip() for line in part.split("\n")]
            if words := "\n".join(line for line in lines if line):
                yield tag, words

    unseen = 0
    # Events, not recursion: a hostile page nests deeper than Python's stack.
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if name in _BLOCKS:
                yield from finished()
                tag = name if name not in ("div", "span") else "p"
            unseen += name in _UNSEEN
            if not unseen:
                if name == "br":
                    pieces.append("\n")
                elif name in ("td", "th"):
                    _begin_cell(pieces)
                pieces.append(element.text or "")
        else:
            if event == "end":
                unseen -= name in _UNSEEN
                if name in _BLOCKS:
                    yield from finished()
                    tag = "p"
            if not unseen and element is not root:
                tail = element.tail or ""
                # The line feed that a writer of HTML puts after <br> is not a second one.
                pieces.append(tail.removeprefix("\n") if name == "br" else tail)
    yield from finished()


def _begin_cell(pieces: list[str]) -> None:
    """Set a cell off from what its row has before it; looking at the end alone, since a row may have any length."""
    while pieces and not pieces[-1].strip():
        pieces.pop()
    if pieces:
        pieces[-1:] = [pieces[-1].rstrip(), " | "]
