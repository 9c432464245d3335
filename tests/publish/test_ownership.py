"""Generated files are recognized by the mark in their content."""

from __future__ import annotations

import pytest

from generator.publish.ownership import marks_of
from generator.store.schema import SCHEMA, NewerError

TOOL = "briefing-generator"


@pytest.mark.parametrize(
    ("ending", "content", "owned"),
    [
        (".md", f"---\ntitle: x\ngenerator: {TOOL} 0.1\n---\n", True),
        (".md", "---\ntitle: x\ngenerator: other 0.1\n---\n", False),
        (".md", f"generator: {TOOL} 0.1\n", False),
        (".xml", f"<?xml?><feed><generator>{TOOL} 0.1</generator>", True),
        (".xml", "<?xml?><feed><generator>other</generator>", False),
        (".schema.json", f'{{"$comment": "{TOOL} 0.1, schema {SCHEMA}"}}', True),
        (".schema.json", '{"$comment": "of mine"}', False),
        (".txt", f"# Site\n\nMade by {TOOL} 0.1\n", True),
        (".txt", f"Made by {TOOL} 0.1\n\nand changed\n", False),
    ],
)
def test_a_mark_makes_a_file_ours(ending: str, content: str, owned: bool) -> None:
    assert marks_of(TOOL)[ending](content.encode()) == owned


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        (".md", f"---\ngenerator: {TOOL} 9\nschema: {SCHEMA + 1}\n---\n"),
        (".schema.json", f'{{"$comment": "{TOOL} 9, schema {SCHEMA + 1}"}}'),
    ],
)
def test_a_file_of_a_newer_version_is_refused(ending: str, content: str) -> None:
    if ending == ".md":
        content = content.replace("---\ngen", "---\ntitle: x\ngen")
    with pytest.raises(NewerError):
        marks_of(TOOL)[ending](content.encode())
