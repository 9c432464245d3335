"""Two dates joined to one period."""

from __future__ import annotations

import pytest

from generator.extract.dates.patterns import parse_dates
from generator.extract.dates.periods import join
from generator.records import Sentence


def joined(text: str) -> list[str]:
    groups = join(text, list(parse_dates(text, Sentence("s0", 0, len(text), 1))))
    return [text[group[0].outer_start : group[-1].end] for group in groups]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ran from 2014 to 2017.", ["from 2014 to 2017"]),
        ("It ran Monday through Friday.", ["Monday through Friday"]),
        ("It ran between 2014 and 2017.", ["between 2014 and 2017"]),
        ("It ran from May 3, 2020 up until June 2021.", ["from May 3, 2020 up until June 2021"]),
        ("It ran in 2014 and in 2017.", ["2014", "2017"]),
        ("It ran on Monday and Friday.", ["Monday", "Friday"]),
        ("It ran in 2014, then from 2016 to 2017.", ["2014", "from 2016 to 2017"]),
        ("It ran on May 3-4 to May 9.", ["May 3-4", "May 9"]),
    ],
)
def test_words_between_two_dates_join_them_to_a_period(text: str, expected: list[str]) -> None:
    assert joined(text) == expected
