"""The registry: every rule is read, and every fault reported once with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import BriefingError
from generator.registry import (
    ArticleRule,
    EntityRule,
    IgnoreRule,
    MergeRule,
    QuoteRule,
    Registry,
    RetypeRule,
    SplitRule,
    load_registry,
)

from .loading import EVERYTHING, problems_of, registry_of


def test_every_section_becomes_rules_with_their_lines() -> None:
    registry = registry_of(EVERYTHING)
    assert [(type(rule), rule.line) for rule in registry.rules] == [
        (EntityRule, 2),
        (EntityRule, 3),
        (EntityRule, 4),
        (MergeRule, 10),
        (MergeRule, 10),
        (SplitRule, 11),
        (IgnoreRule, 12),
        (IgnoreRule, 12),
        (IgnoreRule, 12),
        (RetypeRule, 13),
        (ArticleRule, 15),
        (QuoteRule, 16),
    ]
    assert [rule.description for rule in registry.rules][-9:] == [
        "merge u-s into united-states",
        "merge usa into u-s",
        'split "Biden" to joe-biden',
        'ignore "Related"',
        'ignore "Sunday" as place',
        'ignore "Monitor"',
        "retype hamas as organization",
        "article some-article",
        'quote "critical inflection" by a senior Biden administration official',
    ]


def test_an_entity_keeps_all_that_the_editor_says() -> None:
    registry = registry_of(EVERYTHING)
    assert registry.entities["norway"] == EntityRule(
        line=4,
        description="entity norway",
        refers=("norway",),
        id="norway",
        kind="place",
        name="Norway",
        aka=(),
        apart=(),
        wikidata=None,
        same_as=("https://example.org/norway",),
        geo=None,
        country="NO",
        summary="A kingdom in northern Europe",
    )
    assert registry.entities["gaza-strip"].geo == (31.4, 34.4)
    assert registry.entities["antony-blinken"].wikidata == "Q7821917"


def test_an_article_and_its_quotation_are_found_by_the_article() -> None:
    registry = registry_of(EVERYTHING)
    assert (registry.articles["some-article"].date, registry.articles["some-article"].cut_after) == (
        "2024-08-18",
        "Related",
    )
    assert [quote.starts for quote in registry.quotes["some-article"]] == ["critical inflection"]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "entities:\nmerge:\nignore: []\n", "{}"])
def test_an_empty_file_corrects_nothing(text: str) -> None:
    assert registry_of(text) == Registry()


def test_the_repository_s_own_registry_is_a_valid_template() -> None:
    text = Path(__file__).parents[2].joinpath("registry.yml").read_text(encoding="utf-8")
    load_registry(text, "registry.yml")
    examples = "\n".join(
        line.removeprefix("# ") for line in text.splitlines() if line.startswith(("#  ", "# - ")) or line.endswith(":")
    )
    assert {type(rule) for rule in registry_of(examples).rules} == {
        EntityRule,
        MergeRule,
        SplitRule,
        IgnoreRule,
        RetypeRule,
        ArticleRule,
        QuoteRule,
    }


def test_every_fault_of_a_file_is_reported_at_once_in_the_order_of_the_lines() -> None:
    problems = problems_of(
        """\
        entities:
          a: {type: persn, name: A}
          b: {type: person, name: B, wikidata: X1}
          c: {type: person, name: C, not: [c]}
        merge: {d: d}
        articles:
          e: {date: 2024-13-01}
        unknown: 1
        """
    )
    assert [problem.split(": ")[1] for problem in problems] == [
        "`entities.a.type`",
        "`entities.b.wikidata`",
        "`entities.c.not`",
        "`merge.d`",
        "`articles.e.date`",
        "`unknown`",
    ]


@given(st.text(max_size=200))
def test_any_text_is_read_or_reported(text: str) -> None:
    try:
        registry, _ = load_registry(text, "registry.yml")
    except BriefingError as error:
        found: object = error.problems
    else:
        found = registry
    assert found
