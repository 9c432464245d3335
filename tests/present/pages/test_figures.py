"""The figures of all articles in, the figures page out."""

from __future__ import annotations

from generator.present.pages.figures import figures_targets
from tests.present.constructed import article, harbour, layout


def test_figures_are_listed_by_kind_and_subject_with_their_date() -> None:
    (target,) = figures_targets(harbour())
    page = target.make()
    assert (page.path, page.view.total) == ("figures/index.md", 2)
    (wounded,) = page.view.groups
    assert wounded.heading == "wounded"
    assert [(line.subject, line.iso, line.date, line.sortable) for line in wounded.lines] == [
        ("workers", "2024-05", "May 2024", 40),
        ("workers", "2024-08-18", "18 August 2024", 70),
    ]


def test_figures_of_repeats_and_of_sentences_that_may_not_be_shown_are_left_out() -> None:
    (target,) = figures_targets(harbour(full_text=False))
    assert target.make().view.total == 1
    (target,) = figures_targets(harbour(duplicate_of={"opening": "strike"}))
    assert target.make().view.total == 0


def test_a_corpus_without_figures_has_a_page_that_says_so() -> None:
    (target,) = figures_targets(layout([article("a")], []))
    assert (target.make().view.groups, target.make().view.total) == ((), 0)
