"""Hand-written pages are searched section by section."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.search_pages import hand_written
from generator.site_plan import SearchText


def texts(docs: Path, pages: dict[str, str], excluded: str = "") -> list[SearchText]:
    for path, text in pages.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8")
    generated = {"people/ada-lund.md"}
    shelf = hand_written(docs, generated, lambda text: "generator: us" in text, lambda path: path == excluded)
    assert len(shelf.content_hashes()) == len(list(shelf.texts()))
    return list(shelf.texts())


def test_each_section_is_a_passage_with_its_anchor_and_heading(tmp_path: Path) -> None:
    [text] = texts(
        tmp_path, {"about.md": "Before.\n\n# About us\n\nWho *we* are.\n\n## Contact\n\nBy mail.\n\nOr post.\n"}
    )
    assert text.title == "About us"
    assert text.passages == (("", "Before."), ("", "Who we are."), ("contact", "Contact. By mail. Or post."))


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("---\ntitle: From above\n---\n# Heading\n", "From above"),
        ("# Heading\n\nText.\n", "Heading"),
        ("Only text.\n", "How to"),
    ],
)
def test_the_title_is_that_of_the_front_matter_or_the_first_heading_or_the_file(
    tmp_path: Path, source: str, title: str
) -> None:
    [text] = texts(tmp_path, {"how-to.md": source})
    assert text.title == title


@pytest.mark.parametrize(
    "path", ["people/ada-lund.md", ".hidden.md", ".folder/page.md", "search/page.md", "drafts/page.md", "page.txt"]
)
def test_generated_hidden_and_excluded_files_are_left_out(tmp_path: Path, path: str) -> None:
    assert texts(tmp_path, {path: "# Page\n\nText.\n"}, excluded="drafts/page.md") == []


def test_a_page_may_exclude_itself(tmp_path: Path) -> None:
    assert texts(tmp_path, {"a.md": "---\nsearch: {exclude: true}\n---\n# A\n\nText.\n"}) == []


def test_a_page_with_the_mark_of_the_generator_is_left_out(tmp_path: Path) -> None:
    assert texts(tmp_path, {"people/stale.md": "---\ngenerator: us\n---\n# Stale\n"}) == []


def test_a_readme_is_the_index_of_its_folder(tmp_path: Path) -> None:
    found = texts(tmp_path, {"README.md": "# Home\n\nText.\n", "notes/README.md": "# Notes\n\nText.\n"})
    assert sorted(text.page for text in found) == ["index.md", "notes/index.md"]
