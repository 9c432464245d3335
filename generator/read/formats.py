"""Choose the parser of a seed by the extension of its file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from generator.errors import Problem
from generator.read import decode, html_page, markdown_file, plain_text
from generator.read.folder import Seed
from generator.read.raw_article import RawArticle

PLAIN = frozenset({"", ".txt", ".text"})
MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})
READABLE = PLAIN | MARKDOWN | HTML | JSON_LINES


def parse(seed: Seed, data: bytes, path: str) -> Iterator[RawArticle | Problem]:
    """Parse a seed that holds one article; JSON Lines, which hold many, are read by `json_lines`.

    Args:
        seed: The file.
        data: Its bytes.
        path: Its name in messages.

    Yields:
        The article, unless the file is unreadable, and every problem.
    """
    is_page = seed.extension in HTML
    text, problems = decode.decode(data, path, declared=html_page.declared_encoding(data) if is_page else None)
    yield from problems
    if text is None:
        return
    sha256 = hashlib.sha256(data).hexdigest()
    if seed.extension in PLAIN:
        yield RawArticle(seed.name, seed.name, sha256, plain_text.split(text))
        return
    blocks, known, problems = html_page.read(text, path) if is_page else markdown_file.read(text, path)
    yield from problems
    if blocks is not None:
        yield RawArticle(seed.name, seed.name, sha256, blocks, known, "html" if is_page else "front matter")
