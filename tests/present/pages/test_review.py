"""Open questions in, the review page out."""

from __future__ import annotations

import pytest

from generator.present.pages import review
from generator.present.pages.review import review_page
from generator.records import OpenQuestion
from tests.present.constructed import article, entity, harbour, layout


def test_the_rarest_kind_of_question_comes_first() -> None:
    asked = [OpenQuestion("type conflict", "One?"), OpenQuestion("surname", "Two?"), OpenQuestion("surname", "Three?")]
    view = review_page(layout([article("a")], [], open_questions=tuple(asked))).view
    assert [(group.heading, group.total) for group in view.groups] == [("Type conflict", 1), ("Surname", 2)]
    assert view.total == 3


def test_a_long_group_shows_the_first_questions_and_counts_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review, "SHOWN_PER_GROUP", 2)
    asked = tuple(OpenQuestion("surname", f"Question {n}?") for n in range(5))
    (group,) = review_page(layout([article("a")], [], open_questions=asked)).view.groups
    assert (group.total, [item.message for item in group.items]) == (5, ["Question 0?", "Question 1?"])


def test_a_question_has_its_sentence_and_links_to_its_entities() -> None:
    start = harbour().findings["opening"].sentences[1].start
    asked = OpenQuestion("surname", "Which Lund?", "opening", start, start + 3, ("ada-lund", "gone"))
    (group,) = review_page(harbour(open_questions=(asked,))).view.groups
    (item,) = group.items
    assert item.quotation.href == "articles/opening.md#s1"
    assert item.entities == (("Ada Lund", "people/ada-lund.md"),)


def test_an_entity_without_a_page_has_no_link() -> None:
    asked = OpenQuestion("surname", "Which?", entities=("seldom",))
    laid = layout([article("a")], [entity("seldom", "a", own_page=False)], open_questions=(asked,))
    (group,) = review_page(laid).view.groups
    assert group.items[0].entities == (("seldom", ""),)
