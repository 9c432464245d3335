"""Breaches of the trust rules in a site plan.

Statements of the example's pages are altered in `tests/end_to_end/test_trust.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest

from generator.present import lay_out
from generator.present.trust_rules import breaches
from generator.present.views.quotations import Quotation
from generator.records import Corpus
from generator.site_plan import Page, SitePlan, Target
from tests.present.constructed import OPTIONS, harbour

OPENED = "Ada Lund, the mayor of Bergen, opened the harbour on Sunday."


@pytest.fixture
def corpus() -> Corpus:
    return harbour().corpus


def quoting(plan: SitePlan, quotation: Quotation) -> SitePlan:
    """The plan with another lead on the page of the opening."""

    def pages() -> Iterator[Target[Page]]:
        for target in plan.pages():
            if target.path == "articles/opening.md":
                page = target.make()
                yield Target(page.path, partial(replace, page, view=replace(page.view, lead=quotation)))

    return replace(plan, pages=pages)


def test_a_sound_plan_breaks_no_rule(corpus: Corpus) -> None:
    assert list(breaches(lay_out(corpus, OPTIONS), corpus)) == []


@pytest.mark.parametrize(
    ("text", "href", "message"),
    [
        (OPENED, "#s1", None),
        ("opened the harbour", "../articles/opening.md#s1", None),
        ("opened the\n harbour", "#s1", None),
        ("closed the harbour", "#s1", "is not what its sentence says"),
        (OPENED, "#s2", "is not what its sentence says"),
        (OPENED, "#s9", "leads to no sentence"),
    ],
)
def test_a_quotation_is_in_the_sentence_it_links_to(corpus: Corpus, text: str, href: str, message: str | None) -> None:
    plan = quoting(lay_out(corpus, OPTIONS), Quotation(text, href, "1"))
    found = [problem.message for problem in breaches(plan, corpus)]
    assert bool(found) == bool(message)
    assert all(message and message in one for one in found)


def test_a_link_to_a_page_that_is_not_planned_is_dead(corpus: Corpus) -> None:
    plan = lay_out(corpus, OPTIONS)
    without = replace(plan, paths=plan.paths - {"people/ada-lund.md"})
    assert "people/ada-lund.md leads to no page" in " ".join(problem.message for problem in breaches(without, corpus))
