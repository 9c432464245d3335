"""A corpus in, what pages look up in it out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.present.corpus_tables import UNDATED
from generator.present.dependencies import EVERYTHING
from generator.records import OpenQuestion
from tests.present.constructed import article, entity, harbour, layout, span


def test_a_duplicate_is_not_an_original() -> None:
    laid = layout([article("b"), article("a")], [], duplicate_of={"a": "b"})
    assert list(laid.originals()) == ["b"]
    assert list(laid.repeated_by["b"]) == ["a"]


def test_articles_sort_newest_first_and_undated_ones_last() -> None:
    laid = layout([article("old", "2024-01-01"), article("new", "2024-08-18"), article("x", None)], [])
    assert sorted(("x", "old", "new"), key=laid.newest_first) == ["new", "old", "x"]


def test_an_entity_is_found_by_the_start_of_its_mention() -> None:
    laid = harbour()
    start, _ = span(laid.articles["opening"].text, "Bergen")
    found = laid.entity_at("opening", start)
    assert found
    assert found.id == "bergen"
    assert laid.entity_at("opening", start + 1) is None
    assert laid.entity_at("opening", None) is None


def test_the_entities_of_an_article_come_by_salience() -> None:
    laid = harbour()
    assert [one.id for one, _ in laid.in_article["opening"]] == ["ada-lund", "bergen"]
    assert [one.id for one, _ in laid.in_article["strike"]] == ["bergen", "ada-lund"]


def test_what_a_repeat_quotes_is_not_quoted_twice() -> None:
    laid = harbour()
    assert [(who, len(quotes)) for who, quotes in laid.quotes_by_speaker()] == [("ada-lund", 1)]
    repeat = harbour(duplicate_of={"opening": "strike"})
    assert list(repeat.quotes_by_speaker()) == []
    assert repeat.quotes_of(repeat.entities["ada-lund"]) == ()


def test_an_entity_is_seen_from_its_earliest_to_its_latest_dated_article() -> None:
    one = entity("oslo", ["b", "x", "a"])
    laid = layout([article("b", "2024-08-18"), article("a", "2024-01-02"), article("x", None)], [one])
    assert laid.first_and_last_seen(one) == ("2024-01-02", "2024-08-18")
    assert laid.first_and_last_seen(replace(one, appearances=one.appearances[1:2])) == (None, None)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("person/lund", "place/oslo", "people/lund.md"),
        ("person/lund", "place/gone", None),
        ("place/oslo", "place/oslo", None),
        ("weapon/lund", "place/oslo", None),
    ],
)
def test_a_former_address_redirects_where_it_is_free_and_its_entity_is_there(
    old: str, new: str, path: str | None
) -> None:
    laid = layout([article("a")], [entity("oslo", "a")], redirects={old: new})
    assert [(one.path, one.entity.id) for one in laid.redirects()] == ([(path, "oslo")] if path else [])


def test_an_undated_article_is_an_open_question_after_those_of_the_corpus() -> None:
    first = OpenQuestion("type conflict", "Which is it?")
    laid = layout([article("a"), article("x", None)], [], open_questions=(first,))
    found = list(laid.open_questions())
    assert found[0] == first
    assert [(one.kind, one.article) for one in found[1:]] == [(UNDATED, "x")]
    assert found[1].snippet == {"articles": {"x": {"date": "YYYY-MM-DD"}}}


def test_reading_the_corpus_is_a_dependency_on_everything() -> None:
    laid = harbour()
    with laid.dependencies.recording() as dependencies:
        assert laid.corpus
    assert dependencies == {EVERYTHING}


def test_a_description_is_on_one_line() -> None:
    laid = harbour()
    assert laid.description_text(laid.entities["ada-lund"]) == "the mayor of Bergen"
    assert laid.description_text(laid.entities["bergen"]) is None
