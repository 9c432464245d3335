"""JSON Lines: one article on each line."""

import hashlib
import json

import pytest

from .conftest import BODY, ReadFiles, places


def line(**values: object) -> str:
    return json.dumps({"title": "A headline", "text": BODY, **values})


def test_each_line_is_an_article(read_files: ReadFiles) -> None:
    first, second = line(), line(title="Another")
    reading = read_files({"wire/a.jsonl": f"{first}\n\n{second}\n"})
    assert [(a.key, a.source_file, a.title) for a in reading.articles] == [
        ("wire/a.jsonl#1", "wire/a.jsonl", "A headline"),
        ("wire/a.jsonl#3", "wire/a.jsonl", "Another"),
    ]
    assert reading.articles[0].text == f"A headline\n\n{BODY}"
    assert reading.articles[0].source_sha256 == hashlib.sha256(first.encode()).hexdigest()
    assert reading.files == 1


@pytest.mark.parametrize("content", ["", "\n \n", "\ufeff"])
def test_a_file_without_a_line_is_reported(read_files: ReadFiles, content: str) -> None:
    reading = read_files({"a.jsonl": content})
    assert reading.articles == ()
    assert [problem.message for problem in reading.problems] == ["cannot read an article: there is no text"]


def test_a_line_may_have_metadata(read_files: ReadFiles) -> None:
    known = {"date": "2024-08-18", "authors": ["A", "B"], "publisher": "P", "url": "https://x.example/1", "lang": "de"}
    (article,) = read_files({"a.ndjson": line(**known, extra={"ignored": True})}).articles
    assert (article.date, article.date_basis, article.authors) == ("2024-08-18", "front matter", ("A", "B"))
    assert (article.publisher, article.source_url, article.lang) == ("P", "https://x.example/1", "de")


@pytest.mark.parametrize(
    ("authors", "expected"), [("Mara Quill", ("Mara Quill",)), ("A; B", ("A", "B")), ([], ()), (None, ()), ("", ())]
)
def test_authors_are_a_list_or_a_text(read_files: ReadFiles, authors: object, expected: tuple[str, ...]) -> None:
    assert read_files({"a.jsonl": line(authors=authors)}).articles[0].authors == expected


def test_a_line_without_title_begins_with_it(read_files: ReadFiles) -> None:
    (article,) = read_files({"a.jsonl": json.dumps({"text": f"A headline\n\n{BODY}"})}).articles
    assert article.title == "A headline"


def test_a_text_that_repeats_the_title_says_it_once(read_files: ReadFiles) -> None:
    (article,) = read_files({"a.jsonl": line(text=f"A headline\n\n{BODY}")}).articles
    assert article.text == f"A headline\n\n{BODY}"


@pytest.mark.parametrize(
    "bad",
    [
        "{broken",
        "[1, 2]",
        "null",
        '"text"',
        '{"title": "T"}',
        '{"title": 7, "text": "x"}',
        '{"title": "T", "text": null}',
        '{"title": "T", "text": "x", "authors": 3}',
        '{"title": "T", "text": "  "}',
        "[" * 100_000,
        '{"text": ' + "9" * 5000 + "}",
    ],
    ids=lambda bad: bad[:40],
)
def test_a_bad_line_is_reported_and_the_others_are_read(read_files: ReadFiles, bad: str) -> None:
    reading = read_files({"a.jsonl": f"{line()}\n{bad}\n{line(title='Third')}\n"})
    assert [article.key for article in reading.articles] == ["a.jsonl#1", "a.jsonl#3"]
    assert places(reading.problems) == [("error", "seeds/a.jsonl", 2)]
    assert reading.failed == {"a.jsonl"}


def test_every_bad_line_and_every_fault_is_reported(read_files: ReadFiles) -> None:
    reading = read_files({"a.jsonl": f'{{\n{line()}\n{{"title": 1, "text": 2}}\nnope\n'})
    assert [number for _, _, number in places(reading.problems)] == [1, 3, 3, 4]


def test_a_line_that_is_not_utf8_is_reported(read_files: ReadFiles) -> None:
    reading = read_files({"a.jsonl": line().encode() + b'\n{"text": "caf\xe9"}\n'})
    assert places(reading.problems) == [("error", "seeds/a.jsonl", 2)]


def test_a_byte_order_mark_is_skipped(read_files: ReadFiles) -> None:
    assert len(read_files({"a.jsonl": b"\xef\xbb\xbf" + line().encode()}).articles) == 1


def test_lone_surrogates_and_nul_characters_are_removed_with_a_warning(read_files: ReadFiles) -> None:
    reading = read_files({"a.jsonl": line(text="One \ud800 two \0 three.")})
    assert reading.articles[0].text == "A headline\n\nOne � two  three."
    assert places(reading.problems) == [("warning", "seeds/a.jsonl", 1)] * 2


def test_a_line_that_is_too_long_is_refused_and_the_others_are_read(read_files: ReadFiles) -> None:
    reading = read_files({"a.jsonl": f"{line()}\n{line(text='x' * 5000)}\n{line()}"}, max_bytes=1000)
    assert [article.key for article in reading.articles] == ["a.jsonl#1", "a.jsonl#3"]
    assert places(reading.problems) == [("error", "seeds/a.jsonl", 2)]


def test_a_file_may_be_longer_than_one_article_may(read_files: ReadFiles) -> None:
    assert len(read_files({"a.jsonl": f"{line()}\n" * 9}, max_bytes=300).articles) == 9
    assert read_files({"a.jsonl": f"{line()}\n" * 20}, max_bytes=300).failed == {"a.jsonl"}


def test_boilerplate_of_a_line_carries_its_number(read_files: ReadFiles) -> None:
    (article,) = read_files({"a.jsonl": f"\n{line(text=BODY + chr(10) * 2 + 'Related')}"}).articles
    assert [(left.text, left.line) for left in article.boilerplate] == [("Related", 2)]
