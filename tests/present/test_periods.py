"""Articles in, the days, weeks and months that have any out."""

from __future__ import annotations

from datetime import date

import pytest

from generator.present.periods import PeriodUnit, period_key, period_name, periods
from tests.present.constructed import article


@pytest.mark.parametrize(
    ("unit", "key", "name"),
    [
        ("day", "2024-12-31", "31 December 2024"),
        ("week", "2025-w01", "30 December 2024 to 5 January 2025"),
        ("month", "2024-12", "December 2024"),
        ("year", "2024", "2024"),
    ],
)
def test_a_day_belongs_to_a_period_of_each_length(unit: PeriodUnit, key: str, name: str) -> None:
    assert period_key(unit, date(2024, 12, 31)) == key
    assert period_name(unit, key) == name


def test_undated_articles_and_repeats_belong_to_no_period() -> None:
    articles = [
        article("b", "2024-08-18"),
        article("a", "2024-08-18"),
        article("old", "2024-07-01"),
        article("x", None),
    ]
    found = periods(articles, "month", {"a": "b"})
    assert [(one.key, one.articles) for one in found] == [("2024-07", ("old",)), ("2024-08", ("b",))]
