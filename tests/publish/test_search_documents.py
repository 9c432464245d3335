"""Documents for the search indexer hold the words that search.js counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.publish.search_documents import document_name, document_template, separate_words, write_documents
from generator.site_plan import SearchText, Shelf

TEXTS = (
    SearchText(
        "articles/a.md", "Ships <b>", (("", "Ships"), ("s1", "sail & sink")), (("kind", "article"), ("date", "2024"))
    ),
    SearchText("articles/b.md", "Storm", (("", "Storm"),), (("kind", "article"),)),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("東京 tower", "東 京 tower"),
        ("カタ kana", "カ タ kana"),
        ("zero\u200bwidth", "zerowidth"),
        ("a\x07b\tc\nd", "ab c d"),
        ("  plain  words ", "plain words"),
    ],
)
def test_words_are_separated_by_spaces(text: str, words: str) -> None:
    assert separate_words(text) == words


def test_other_values_stay() -> None:
    assert separate_words(7) == 7


def test_each_page_is_a_line_with_its_address_and_html(tmp_path: Path) -> None:
    shelf = Shelf("newest", lambda: iter(TEXTS), lambda: [b"1", b"2"], ("kind", "date"))
    filters = write_documents(shelf, tmp_path / "documents.jsonl", document_template())
    lines = [json.loads(line) for line in (tmp_path / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [name for name, _ in lines] == ["articles/a.html", "articles/b.html"]
    assert "sail &amp; sink" in lines[0][1]
    assert "<b>" not in lines[0][1]
    assert filters == {
        "kind": {"article": ["/articles/a.html", "/articles/b.html"]},
        "date": {"2024": ["/articles/a.html"]},
    }


def test_a_document_is_named_by_its_page() -> None:
    assert document_name(TEXTS[0]) == "articles/a.html"
