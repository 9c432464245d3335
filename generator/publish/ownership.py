"""Recognize the files that the generator wrote by the mark in their content."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.publish import feeds, front_matter
from generator.store import schema

# The mark of a JSON Schema is in its first bytes, after its address.
_HEAD = 400


def marks_of(tool: str) -> Mapping[str, Callable[[bytes], bool]]:
    """Tests for the mark of a tool in the content of a file.

    Args:
        tool: Name of the tool.

    Returns:
        Ending of a file -> a test of its content; it raises `NewerError` for a file of a newer version of the tool.
    """

    def is_page(content: bytes) -> bool:
        return front_matter.is_ours(content.decode("utf-8", "replace"), tool)

    def is_feed(content: bytes) -> bool:
        return feeds.is_generated(content, tool)

    def is_schema(content: bytes) -> bool:
        head = content[:_HEAD]
        return f'"$comment": "{tool} '.encode() in head and schema.known(schema.of_json_schema(head))

    def is_signed(content: bytes) -> bool:
        return content.rstrip().rpartition(b"\n")[2].startswith(f"Made by {tool} ".encode())

    return {".md": is_page, ".xml": is_feed, ".schema.json": is_schema, ".json": is_feed, ".txt": is_signed}
