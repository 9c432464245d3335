"""Sidecars: the editor's word on one seed."""

import pytest

from .conftest import BODY, ReadFiles, ReadOne, places

STORY = f"A headline\n\n{BODY}"


@pytest.mark.parametrize("name", ["000_x.meta.yml", "000_x.txt.meta.yml", "000_x.meta.yaml"])
def test_a_sidecar_is_named_like_its_seed(read_files: ReadFiles, name: str) -> None:
    reading = read_files({"000_x.txt": STORY, name: "date: 2024-08-18"})
    assert reading.problems == ()
    assert [(a.date, a.date_basis) for a in reading.articles] == [("2024-08-18", "sidecar")]
    assert reading.files == 1


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


def test_what_a_sidecar_does_not_say_stays(read_one: ReadOne) -> None:
    article = read_one(
        f"---\ntitle: Old\ndate: 2020-01-01\n---\n\n{BODY}", name="a.md", sidecar="publisher: New Ledger"
    )
    assert (article.title, article.date, article.date_basis) == ("Old", "2020-01-01", "front matter")


def test_a_title_takes_the_place_of_the_first_line_which_is_listed(read_one: ReadOne) -> None:
    article = read_one(f"The Ledger\n\n{BODY}", sidecar="title: A better headline")
    assert article.text == f"A better headline\n\n{BODY}"
    assert [(left.text, left.rule, left.line) for left in article.boilerplate] == [("The Ledger", "sidecar title", 1)]


def test_a_title_does_not_take_the_place_of_a_sentence(read_one: ReadOne) -> None:
    article = read_one(BODY, sidecar="title: A headline")
    assert article.text == f"A headline\n\n{BODY}"


def test_cut_after_leaves_off_everything_from_a_paragraph_on(read_one: ReadOne) -> None:
    article = read_one(f"{STORY}\n\nMore from us\n\nThe ferry is late.", sidecar="cut_after: More from")
    assert article.text == STORY
    assert [(left.text, left.rule, left.line) for left in article.boilerplate] == [
        ("More from us", "sidecar cut_after", 7),
        ("The ferry is late.", "sidecar cut_after", 9),
    ]


def test_cut_after_words_that_are_not_there_is_a_warning(read_files: ReadFiles) -> None:
    reading = read_files({"a.txt": STORY, "a.meta.yml": "date: 2024-08-18\ncut_after: Nowhere"})
    assert reading.articles[0].text == STORY
    assert places(reading.problems) == [("warning", "seeds/a.meta.yml", 2)]


@pytest.mark.parametrize(
    ("sidecar", "line"),
    [
        ("date: 2024-02-31", 1),
        ("publisher: P\ndate: soon", 2),
        ("titel: T", 1),
        ("title: [a]", 1),
        ("authors: 7", 1),
        ("- a", 1),
        ("title: 'open", 1),
    ],
)
def test_a_bad_sidecar_costs_the_article_and_names_its_line(read_files: ReadFiles, sidecar: str, line: int) -> None:
    reading = read_files({"a.txt": STORY, "a.meta.yml": sidecar, "b.txt": STORY})
    assert [article.key for article in reading.articles] == ["b.txt"]
    assert places(reading.problems) == [("error", "seeds/a.meta.yml", line)]
    assert reading.failed == {"a.txt"}


def test_a_misspelt_key_is_answered_with_the_right_one(read_files: ReadFiles) -> None:
    (problem,) = read_files({"a.txt": STORY, "a.meta.yml": "publisherr: P"}).problems
    assert "publisher" in problem.hint


def test_faults_of_a_sidecar_and_of_its_seed_are_reported_together(read_files: ReadFiles) -> None:
    reading = read_files({"a.txt": "Only a title", "a.meta.yml": "titel: T\ndate: soon"})
    assert [problem.path for problem in reading.problems] == ["seeds/a.meta.yml", "seeds/a.meta.yml", "seeds/a.txt"]


@pytest.mark.parametrize("empty", ["", "# nothing yet\n", "date:\n"])
def test_an_empty_sidecar_says_nothing(read_one: ReadOne, empty: str) -> None:
    assert read_one(STORY, sidecar=empty).date is None


def test_a_sidecar_without_a_seed_is_a_warning(read_files: ReadFiles) -> None:
    reading = read_files({"a.txt": STORY, "b.meta.yml": "date: 2024-08-18"})
    assert places(reading.problems) == [("warning", "seeds/b.meta.yml", None)]
    assert reading.failed == frozenset()


def test_a_sidecar_beside_json_lines_is_a_warning(read_files: ReadFiles) -> None:
    reading = read_files({"a.jsonl": '{"title": "T", "text": "x y."}', "a.meta.yml": "date: 2024-08-18"})
    assert places(reading.problems) == [("warning", "seeds/a.meta.yml", None)]


def test_of_two_sidecars_the_more_exact_is_used(read_files: ReadFiles) -> None:
    files = {"a.txt": STORY, "a.meta.yml": "date: 2024-01-01", "a.txt.meta.yml": "date: 2024-08-18"}
    reading = read_files(dict(files))
    assert reading.articles[0].date == "2024-08-18"
    assert places(reading.problems) == [("warning", "seeds/a.meta.yml", None)]


def test_a_sidecar_for_two_seeds_is_used_for_both_with_a_warning(read_files: ReadFiles) -> None:
    reading = read_files({"a.txt": STORY, "a.md": STORY, "a.meta.yml": "date: 2024-08-18"})
    assert [article.date for article in reading.articles] == ["2024-08-18", "2024-08-18"]
    assert places(reading.problems) == [("warning", "seeds/a.meta.yml", None)]


@pytest.mark.parametrize("url", ["ftp://x.example/a", "javascript:alert(1)", "x.example", "https://", "https://x y"])
def test_an_address_that_is_none_is_left_off_with_a_warning(read_files: ReadFiles, url: str) -> None:
    reading = read_files({"a.txt": STORY, "a.meta.yml": f"url: '{url}'"})
    assert reading.articles[0].source_url is None
    assert [problem.level for problem in reading.problems] == ["warning"]


def test_a_language_that_is_none_is_not_used(read_files: ReadFiles) -> None:
    reading = read_files({"a.txt": STORY, "a.meta.yml": "lang: Englisch"})
    assert reading.articles[0].lang == "en"
    assert [problem.level for problem in reading.problems] == ["warning"]
