"""Parse JSON Lines, one article on each line, without loading the whole file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from generator.errors import Problem, fault_of
from generator.read import decode, metadata, plain_text
from generator.read.raw_article import Block, RawArticle

CANNOT_READ = "cannot read the article, so it is left out"
"""Message for an article that raises an unexpected error or exceeds the time limit."""


def read(file: BinaryIO, name: str, path: str, max_bytes: int) -> Iterator[RawArticle | Problem]:
    """Parse the articles of a JSON Lines seed.

    Args:
        file: The seed.
        name: Its path below the folder of seeds.
        path: Its name in messages.
        max_bytes: Longest line that is read.

    Yields:
        An article, or a problem of its line; a bad line never stops the others.
    """
    empty = True
    for number, line in _lines(file, max_bytes):
        if line is None:
            empty = False
            message = f"cannot read the line: it has more than {max_bytes:,} bytes"
            yield Problem(path, number, message, "Put every article on its own line, or remove this line")
            continue
        stripped = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
        if stripped:
            empty = False
            try:
                yield from list(_article(stripped, number, name, path))
            except Exception as error:  # a bug triggered by one line must not stop the others
                yield fault_of(path, number, CANNOT_READ, error)
    if empty:
        yield Problem(
            path,
            None,
            "cannot read an article: there is no text",
            "Add one JSON object on each line, or remove the file",
        )


def _lines(file: BinaryIO, max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number; None for a line that is too long."""
    number = 0
    while line := file.readline(max_bytes + 1):
        number += 1
        if len(line) <= max_bytes:
            yield number, line
            continue
        yield number, None
        while line and not line.endswith(b"\n"):
            line = file.readline(max_bytes)


def _article(line: bytes, number: int, name: str, path: str) -> Iterator[RawArticle | Problem]:
    try:
        data = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        yield Problem(path, number, "cannot read the line: it is not UTF-8", "Save the file as UTF-8")
        return
    except json.JSONDecodeError as error:
        message = f"cannot read the line as JSON: {error.msg.lower()} at column {error.colno}"
        yield Problem(path, number, message, 'Write one object on each line: {"title": "…", "text": "…"}')
        return
    except (ValueError, RecursionError) as error:
        yield Problem(path, number, f"cannot read the line as JSON: {type(error).__name__}", "Simplify or remove it")
        return
    if not isinstance(data, dict):
        yield Problem(
            path, number, "cannot read the line: it is not a JSON object", 'Write {"title": "…", "text": "…"}'
        )
        return
    normalized, problems = _normalized(data, path, number)
    yield from problems
    known, text, faults = metadata.json_object(normalized, path, number)
    yield from faults
    if known is not None:
        # Line breaks within a text separate paragraphs; they are not lines of the file.
        blocks = tuple(Block(block.text, number) for block in plain_text.split(text))
        sha256 = hashlib.sha256(line).hexdigest()
        yield RawArticle(f"{name}#{number}", name, sha256, blocks, known, line=number)


def _normalized(data: dict[str, Any], path: str, number: int) -> tuple[dict[str, Any], list[Problem]]:
    """Remove characters that cannot be published from all texts of an object."""
    problems: list[Problem] = []

    def clean(value: Any) -> Any:
        if isinstance(value, str):
            text, found = decode.normalize(value, path, number)
            problems.extend(found)
            return text
        return [clean(item) if isinstance(item, str) else item for item in value] if isinstance(value, list) else value

    return {key: clean(value) for key, value in data.items()}, list(dict.fromkeys(problems))
