"""The parts of an article, as its parser returns them."""

from __future__ import annotations

import pytest

from generator.read.raw_article import RawArticle


@pytest.mark.parametrize(
    ("source_file", "line", "place"),
    [("2024/strike.txt", None, "strike.txt.meta.yml"), ("many.jsonl", 3, "the line itself")],
)
def test_messages_name_where_an_editor_can_correct_metadata(source_file: str, line: int | None, place: str) -> None:
    assert RawArticle("key", source_file, "", (), line=line).correctable_in == place
