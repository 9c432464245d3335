"""Date expressions with a year."""

from __future__ import annotations

import pytest

from generator.extract.dates.absolute import days_of, resolve_absolute
from generator.extract.dates.parsed_dates import Form, ParsedDate
from generator.extract.dates.rules import DateRule


@pytest.mark.parametrize(
    ("expression", "value", "rule"),
    [
        (ParsedDate(0, 1, Form.DAY, 2024, 8, 18), "2024-08-18", DateRule.FULL_DATE),
        (ParsedDate(0, 1, Form.DAY, 2023, 10, 7, until=9), "2023-10-07/2023-10-09", DateRule.FULL_DATE),
        (ParsedDate(0, 1, Form.DAY, 2023, 2, 30), None, DateRule.FULL_DATE),
        (ParsedDate(0, 1, Form.MONTH, 2024, 8), "2024-08", DateRule.MONTH_AND_YEAR),
        (ParsedDate(0, 1, Form.YEAR, 2015), "2015", DateRule.YEAR),
        (ParsedDate(0, 1, Form.YEAR, 2014, until=2017), "2014/2017", DateRule.YEAR),
        (ParsedDate(0, 1, Form.DECADE, 1990), "1990/1999", DateRule.DECADE),
        (ParsedDate(0, 1, Form.SEASON, 2014), "2014", DateRule.SEASON_OF_YEAR),
    ],
)
def test_a_date_with_its_year_is_taken_as_written(expression: ParsedDate, value: str | None, rule: DateRule) -> None:
    assert resolve_absolute(expression) == (value, rule)


def test_29_february_is_a_day_of_leap_years_only() -> None:
    leap_day = ParsedDate(0, 1, Form.DAY, month=2, day=29)
    assert days_of(leap_day, 2024) == "2024-02-29"
    assert days_of(leap_day, 2023) is None


def test_days_end_after_they_begin() -> None:
    assert days_of(ParsedDate(0, 1, Form.DAY, month=5, day=9, until=3), 2024) is None
