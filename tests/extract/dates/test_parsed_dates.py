"""The extent of a date expression."""

from __future__ import annotations

from generator.extract.dates.parsed_dates import Form, ParsedDate


def test_the_opening_word_of_a_period_is_part_of_it() -> None:
    assert ParsedDate(8, 12, Form.YEAR, 2014, opening=0).outer_start == 0
    assert ParsedDate(8, 12, Form.YEAR, 2014).outer_start == 8
