"""Date expressions before they are resolved."""

from __future__ import annotations

import pytest

from generator.extract.dates.parsed_dates import Form, ParsedDate
from generator.extract.dates.patterns import parse_dates
from generator.records import Sentence


def read(text: str) -> list[ParsedDate]:
    return list(parse_dates(text, Sentence("s0", 0, len(text), 1)))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Dated 2024-08-18.", "2024-08-18", {"form": Form.DAY, "year": 2024, "month": 8, "day": 18}),
        ("On 18/08/2024 it fell.", "18/08/2024", {"form": Form.DAY, "year": 2024, "month": 8, "day": 18}),
        ("On Aug. 3 it fell.", "Aug. 3", {"form": Form.DAY, "year": None, "month": 8, "day": 3}),
        ("On Friday, May 3, it fell.", "Friday, May 3", {"form": Form.DAY, "month": 5, "day": 3, "weekday": 4}),
        ("On October 7-9, 2023, it fell.", "October 7-9, 2023", {"form": Form.DAY, "day": 7, "until": 9}),
        ("In early March 2019 it fell.", "early March 2019", {"form": Form.MONTH, "year": 2019, "month": 3}),
        ("Last May it fell.", "Last May", {"form": Form.MONTH, "month": 5, "shift": "last"}),
        ("The 2014-17 war ended.", "2014-17", {"form": Form.YEAR, "year": 2014, "until": 2017}),
        ("In the late 1980s it fell.", "the late 1980s", {"form": Form.DECADE, "year": 1980}),
        ("In the summer of 2014 it fell.", "the summer of 2014", {"form": Form.SEASON, "year": 2014}),
        ("It fell this past Monday.", "this past Monday", {"form": Form.WEEKDAY, "weekday": 0, "shift": "this past"}),
        ("It fell the next Tuesday.", "the next Tuesday", {"form": Form.OTHER_ANCHOR, "weekday": 1}),
        ("It fell yesterday evening.", "yesterday evening", {"form": Form.NEAR_DAY, "count": -1}),
        ("It fell earlier this week.", "earlier this week", {"form": Form.NEAR_PERIOD, "unit": "week"}),
        ("It fell two centuries ago.", "two centuries ago", {"form": Form.AGO, "unit": "century", "count": 2}),
        ("It fell several days ago.", "several days ago", {"form": Form.AGO, "unit": "day", "count": None}),
        ("Three weeks later it fell.", "Three weeks later", {"form": Form.OTHER_ANCHOR, "unit": "week", "count": 3}),
    ],
)
def test_an_expression_is_read_as_written(text: str, words: str, expected: dict[str, object]) -> None:
    (found,) = read(text)
    assert text[found.start : found.end] == words
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "The score was 03/04/2024.",
        "It cost $2015.",
        "In 2000 people fled.",
        "Version 1.2.2024-5 is out.",
        "You may march.",
        "Rooms 2017-14 are shut.",
    ],
)
def test_ambiguous_words_are_not_a_date_expression(text: str) -> None:
    assert read(text) == []


def test_of_two_that_overlap_the_longer_is_read() -> None:
    text = "It fell on Monday, August 18, 2024."
    (found,) = read(text)
    assert text[found.start : found.end] == "Monday, August 18, 2024"
