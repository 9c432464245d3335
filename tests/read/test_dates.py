"""Publication dates in texts, file names and addresses."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read import dates

from .conftest import BODY, ReadOne


@pytest.mark.parametrize(
    "text",
    [
        "2024-08-18",
        "2024-8-18",
        "2024/08/18",
        "2024-08-18T23:30:00-04:00",
        "2024-08-18 10:30",
        "20240818",
        "20240818T103000Z",
        "20240818103000",
        "August 18, 2024",
        "Aug. 18, 2024",
        "aug 18 2024",
        "18 August 2024",
        "18th of August, 2024",
        "18-Aug-2024",
        "Sunday, August 18, 2024",
        "Sun, 18 Aug 2024 10:00:00 GMT",
        "18/08/2024",
        "08/18/2024",
        "18.08.2024",
    ],
)
def test_metadata_may_write_a_date_in_many_ways(text: str) -> None:
    assert dates.parse_date(text).date == "2024-08-18"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024-02-31", "not in the calendar"),
        ("30 February 2024", "not in the calendar"),
        ("2024-13-01", "not in the calendar"),
        ("0000-01-01", "is outside the years 1600 to 2199"),
        ("03/04/2024", "could be 3 April or 4 March"),
        ("Monday, August 18, 2024", "that day was a Sunday"),
        ("yesterday", "is not a date"),
        ("9999-12-31", "is outside the years 1600 to 2199"),  # the week it is in has no end
        ("0001-01-01", "is outside the years 1600 to 2199"),
        ("2024-08", "is not a date"),
        ("2024", "is not a date"),
        ("1723939200", "is not a date"),
    ],
)
def test_an_uncertain_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    found = dates.parse_date(text)
    assert found.date is None
    assert reason in (found.fault or "")


@pytest.mark.parametrize(
    "paragraph",
    [
        "CAIRO, Aug. 18, 2024 (Reuters) — Talks resumed on Sunday.",
        "CAIRO, Aug 18, 2024 (AP) - Talks resumed on Sunday.",
        "WASHINGTON — Aug. 18, 2024 — Talks resumed.",
        "DEIR AL-BALAH, Gaza Strip, Aug. 18, 2024 — Talks resumed.",
        "Deir al-Balah, Gaza Strip, 18 August 2024 – Talks resumed.",
        "New Delhi, August 18, 2024: Talks resumed.",
        "CAIRO, Sunday, August 18, 2024 -- Talks resumed.",
        "Sunday, August 18, 2024 — Talks resumed.",
        "(August 18, 2024) Talks resumed.",
        "Sunday, August 18, 2024",
        "Sunday 18 August 2024",
        "18 August 2024",
        "August 18, 2024",
        "2024-08-18",
        "Published: 18 Aug 2024 10:30",
        "Published on August 18, 2024 at 10:30 a.m. EST",
        "Posted 2024-08-18T10:30:00Z",
        "Date: 18 August 2024",
        "By Mara Quill | August 18, 2024",
        "Published August 18, 2024 | Updated August 19, 2024",
        "August 18, 2024 (updated August 19, 2024)",
        "WASHINGTON, Aug. 18, 2024 — 21 people were hurt.",
    ],
)
def test_a_dateline_gives_the_date(read_one: ReadOne, paragraph: str) -> None:
    article = read_one(f"A headline\n\n{paragraph}\n\n{BODY}")
    assert (article.date, article.date_basis) == ("2024-08-18", "dateline")
    assert paragraph in article.text


@pytest.mark.parametrize(
    "paragraph",
    [
        "On August 18, 2024 the ministers met.",
        "August 18, 2024, was the day on which the wall broke.",
        "In August 18, 2024: the year of the storm.",
        "The crisis began in Cairo, Aug. 18, 2024 - and it went on.",
        "The wall broke on 18 August 2024.",
        "Updated: 19 August 2024",
        "January 11: Military airstrikes continue",
        "Mosul March 11, 2011 (left) and today.",
        "August 18, 2024 – August 20, 2024",
        "Paris, 18 August 2024 – 20 August 2024",
        "CAIRO, Aug. 18-20, 2024 — Talks.",
        "CAIRO (Reuters) — Talks resumed.",
        "Storms are forecast for 2024-08-18 and the days after.",
        "Flight 2024-08-18-77 was late.",
    ],
)
def test_a_date_in_a_sentence_is_not_the_date_of_publication(read_one: ReadOne, paragraph: str) -> None:
    article = read_one(f"A headline\n\n{paragraph}\n\n{BODY}")
    assert (article.date, article.date_basis) == (None, None)


def test_a_dateline_may_follow_a_caption_and_a_byline(read_one: ReadOne) -> None:
    text = f"A headline\n\nBy Mara Quill\n\nThe wall, seen from the sea.\n\nAugust 18, 2024\n\n{BODY}"
    assert read_one(text).date == "2024-08-18"


def test_a_date_far_down_is_not_a_dateline(read_one: ReadOne) -> None:
    assert read_one("A headline\n\n" + "Some sentence.\n\n" * 6 + "August 18, 2024\n\nEnd.").date is None


def test_a_chronology_gives_no_date_of_publication(read_one: ReadOne) -> None:
    assert read_one(f"The storm day by day\n\n7 October 2023\n\n{BODY}\n\n8 October 2023\n\n{BODY}").date is None


def test_a_dateline_with_a_place_may_precede_a_chronology(read_one: ReadOne) -> None:
    text = f"The storm\n\nCAIRO, Aug. 18, 2024 — Text.\n\n7 October 2023\n\n{BODY}\n\n8 October 2023\n\n{BODY}"
    assert read_one(text).date == "2024-08-18"


@pytest.mark.parametrize(
    "name",
    [
        "2024-08-18-talks.txt",
        "talks-20240818.txt",
        "talks_2024_08_18.txt",
        "2024.08.18 talks.txt",
        "2024/08/18/talks.txt",
        "2024-08-20/2024-08-18-talks.txt",
    ],
)
def test_a_file_name_gives_the_date(read_one: ReadOne, name: str) -> None:
    article = read_one(f"A headline\n\n{BODY}", name=name)
    assert (article.date, article.date_basis) == ("2024-08-18", "filename")


@pytest.mark.parametrize(
    "name",
    [
        "000_ab3f3d2c81e488e9.txt",
        "a20240818b.txt",
        "1234202408181.txt",
        "20249999.txt",
        "2024-08-18_2024-08-20.txt",
        "talks-2024.txt",
    ],
)
def test_numbers_in_a_file_name_are_not_always_a_date(read_one: ReadOne, name: str) -> None:
    assert read_one(f"A headline\n\n{BODY}", name=name).date is None


@pytest.mark.parametrize(
    "piece", ["A", "Ab ", "Ab, ", "A-", "al A", "Aug. ", "1 ", "by a", "(a) ", "Aug. 1 ", "2024-1-1 "]
)
def test_hostile_paragraphs_are_looked_at_in_no_time(piece: str) -> None:
    start = time.process_time()
    dates.find_datelines([(piece * 100)[:100], piece * 1000, "CAIRO " + piece * 1000])
    assert time.process_time() - start < 0.2


@given(st.text(alphabet="0123456789/-. ,:TZaugdecmy—()CAIROseptth", max_size=120))
def test_any_text_can_be_searched_for_dates(text: str) -> None:
    assert (dates.parse_date(text).date is None) != (dates.parse_date(text).fault is None)
    for _, found in dates.find_datelines([text]):
        assert found.date or found.fault or found.yearless
    dates.date_in_filename(text)
    dates.date_in_url(text)
