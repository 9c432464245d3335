"""ISO 8601 dates in, English words out."""

from __future__ import annotations

import pytest

from generator.present.dates import day, month, period


def test_a_day_is_worded_without_a_leading_zero() -> None:
    assert day("2024-08-05") == "5 August 2024"


def test_a_day_and_its_month_have_the_same_month_in_words() -> None:
    assert month("2024-08-05") == month("2024-08") == "August 2024"


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2024", "2024"),
        ("2023-10", "October 2023"),
        ("2024-12-31", "31 December 2024"),
        ("2023-10/2024-08-18", "October 2023 to 18 August 2024"),
    ],
)
def test_a_period_is_worded_as_exactly_as_it_is_known(iso: str, words: str) -> None:
    assert period(iso) == words
