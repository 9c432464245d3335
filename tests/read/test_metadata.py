"""Sidecars: the editor's metadata of a seed."""

import pytest

from .conftest import STORY, ReadFiles, ReadOne, places


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


def test_a_misspelt_key_is_reported_with_the_right_one(read_files: ReadFiles) -> None:
    (problem,) = read_files({"a.txt": STORY, "a.meta.yml": "publisherr: P"}).problems
    assert "publisher" in problem.hint


def test_faults_of_a_sidecar_and_of_its_seed_are_reported_together(read_files: ReadFiles) -> None:
    reading = read_files({"a.txt": "Only a title", "a.meta.yml": "titel: T\ndate: soon"})
    assert [problem.path for problem in reading.problems] == ["seeds/a.meta.yml", "seeds/a.meta.yml", "seeds/a.txt"]


@pytest.mark.parametrize("empty", ["", "# nothing yet\n", "date:\n"])
def test_an_empty_sidecar_changes_nothing(read_one: ReadOne, empty: str) -> None:
    assert read_one(STORY, sidecar=empty).date is None
