"""The date of publication: precedence of its sources, and ignored dates."""

from __future__ import annotations

import pytest

from .conftest import BODY, ReadFiles, ReadOne, places


def test_a_dateline_without_year_gives_no_date_and_is_noted(read_files: ReadFiles) -> None:
    reading = read_files({"a.txt": f"A headline\n\nCAIRO, Aug. 18 (Reuters) — Talks resumed.\n\n{BODY}"})
    assert reading.articles[0].date is None
    (problem,) = reading.problems
    assert (problem.level, problem.line) == ("note", 3)
    assert "no year" in problem.message
    assert "a.txt.meta.yml" in problem.hint


@pytest.mark.parametrize("dateline", ["CAIRO, Aug. 18 (Reuters) — Talks.", "LONDON, 18 August — Talks."])
def test_the_year_of_a_dateline_may_come_from_a_file_name_of_the_same_day(read_one: ReadOne, dateline: str) -> None:
    article = read_one(f"A headline\n\n{dateline}\n\n{BODY}", name="2024-08-18-talks.txt")
    assert (article.date, article.date_basis) == ("2024-08-18", "dateline")


def test_the_year_of_a_dateline_may_come_from_an_address_of_the_same_day(read_one: ReadOne) -> None:
    text = f"A headline\n\nCAIRO, Aug. 18 (Reuters) — Talks.\n\n{BODY}"
    article = read_one(text, sidecar="url: https://ledger.example/2024/08/18/talks")
    assert (article.date, article.date_basis) == ("2024-08-18", "dateline")


def test_an_address_of_another_day_gives_no_year(read_files: ReadFiles) -> None:
    text = f"A headline\n\nCAIRO, Aug. 18 (Reuters) — Talks.\n\n{BODY}"
    reading = read_files({"a.txt": text, "a.meta.yml": "url: https://ledger.example/2024/08/19/talks"})
    assert reading.articles[0].date is None


def test_an_address_alone_gives_no_date(read_one: ReadOne) -> None:
    assert read_one(f"A headline\n\n{BODY}", sidecar="url: https://ledger.example/2024/08/18/talks").date is None


@pytest.mark.parametrize(
    ("paragraph", "reason"),
    [("Monday, August 18, 2024", "was a Sunday"), ("CAIRO, Feb. 31, 2024 — Talks.", "not in the calendar")],
)
def test_an_impossible_dateline_is_reported_and_not_used(read_files: ReadFiles, paragraph: str, reason: str) -> None:
    reading = read_files({"a.txt": f"A headline\n\n{paragraph}\n\n{BODY}"})
    assert reading.articles[0].date is None
    assert places(reading.problems) == [("warning", "seeds/a.txt", 3)]
    assert reason in reading.problems[0].message


def test_an_impossible_date_in_a_file_name_is_reported(read_files: ReadFiles) -> None:
    reading = read_files({"2024-02-31.txt": f"A headline\n\n{BODY}"})
    assert reading.articles[0].date is None
    assert places(reading.problems) == [("warning", "seeds/2024-02-31.txt", None)]


def test_sources_of_the_date_win_in_their_order(read_files: ReadFiles) -> None:
    dated = f"A headline\n\nCAIRO, Jan. 3, 2024 — Talks.\n\n{BODY}"
    reading = read_files(
        {
            "a-2024-01-04.md": f"---\ndate: 2024-01-02\n---\n{dated}",
            "a-2024-01-04.meta.yml": "date: 2024-01-01",
            "b-2024-01-04.md": f"---\ndate: 2024-01-02\n---\n{dated}",
            "c-2024-01-04.md": dated,
            "d-2024-01-04.md": f"A headline\n\n{BODY}",
            "e.md": f"A headline\n\n{BODY}",
        }
    )
    assert [(article.date, article.date_basis) for article in reading.articles] == [
        ("2024-01-01", "sidecar"),
        ("2024-01-02", "front matter"),
        ("2024-01-03", "dateline"),
        ("2024-01-04", "filename"),
        (None, None),
    ]


def test_a_bad_date_in_front_matter_is_reported_and_the_next_source_is_used(read_files: ReadFiles) -> None:
    reading = read_files({"2024-08-18.md": f"---\ntitle: T\ndate: 2024-02-31\n---\n{BODY}"})
    assert reading.articles[0].date_basis == "filename"
    assert places(reading.problems) == [("warning", "seeds/2024-08-18.md", 3)]
