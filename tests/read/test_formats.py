"""The extension of a file chooses its parser."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import Problem
from generator.read import formats
from generator.read.folder import Seed
from generator.read.raw_article import RawArticle

from .conftest import STORY, ReadOne
from .pages import LEAD


@pytest.mark.parametrize(
    "name", ["a.txt", "a.text", "a", "a.TXT", "a.md", "a.markdown", "U.S. strikes. A report", "a.08"]
)
def test_text_is_read_with_any_extension(read_one: ReadOne, name: str) -> None:
    assert read_one(STORY, name=name).text == STORY


@pytest.mark.parametrize(
    ("extension", "content", "basis", "paragraphs"),
    [
        (".txt", "Title\n\n*Words*", "front matter", ["Title", "*Words*"]),
        (".md", "# Title\n\n*Words*", "front matter", ["Title", "Words"]),
        (".html", f"<html><h1>Title</h1><article><p>{LEAD}</p></article>", "html", [LEAD]),
    ],
)
def test_the_extension_chooses_the_parser(extension: str, content: str, basis: str, paragraphs: list[str]) -> None:
    seed = Seed(f"a{extension}", Path("nowhere"), extension)
    (raw,) = formats.parse(seed, content.encode(), f"seeds/a{extension}")
    assert isinstance(raw, RawArticle)
    assert (raw.key, raw.basis) == (f"a{extension}", basis)
    assert [block.text for block in raw.blocks][-len(paragraphs) :] == paragraphs


def test_a_binary_file_has_a_problem_and_no_article() -> None:
    (problem,) = formats.parse(Seed("a.txt", Path("nowhere"), ".txt"), b"%PDF-1.7", "seeds/a.txt")
    assert isinstance(problem, Problem)
    assert "a PDF document" in problem.message
