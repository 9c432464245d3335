"""Split a tree of HTML elements into blocks of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

# Elements displayed as blocks (HTML rendering, "flow content"); all others are displayed within a line.
_BLOCK_NAMES = """
    address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
# Elements whose content is not text of the article.
_HIDDEN_NAMES = """
    audio button canvas embed head iframe input math noscript object script select style svg template textarea
    title video
"""
_HIDDEN = frozenset(_HIDDEN_NAMES.split())
_CELLS = frozenset({"td", "th"})
_BLANK_LINES = re.compile(r"\n\s*\n")


def paragraphs(root: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Split a tree into the text of its block elements.

    Args:
        root: The tree, of any depth.

    Yields:
        Name of the block element and its text, never empty and without blank lines.
    """
    splitter = _Splitter()
    # Events, not recursion: a hostile page nests deeper than Python's stack.
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            yield from splitter.start(name, element.text or "")
        else:
            if event == "end":
                yield from splitter.end(name)
            if element is not root:
                splitter.add_tail(name, element.tail or "")
    yield from splitter.finish()


class _Splitter:
    """Collects the text of the block that is open."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._tag = "p"
        self._hidden_depth = 0

    def start(self, name: str, text: str) -> Iterator[tuple[str, str]]:
        """Open an element, finishing the block before it."""
        if name in _BLOCKS:
            yield from self.finish()
            self._tag = "p" if name == "div" else name
        self._hidden_depth += name in _HIDDEN
        if not self._hidden_depth:
            if name == "br":
                self._pieces.append("\n")
            elif name in _CELLS:
                self._separate_cell()
            self._pieces.append(text)

    def end(self, name: str) -> Iterator[tuple[str, str]]:
        """Close an element, and the block if it is one."""
        self._hidden_depth -= name in _HIDDEN
        if name in _BLOCKS:
            yield from self.finish()
            self._tag = "p"

    def add_tail(self, name: str, tail: str) -> None:
        """Add the text after an element, or after a comment or processing instruction."""
        if not self._hidden_depth:
            # A line feed in the source after <br> is not a second line break.
            self._pieces.append(tail.removeprefix("\n") if name == "br" else tail)

    def finish(self) -> Iterator[tuple[str, str]]:
        """Yield the text of the open block, split at blank lines."""
        text = "".join(self._pieces)
        self._pieces.clear()
        for part in _BLANK_LINES.split(text):
            lines = [line.strip() for line in part.split("\n")]
            if words := "\n".join(line for line in lines if line):
                yield self._tag, words

    def _separate_cell(self) -> None:
        """Separate a table cell from those before it in its row; only the last pieces are examined, a row is long."""
        while self._pieces and not self._pieces[-1].strip():
            self._pieces.pop()
        if self._pieces:
            self._pieces[-1:] = [self._pieces[-1].rstrip(), " | "]
