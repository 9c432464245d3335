"""One kind for one name."""

from __future__ import annotations

from generator.resolve.clusters import QuestionKind
from generator.resolve.kind_conflicts import settle_kinds

from .build import cluster


def test_the_kind_of_most_articles_is_given_to_all() -> None:
    found = [*(cluster("organization", "Zarqua") for _ in range(3)), cluster("person", "Zarqua")]
    assert settle_kinds(found) == []
    assert {one.kind for one in found} == {"organization"}
    assert [reason.rule for reason in found[-1].reasons] == ["kind by the corpus"]


def test_a_close_decision_changes_nothing_and_is_a_question() -> None:
    found = [cluster("organization", "Zarqua"), cluster("person", "Zarqua")]
    (question,) = settle_kinds(found)
    assert question.kind is QuestionKind.KIND_CONFLICT
    assert [one.kind for one in found] == ["organization", "person"]


def test_an_event_may_have_the_name_of_a_place() -> None:
    found = [cluster("event", "Zarqua"), cluster("place", "Zarqua")]
    assert settle_kinds(found) == []
    assert [one.kind for one in found] == ["event", "place"]
