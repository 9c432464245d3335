"""The direction of the clause around a date."""

from __future__ import annotations

import pytest

from generator.extract.dates.direction import Direction
from generator.extract.dates.tense import direction_of
from tests.extract.reading import read


def direction(body: str, date: str, title: str = "News of the day") -> Direction:
    article, doc, sentences, _ = read(body, title=title)
    start = article.text.rindex(date)
    sentence = next(s for s in sentences if s.start <= start < s.end)
    return direction_of(article.text, doc, sentence, start, start + len(date))


@pytest.mark.parametrize(
    "body",
    [
        "The envoys will meet on Monday.",
        "The envoys are scheduled to meet on Monday.",
        "The vote was postponed until Monday.",
        "The trial opens on Monday.",
        "The trial is opening on Monday.",
        "The bridge might open on Monday.",
        "The bridge could open on Monday.",
        "The city ordered the schools closed until Monday.",
        "They called a strike for Monday.",
        "He must pay by Monday at the latest.",
    ],
)
def test_a_plan_is_about_the_future(body: str) -> None:
    assert direction(body, "Monday") is Direction.FORWARD


@pytest.mark.parametrize(
    "body",
    [
        "The envoys met on Monday.",
        "The envoys would have met on Monday.",
        "The mayor could not be reached on Monday.",
        "The mayor condemns the raid of Monday.",
        "The talks have failed since Monday.",
        "The exam, held on Monday, will be repeated.",
        "The road had been closed until Monday.",
    ],
)
def test_news_is_about_the_past(body: str) -> None:
    assert direction(body, "Monday") is Direction.BACK


@pytest.mark.parametrize(
    "body",
    ["The siege went on until Monday.", "Rescuers could reach the village on Monday only on foot."],
)
def test_a_clause_may_be_about_past_or_future(body: str) -> None:
    assert direction(body, "Monday") is Direction.UNCLEAR


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Minister visits Cairo on Monday", Direction.BACK),
        ("Minister to visit Cairo on Monday", Direction.FORWARD),
        ("Minister is visiting Cairo on Monday", Direction.FORWARD),
    ],
)
def test_a_headline_in_the_present_tense_is_about_the_past(title: str, expected: Direction) -> None:
    assert direction("Text.", "Monday", title) is expected
