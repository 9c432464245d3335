"""Articles of a story are in the order of their dates, and the order is never guessed."""

from __future__ import annotations

from generator.present.layout import Layout
from generator.present.pages.story import story_line
from generator.records import Story
from tests.present.constructed import article, layout


def neighbours(laid: Layout, article_id: str) -> tuple[str | None, str | None]:
    line = story_line(laid, article_id)
    assert line
    return line.earlier.title if line.earlier else None, line.later.title if line.later else None


def test_articles_lead_to_the_ones_before_and_after_and_an_undated_one_is_neither() -> None:
    articles = [article("tuesday", "2024-08-20"), article("monday", "2024-08-19"), article("some-day", None)]
    laid = layout(articles, (), stories=(Story("monday", ("tuesday", "monday", "some-day")),))
    assert neighbours(laid, "tuesday") == ("Title monday", None)
    assert neighbours(laid, "monday") == (None, "Title tuesday")
    assert neighbours(laid, "some-day") == (None, None)
