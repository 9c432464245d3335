"""Single dates and periods, with or without a day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from generator.extract.dates.direction import Direction
from generator.extract.dates.parsed_dates import Form, ParsedDate
from generator.extract.dates.resolve import resolve
from generator.extract.dates.rules import DateRule

PUBLISHED = date(2024, 8, 15)
FULL = ParsedDate(0, 1, Form.DAY, 2024, 8, 1)
MONDAY = ParsedDate(0, 1, Form.WEEKDAY, weekday=0)
FRIDAY = ParsedDate(0, 1, Form.WEEKDAY, weekday=4)


def test_a_full_date_needs_no_publication() -> None:
    assert resolve([FULL], None, Direction.BACK) == ("2024-08-01", DateRule.FULL_DATE)


@pytest.mark.parametrize(
    ("form", "rule"),
    [
        (Form.SEASON, DateRule.NAMED_SEASON),
        (Form.OTHER_ANCHOR, DateRule.OTHER_ANCHOR),
        (Form.WEEKDAY, DateRule.UNDATED_ARTICLE),
    ],
)
def test_without_publication_nothing_is_guessed(form: Form, rule: DateRule) -> None:
    assert resolve([ParsedDate(0, 1, form, weekday=0)], None, Direction.BACK) == (None, rule)


@pytest.mark.parametrize(
    ("direction", "expected"),
    [
        (Direction.BACK, ("2024-08-12", DateRule.LATEST_WEEKDAY)),
        (Direction.FORWARD, ("2024-08-19", DateRule.COMING_WEEKDAY)),
        (Direction.UNCLEAR, (None, DateRule.DIRECTION_UNCLEAR)),
    ],
)
def test_the_direction_of_the_clause_decides(direction: Direction, expected: tuple[str | None, DateRule]) -> None:
    assert resolve([MONDAY], PUBLISHED, direction) == expected


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        (8, ("2024-08-25", DateRule.NEAREST_DAY)),
        (2, (None, DateRule.DIRECTION_UNCLEAR)),
    ],
)
def test_an_unclear_day_is_the_near_one_where_the_other_is_far(
    month: int, expected: tuple[str | None, DateRule]
) -> None:
    assert resolve([ParsedDate(0, 1, Form.DAY, month=month, day=25)], PUBLISHED, Direction.UNCLEAR) == expected


def test_a_month_of_unclear_direction_has_no_value() -> None:
    month = ParsedDate(0, 1, Form.MONTH, month=11, shift="in")
    assert resolve([month], PUBLISHED, Direction.UNCLEAR) == (None, DateRule.DIRECTION_UNCLEAR)


def test_a_day_outside_the_calendar_has_no_value() -> None:
    ages = ParsedDate(0, 1, Form.AGO, shift="ago", unit="month", count=99_999)
    assert resolve([ages], PUBLISHED, Direction.BACK) == (None, DateRule.OUT_OF_CALENDAR)


@pytest.mark.parametrize(
    ("first", "last", "value"),
    [
        (MONDAY, FRIDAY, "2024-08-12/2024-08-16"),
        (FULL, ParsedDate(0, 1, Form.DAY, month=7, day=2), "2024-08-01/2025-07-02"),
        (
            ParsedDate(0, 1, Form.DAY, month=11, day=30),
            ParsedDate(0, 1, Form.DAY, 2024, 2, 1),
            "2023-11-30/2024-02-01",
        ),
        (ParsedDate(0, 1, Form.YEAR, 2014), ParsedDate(0, 1, Form.YEAR, 2017), "2014/2017"),
        (ParsedDate(0, 1, Form.YEAR, 2017), ParsedDate(0, 1, Form.YEAR, 2014), None),
    ],
)
def test_a_period_goes_from_its_first_date_to_its_second(
    first: ParsedDate, last: ParsedDate, value: str | None
) -> None:
    assert resolve([first, last], PUBLISHED, Direction.BACK) == (value, DateRule.PERIOD)
