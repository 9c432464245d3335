"""Headline and paragraphs."""

from __future__ import annotations

import pytest

from generator.read.headline import split_title
from generator.read.raw_article import Block, Metadata, RawArticle

from .conftest import BODY, ReadFiles, ReadOne, places


def test_a_long_title_is_published_with_a_warning(read_files: ReadFiles) -> None:
    title = "word " * 399 + "end"
    reading = read_files({"a.txt": f"{title}\n\n{BODY}"})
    assert reading.articles[0].title == title
    assert places(reading.problems) == [("warning", "seeds/a.txt", 1)]


def test_a_title_takes_the_place_of_the_first_line_which_is_listed(read_one: ReadOne) -> None:
    article = read_one(f"The Ledger\n\n{BODY}", sidecar="title: A better headline")
    assert article.text == f"A better headline\n\n{BODY}"
    assert [(left.text, left.rule, left.line) for left in article.boilerplate] == [("The Ledger", "sidecar title", 1)]


def test_a_title_does_not_take_the_place_of_a_sentence(read_one: ReadOne) -> None:
    article = read_one(BODY, sidecar="title: A headline")
    assert article.text == f"A headline\n\n{BODY}"


def test_a_wrapped_headline_becomes_one_line(read_one: ReadOne) -> None:
    article = read_one("A headline that is broken\nin two lines\n\nText of the article.")
    assert article.title == "A headline that is broken in two lines"
    assert article.text == "A headline that is broken in two lines\n\nText of the article."


def blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(text, line) for line, text in enumerate(texts, 1))


LONG = "The harbour office said on Sunday that the wall would be repaired."


@pytest.mark.parametrize(
    ("texts", "own", "editors", "title", "body", "removed"),
    [
        (("Head", LONG), None, None, "Head", [LONG], []),
        (("Head\nline", LONG), None, None, "Head line", [LONG], []),
        (("Loading...", "Head", LONG), None, None, "Head", [LONG], ["Loading..."]),
        (("Head", LONG), "HEAD", None, "HEAD", [LONG], []),
        (("Other", LONG), "Head", None, "Head", ["Other", LONG], []),
        (("Head", LONG), None, "head", "head", [LONG], []),
        (("Old head", LONG), None, "New head", "New head", [LONG], ["Old head"]),
        ((LONG, LONG), None, "New head", "New head", [LONG, LONG], []),
        ((LONG,), None, "New head", "New head", [LONG], []),
        ((), None, "New head", None, [], []),
        ((), "Head", None, "Head", [], []),
    ],
)
def test_the_headline_is_separated_from_the_paragraphs(
    texts: tuple[str, ...], own: str | None, editors: str | None, title: str | None, body: list[str], removed: list[str]
) -> None:
    raw = RawArticle("a.txt", "a.txt", "", blocks(*texts), Metadata(title=own))
    found, paragraphs, boilerplate = split_title(raw, editors)
    assert (found.text if found else None) == title
    assert [block.text for block in paragraphs] == body
    assert [left.text for left in boilerplate] == removed
