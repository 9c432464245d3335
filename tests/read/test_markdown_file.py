"""Markdown -> title and paragraphs of plain text."""

import time

import pytest

from generator.read import markdown_file

from .conftest import BODY, ReadFiles, ReadOne, places

PLAIN_BODY = BODY.split("\n\n")


def texts(source: str) -> list[str]:
    blocks, _, problems = markdown_file.read(source, "x")
    assert problems == []
    return [block.text for block in blocks or ()]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Title\n\nText.", ["Title", "Text."]),
        ("Title\n=====\n\nText.", ["Title", "Text."]),
        ("## Title ##\n\nText.", ["Title", "Text."]),
        ("Title\n\nText.", ["Title", "Text."]),
        ("18 August 2024\n\n# Title\n\nText.", ["Title", "18 August 2024", "Text."]),
        ("T\n\n**Bold**, *slanted*, __both__, `code`.", ["T", "Bold, slanted, both, code."]),
        ("T\n\nA [link](https://x.example/a_(b) 'x') and [*two*](<a b>).", ["T", "A link and two."]),
        ("T\n\nA [word][1] and [1] but [sic].\n\n[1]: https://x.example", ["T", "A word and 1 but [sic]."]),
        ("T\n\nBefore ![a picture](a.png)after.", ["T", "Before after."]),
        ("T\n\n- one\n- two\n\n1. three\n2. four", ["T", "one", "two", "1. three", "2. four"]),
        ("T\n\n1986. A fine year for the harbour.", ["T", "1986. A fine year for the harbour."]),
        ("T\n\n> She said:\n> no.", ["T", "She said:\nno."]),
        ("T\n\n| a | b |\n|---|---|\n| 1 | 2 |", ["T", "a | b", "1 | 2"]),
        ("T\n\n```\nx  =  1\n\ny\n```", ["T", "x  =  1", "y"]),
        ("T\n\nBefore <!-- hidden\n\n --> after.", ["T", "Before", "after."]),
        ("T\n\nUp <!-- never closed", ["T", "Up <!-- never closed"]),
        (
            "T\n\nAT&T, a < b, 5 * 3, snake_case_name, \\*star\\*, &copy;",
            ["T", "AT&T, a < b, 5 * 3, snake_case_name, *star*, ©"],
        ),
        ("T\n\n<b>Raw</b> <script>alert(1)</script><style>p {}</style>text", ["T", "Raw text"]),
        ("T\n\none  \ntwo\nthree", ["T", "one\ntwo\nthree"]),
        ("T\n\none\n\n---\n\ntwo", ["T", "one", "two"]),
        ("", []),
    ],
    ids=[
        "a heading is the title",
        "an underlined heading is the title",
        "closing marks of a heading go",
        "without a heading the first line is the title",
        "the main heading is the title wherever it stands",
        "marks of emphasis and code go",
        "of links the words stay",
        "of references the words stay, and brackets that are none",
        "pictures go",
        "list items are paragraphs, numbers stay",
        "a year at the head of a paragraph stays",
        "a quotation is a paragraph",
        "rows of a table are paragraphs",
        "code stays as text",
        "comments go",
        "a comment that is never closed is text",
        "signs that mark nothing stay",
        "HTML goes, scripts with their content",
        "line breaks stay",
        "rules go",
        "nothing gives nothing",
    ],
)
def test_markdown_becomes_plain_paragraphs(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_each_paragraph_knows_its_line() -> None:
    source = "---\ntitle: T\n---\n\nOne **bold** word.\n\n- item\n\n> a [quoted](x) text\n\nOne bold end."
    blocks, _, _ = markdown_file.read(source, "x")
    assert [block.line for block in blocks or ()] == [5, 7, 9, 11]


def test_front_matter_gives_metadata(read_one: ReadOne) -> None:
    article = read_one(
        "---\ntitle: 'Harbour: talks'\ndate: 2024-08-18T10:00:00Z\nauthor: Mara Quill; Per Holm\n"
        f"publisher: The Ledger\nurl: https://ledger.example/1\nlang: en-GB\nlayout: post\ntags: [a]\n---\n\n{BODY}",
        name="a.md",
    )
    assert (article.title, article.date, article.date_basis) == ("Harbour: talks", "2024-08-18", "front matter")
    assert (article.authors, article.publisher) == (("Mara Quill", "Per Holm"), "The Ledger")
    assert (article.source_url, article.lang) == ("https://ledger.example/1", "en")
    assert article.text == f"Harbour: talks\n\n{BODY}"


def test_a_heading_that_repeats_the_title_is_not_text(read_one: ReadOne) -> None:
    assert read_one(f"---\ntitle: A headline\n---\n# A Headline\n\n{BODY}", name="a.md").text == f"A headline\n\n{BODY}"


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("title: 'unfinished", 2),
        ("title: a: b", 2),
        ("ok: 1\ntitle: [a, b]", 3),
        ("date: [2024]", 2),
        ("authors: {a: b}", 2),
        ("- a\n- b", 2),
        ("title: !!python/object:os.system x", 2),
    ],
)
def test_invalid_front_matter_costs_the_article_and_names_its_line(
    read_files: ReadFiles, front: str, line: int
) -> None:
    reading = read_files({"a.md": f"---\n{front}\n---\n\n# T\n\n{BODY}", "b.md": f"# T\n\n{BODY}"})
    assert [article.key for article in reading.articles] == ["b.md"]
    assert places(reading.problems) == [("error", "seeds/a.md", line)]
    assert reading.failed == {"a.md"}


def test_every_fault_of_front_matter_is_reported_at_once(read_files: ReadFiles) -> None:
    reading = read_files({"a.md": f"---\ntitle: [a]\nauthors: 7\nlang: {{}}\n---\n\n{BODY}"})
    assert [line for _, _, line in places(reading.problems)] == [2, 3, 4]


def test_front_matter_without_an_end_is_an_error(read_files: ReadFiles) -> None:
    reading = read_files({"a.md": f"---\ntitle: T\n\n{BODY}"})
    assert places(reading.problems) == [("error", "seeds/a.md", 1)]


def test_a_horizontal_rule_on_the_first_line_is_not_front_matter(read_one: ReadOne) -> None:
    assert read_one(f"---\n\n# T\n\n{BODY}", name="a.md").title == "T"


def test_a_sentence_between_horizontal_rules_is_not_front_matter(read_one: ReadOne) -> None:
    assert "A motto" in read_one(f"---\nA motto of the paper\n---\n\n# T\n\n{BODY}", name="a.md").text


@pytest.mark.parametrize(
    "hostile",
    ["[" * 20_000, "*a " * 20_000, "<!--" * 20_000, "![](" * 10_000, "[a][" * 10_000, "<" * 20_000, "_a" * 20_000],
    ids=lambda text: text[:4],
)
def test_hostile_markdown_is_read_in_time(hostile: str) -> None:
    start = time.process_time()
    markdown_file.read(hostile, "x")
    assert time.process_time() - start < 5


def test_markdown_nested_too_deeply_is_reported(read_files: ReadFiles) -> None:
    reading = read_files({"a.md": "- " * 5000 + "x", "b.md": f"# T\n\n{BODY}"})
    assert [article.key for article in reading.articles] == ["b.md"]
    assert reading.failed == {"a.md"}
