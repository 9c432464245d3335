"""Co-mentions agree with a count of articles one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.relate.co_mentions import MAX_KEPT, MAX_PER_ARTICLE, co_mentions

from .news import entities

NAMES = [f"e{number}" for number in range(8)]


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sets(st.sampled_from(NAMES))))
def test_articles_are_counted_as_one_by_one(names: dict[str, set[str]]) -> None:
    found = co_mentions(entities(names))
    assert found.keys() == {name for some in names.values() for name in some}
    for one, others in found.items():
        shared = {other: sum({one, other} <= some for some in names.values()) for other in NAMES if other != one}
        expected = sorted(((-number, other) for other, number in shared.items() if number))
        assert [(-other.articles, other.other) for other in others] == expected


def test_of_a_long_list_the_first_count_and_a_page_names_few() -> None:
    found = co_mentions(entities({"list": [f"e{number:03}" for number in range(100)]}))
    assert sorted(found) == [f"e{number:03}" for number in range(MAX_PER_ARTICLE)]
    assert {len(others) for others in found.values()} == {MAX_KEPT}


def test_a_corpus_without_names_has_no_co_mentions() -> None:
    assert co_mentions(()) == {}
