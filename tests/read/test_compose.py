"""Articles composed from their files and the editor's sidecars."""

from __future__ import annotations

import pytest

from generator.read.compose import compose
from generator.read.raw_article import Block, Metadata, RawArticle, Sidecar
from generator.records import Article

from .conftest import BODY, STORY, ReadFiles, ReadOne, places


def test_a_sidecar_wins_over_everything(read_one: ReadOne) -> None:
    front = "title: Old\ndate: 2020-01-01\nauthors: [Old]\npublisher: Old\nurl: https://old.example/\nlang: fr"
    article = read_one(
        f"---\n{front}\n---\n\n{BODY}",
        name="a.md",
        sidecar="title: New\ndate: 2024-08-18\nauthors: New\npublisher: New Ledger\n"
        "url: https://new.example/\nlang: de",
    )
    assert (article.title, article.date, article.date_basis) == ("New", "2024-08-18", "sidecar")
    assert (article.authors, article.publisher) == (("New",), "New Ledger")
    assert (article.source_url, article.lang) == ("https://new.example/", "de")
    assert article.text == f"New\n\n{BODY}"


def test_metadata_missing_from_a_sidecar_is_kept(read_one: ReadOne) -> None:
    article = read_one(
        f"---\ntitle: Old\ndate: 2020-01-01\n---\n\n{BODY}", name="a.md", sidecar="publisher: New Ledger"
    )
    assert (article.title, article.date, article.date_basis) == ("Old", "2020-01-01", "front matter")


def test_cut_after_removes_everything_from_a_paragraph_on(read_one: ReadOne) -> None:
    article = read_one(f"{STORY}\n\nMore from us\n\nThe ferry is late.", sidecar="cut_after: More from")
    assert article.text == STORY
    assert [(left.text, left.rule, left.line) for left in article.boilerplate] == [
        ("More from us", "sidecar cut_after", 7),
        ("The ferry is late.", "sidecar cut_after", 9),
    ]


def test_cut_after_words_that_are_not_found_is_a_warning(read_files: ReadFiles) -> None:
    reading = read_files({"a.txt": STORY, "a.meta.yml": "date: 2024-08-18\ncut_after: Nowhere"})
    assert reading.articles[0].text == STORY
    assert places(reading.problems) == [("warning", "seeds/a.meta.yml", 2)]


@pytest.mark.parametrize("url", ["ftp://x.example/a", "javascript:alert(1)", "x.example", "https://", "https://x y"])
def test_an_invalid_address_is_ignored_with_a_warning(read_files: ReadFiles, url: str) -> None:
    reading = read_files({"a.txt": STORY, "a.meta.yml": f"url: '{url}'"})
    assert reading.articles[0].source_url is None
    assert [problem.level for problem in reading.problems] == ["warning"]


def test_an_invalid_language_code_is_not_used(read_files: ReadFiles) -> None:
    reading = read_files({"a.txt": STORY, "a.meta.yml": "lang: Englisch"})
    assert reading.articles[0].lang == "en"
    assert [problem.level for problem in reading.problems] == ["warning"]


@pytest.mark.parametrize("garbled", ["The mayorâ€™s office", "CafÃ© in the harbour", "â€œWe have time,â€\x9d she said"])
def test_mojibake_is_reported_with_its_line_and_stays(read_files: ReadFiles, garbled: str) -> None:
    reading = read_files({"a.txt": f"Title\n\nAll is well.\n\n{garbled} is closed."})
    assert garbled in reading.articles[0].text
    assert places(reading.problems) == [("warning", "seeds/a.txt", 5)]
    assert reading.failed == frozenset()


@pytest.mark.parametrize(
    "fine", ["“We have no time,” the mayor’s office said…", "Ærø, Łódź, İzmir, Đà Nẵng, Zürich", "£3m – €4m © 2°C"]
)
def test_ordinary_letters_and_signs_are_not_mojibake(read_files: ReadFiles, fine: str) -> None:
    assert read_files({"a.txt": f"Title\n\n{fine}\n\n{BODY}"}).problems == ()


def composed(*texts: str, sidecar: Metadata | None = None, **known: str) -> tuple[Article | None, list[str]]:
    raw = RawArticle("a.txt", "a.txt", "", tuple(map(Block, texts)), Metadata(**known))  # type: ignore[arg-type]
    article, problems = compose(raw, "seeds/a.txt", Sidecar(sidecar, "seeds/a.meta.yml") if sidecar else None)
    return article, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        ((), "seeds/a.txt: cannot read an article: there is no text. Add the article's text, or remove it"),
        (("Head",), "seeds/a.txt: cannot read an article: it has a title but no text."),
        (("Head", "Related"), "seeds/a.txt: cannot read an article: it has a title but no text."),
    ],
)
def test_an_article_needs_a_title_and_text(texts: tuple[str, ...], problem: str) -> None:
    article, problems = composed(*texts)
    assert article is None
    assert [line.startswith(problem) for line in problems] == [True]


def test_the_text_is_title_and_paragraphs_and_everything_left_off_is_listed_in_order() -> None:
    editors = Metadata(cut_after="More")
    article, problems = composed("Loading...", "Head", "It rained.", "Share", "More news.", "End.", sidecar=editors)
    assert article is not None
    assert article.text == "Head\n\nIt rained."
    assert [left.rule for left in article.boilerplate] == ["loading", "share", *["sidecar cut_after"] * 2]
    assert problems == []


@pytest.mark.parametrize(
    ("known", "editors", "field", "value"),
    [
        ({"publisher": "The Ledger"}, Metadata(), "publisher", "The Ledger"),
        ({"publisher": "The Ledger"}, Metadata(publisher="The Globe"), "publisher", "The Globe"),
        ({"url": "https://x.example/a"}, Metadata(url="https://x.example/b"), "source_url", "https://x.example/b"),
        ({"lang": "de-AT"}, Metadata(), "lang", "de"),
        ({"lang": "de"}, Metadata(lang="fr"), "lang", "fr"),
        ({"date": "2024-08-18"}, Metadata(date="2024-08-19"), "date", "2024-08-19"),
    ],
)
def test_an_editor_s_metadata_override_those_of_the_file(
    known: dict[str, str], editors: Metadata, field: str, value: str
) -> None:
    article, problems = composed("Head", "It rained.", sidecar=editors, **known)
    assert getattr(article, field) == value
    assert problems == []
