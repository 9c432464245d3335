"""The dates in all articles in, the timeline out."""

from __future__ import annotations

from generator.present.pages.timeline import timeline_targets
from tests.present.constructed import harbour


def test_dated_sentences_come_by_year_the_latest_first() -> None:
    (target,) = timeline_targets(harbour(dates=[("harbour on", "s1", "2023-07-31")]))
    view = target.make().view
    assert [group.heading for group in view.groups] == ["2024", "2023"]
    assert [line.line.value for line in view.groups[0].lines] == ["2024-08-19", "2024-08-18", "2024-05"]
    assert view.total == 4


def test_articles_over_time_are_at_its_head() -> None:
    (target,) = timeline_targets(harbour())
    assert target.make().view.over_time.total == 2


def test_a_date_that_a_sentence_names_twice_is_listed_once() -> None:
    (target,) = timeline_targets(harbour(dates=[("harbour on", "s1", "2024-08-18")]))
    assert target.make().view.total == 3
