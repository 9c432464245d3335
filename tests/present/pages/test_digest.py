"""The articles of a day, a week or a month in, its digest out."""

from __future__ import annotations

import pytest

from generator.present.layout import Layout
from generator.present.pages.digest import (
    all_periods,
    digest_index,
    digest_targets,
    leading_figures,
    names_in_the_news,
)
from generator.site_plan import Page
from tests.present.constructed import article, entity, harbour, layout


def pages(laid: Layout) -> dict[str, Page]:
    return {target.path: target.make() for target in digest_targets(laid, all_periods(laid))}


def test_each_period_with_articles_has_a_digest_that_leads_to_its_neighbours() -> None:
    laid = layout([article("b", "2024-08-18"), article("a", "2024-07-01"), article("x", None)], [])
    made = pages(laid)
    assert set(made) == {
        "digests/2024-07-01.md", "digests/2024-08-18.md", "digests/2024-w27.md", "digests/2024-w33.md",
        "digests/2024-07.md", "digests/2024-08.md",
    }  # fmt: skip
    july, august = made["digests/2024-07.md"].view, made["digests/2024-08.md"].view
    assert (july.earlier, july.later.href) == (None, "2024-08.md")
    assert (august.earlier.href, august.later) == ("2024-07.md", None)
    assert [one.title for one in august.articles] == ["Title b"]


def test_the_index_lists_months_then_weeks_then_days_the_latest_first() -> None:
    laid = layout([article("b", "2024-08-18"), article("a", "2024-07-01")], [])
    units = digest_index(laid, all_periods(laid)).view.units
    assert [unit for unit, _ in units] == ["month", "week", "day"]
    assert [link.text for link in units[0][1]] == ["August 2024", "July 2024"]


@pytest.mark.parametrize(
    ("now", "before", "note"),
    [("abc", "d", "+2"), ("a", "bcd", "−2"), ("ab", "cd", ""), ("a", "", "")],
)
def test_a_name_has_the_change_from_the_period_before(now: str, before: str, note: str) -> None:
    laid = layout([article(one) for one in "abcd"], [entity("oslo", "abcd")])
    (places,) = names_in_the_news(laid, now, before, "index.md")
    assert [(one.name, one.count, one.note) for one in places.entities] == [("oslo", len(now), note)]


def test_a_name_that_the_period_before_lacks_is_new() -> None:
    laid = layout([article(one) for one in "ab"], [entity("oslo", "a")])
    (places,) = names_in_the_news(laid, "a", "b", "index.md")
    assert places.entities[0].note == "new"


def test_leading_figures_leave_out_bare_counts_and_are_never_added_up() -> None:
    lines = leading_figures(harbour(), ["strike", "opening"], "index.md")
    assert [line.quotation.text for line in lines] == ["At least 40", "More than 70"]
