"""Dates in, bars out."""

from __future__ import annotations

import pytest

from generator.present.pictures.timeline import HEIGHT, WIDTH, timeline_picture


def test_each_day_of_a_few_weeks_has_a_bar_as_high_as_its_count() -> None:
    picture = timeline_picture([("2024-08-18", 3), ("2024-08-18", 1), ("2024-08-20", 2)], "mentions")
    assert picture
    assert picture.unit == "day"
    assert [(bar.period, bar.count, bar.height) for bar in picture.bars] == [
        ("18 August 2024", 4, HEIGHT),
        ("20 August 2024", 2, HEIGHT / 2),
    ]
    assert picture.bars[-1].x + picture.bars[-1].width <= WIDTH
    assert (picture.first, picture.last, picture.top, picture.total) == ("18 August 2024", "20 August 2024", 4, 6)


@pytest.mark.parametrize(
    ("last", "unit", "period"),
    [
        ("2024-02-14", "day", "14 February 2024"),
        ("2024-12-31", "week", "30 December 2024 to 5 January 2025"),
        ("2027-05-02", "month", "May 2027"),
        ("2033-05-02", "year", "2033"),
    ],
)
def test_the_longer_the_course_the_longer_its_periods(last: str, unit: str, period: str) -> None:
    picture = timeline_picture([("2024-01-01", 1), (last, 1)], "mentions")
    assert picture
    assert (picture.unit, picture.last) == (unit, period)


def test_a_single_day_has_no_course() -> None:
    assert timeline_picture([("2024-08-18", 3)], "mentions") is None
    assert timeline_picture([], "mentions") is None
