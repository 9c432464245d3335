"""A corpus in, the plan of its site out."""

from __future__ import annotations

from dataclasses import replace

from generator.present import lay_out
from generator.present.data.feeds import Feeds
from tests.present.constructed import OPTIONS, article, harbour, layout


def test_every_path_is_known_before_any_page_is_made() -> None:
    plan = lay_out(harbour().corpus, OPTIONS)
    made = [target.make() for target in plan.pages()]
    assert {page.path for page in made} | {"data.md"} == plan.paths
    assert [page.path for page in made] == [target.path for target in plan.pages()]
    assert {
        "index.md", "articles/opening.md", "people/ada-lund.md", "places/index.md", "digests/2024-08-18.md",
        "figures/index.md", "quotes/index.md", "timeline/index.md", "map/index.md", "review.md", "llms.txt",
    } <= plan.paths  # fmt: skip


def test_the_same_page_is_made_each_time() -> None:
    plan = lay_out(harbour().corpus, OPTIONS)
    assert [target.make() for target in plan.pages()] == [target.make() for target in plan.pages()]


def test_every_page_has_its_linked_data_and_links_to_its_feeds() -> None:
    laid = harbour()
    pages = {target.path: target.make() for target in lay_out(laid.corpus, OPTIONS).pages()}
    assert all(page.linked_data for path, page in pages.items() if path != "llms.txt")
    assert pages["people/ada-lund.md"].follow == Feeds(laid).links("people/ada-lund.md", "people/ada-lund.md")


def test_the_data_page_is_made_from_the_sizes_of_the_files() -> None:
    plan = lay_out(harbour().corpus, OPTIONS)
    assert plan.data_page
    assert plan.data_page({}).path == "data.md"


def test_a_page_of_one_article_does_not_depend_on_another_article() -> None:
    plan = lay_out(layout([article("b"), article("a")], []).corpus, OPTIONS)
    (target,) = (one for one in plan.pages() if one.path == "articles/a.md")
    with plan.dependencies.recording() as dependencies:
        target.make()
    assert ("article", "a") in dependencies
    assert ("article", "b") not in dependencies


def test_the_options_are_part_of_the_plan() -> None:
    options = replace(OPTIONS, full_text=False)
    assert lay_out(harbour().corpus, options).options == options
