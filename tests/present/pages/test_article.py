"""An article with its findings in, its page out."""

from __future__ import annotations

import pytest

from generator.present.layout import Layout
from generator.present.pages.article import article_targets, description, reading_minutes
from generator.records import Story
from generator.site_plan import Page
from tests.present.constructed import harbour


def page(laid: Layout, article_id: str = "opening") -> Page:
    (target,) = (one for one in article_targets(laid) if one.path == f"articles/{article_id}.md")
    return target.make()


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (238, 1), (239, 2), (2380, 10)])
def test_reading_takes_at_least_a_minute(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


def test_the_front_matter_has_what_is_known_and_nothing_empty() -> None:
    facts = page(harbour()).front_matter
    assert facts["people"] == ["Ada Lund"]
    assert facts["places"] == ["Bergen"]
    assert facts["date"] == "2024-08-18"
    assert not {"organizations", "authors", "source_url", "story", "duplicate_of"} & set(facts)


def test_the_description_is_the_first_key_sentence() -> None:
    laid = harbour()
    expected = "Ada Lund, the mayor of Bergen, opened the harbour on Sunday."
    assert description(laid, laid.articles["opening"]) == expected


def test_the_page_has_the_statements_of_its_article() -> None:
    view = page(harbour()).view
    assert [line.quotation.text for line in view.figures] == ["At least 40", "More than 70"]
    assert [line.quotation.text for line in view.quotes] == ["The ships will return,"]
    assert [line.value for line in view.timeline] == ["2024-05", "2024-08-18"]
    assert [one.name for kind in view.kinds for one in kind.entities] == ["Ada Lund", "Bergen"]


def test_where_only_excerpts_are_published_each_key_sentence_is_a_paragraph() -> None:
    view = page(harbour(full_text=False)).view
    assert [[one.number for one in paragraph] for paragraph in view.paragraphs] == [["1"], ["2"], ["4"]]
    assert [line.quotation.text for line in view.figures] == ["More than 70"]


def test_a_repeat_and_its_original_lead_to_each_other() -> None:
    laid = harbour(duplicate_of={"opening": "strike"})
    assert page(laid).view.duplicate_of.title == "Dock workers end their strike"
    assert [one.title for one in page(laid, "strike").view.duplicates] == ["Mayor Ada Lund opens the harbour"]


def test_an_article_of_a_story_leads_to_it() -> None:
    laid = harbour(stories=(Story("opening", ("strike", "opening")),))
    assert page(laid).view.story.href == "../stories/opening.md"
    assert page(laid).front_matter["story"] == "opening"
