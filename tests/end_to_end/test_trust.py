"""The trust rules on every page of the example corpus, and the report of a breach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from generator.config import Settings, load_settings
from generator.present import breaches
from generator.publish.render import renderer
from generator.records import Corpus
from generator.site_plan import Page, SitePlan, Target
from tests.builds import planned

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def example() -> tuple[Corpus, SitePlan, Settings]:
    settings, _ = load_settings(REPOSITORY / "examples" / "mkdocs.yml")
    run = planned(settings)
    return run.corpus, run.plan, settings


def test_every_statement_is_in_its_sentence_and_every_link_has_a_target(
    example: tuple[Corpus, SitePlan, Settings],
) -> None:
    corpus, plan, _ = example
    assert list(breaches(plan, corpus)) == []


def _with(plan: SitePlan, template: str, change: str) -> SitePlan:
    """The plan with the first page of a kind changed."""

    def pages() -> Iterator[Target[Page]]:
        for target in plan.pages():
            page = target.make()
            if page.template == template and page.view.figures:
                first = page.view.figures[0]
                if change == "words":
                    first = replace(first, quotation=replace(first.quotation, text="at least a thousand people"))
                elif change == "source":
                    first = replace(first, figure=replace(first.figure, attribution=(0, 1)), source=None)
                else:
                    first = replace(first, quotation=replace(first.quotation, href="#s999"))
                page = replace(page, view=replace(page.view, figures=(first,)))
            yield Target(page.path, partial(replace, page))

    return replace(plan, pages=pages)


@pytest.mark.parametrize(
    ("change", "message"),
    [("words", "is not what its sentence says"), ("source", "has lost its source"), ("anchor", "leads to no sentence")],
)
def test_a_statement_that_is_not_in_its_sentence_is_a_breach(
    example: tuple[Corpus, SitePlan, Settings], change: str, message: str
) -> None:
    corpus, plan, _ = example
    found = list(breaches(_with(plan, "article.md.jinja", change), corpus))
    assert found
    assert all(message in problem.message for problem in found)


def test_every_figure_on_a_page_says_where_it_comes_from(example: tuple[Corpus, SitePlan, Settings]) -> None:
    _, plan, _ = example
    render = renderer()
    lines = [
        line
        for page in (target.make() for target in plan.pages())
        if page.template in ("article.md.jinja", "digest.md.jinja", "home.md.jinja") and page.view.figures
        for line in re.split(r"^## ", render(page), flags=re.MULTILINE)
        if line.startswith("Figures")
        for line in line.splitlines()
        if line.startswith("- **")
    ]
    assert len(lines) > 100
    assert [line for line in lines if "unattributed in source" not in line and "according to" not in line] == []


def test_conflicting_figures_stand_side_by_side(example: tuple[Corpus, SitePlan, Settings]) -> None:
    corpus, _, _ = example
    dead = {
        (figure.value, article.date)
        for article in corpus.articles
        for figure in corpus.findings[article.id].figures
        if figure.kind == "killed"
    }
    assert {(67.0, "2025-03-18"), (71.0, "2025-03-18")} <= dead


def test_an_anonymous_source_is_not_a_person(example: tuple[Corpus, SitePlan, Settings]) -> None:
    corpus, _, _ = example
    names = {entity.name.casefold() for entity in corpus.entities}
    assert not [name for name in names if re.search(r"\b(?:official|source|spokes\w+|resident)s?$", name)]


def test_relative_dates_of_an_undated_article_stay_unresolved(example: tuple[Corpus, SitePlan, Settings]) -> None:
    corpus, _, _ = example
    undated = [article for article in corpus.articles if article.date is None]
    assert undated
    weekdays = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|last|this|next")
    texts = {article.id: article.text for article in undated}
    for article in undated:
        for when in corpus.findings[article.id].dates:
            if weekdays.search(texts[article.id][when.start : when.end]):
                assert when.value is None
