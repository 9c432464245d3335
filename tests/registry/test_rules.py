"""Look-ups of an editor's rules."""

from __future__ import annotations

import pickle
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.registry import Rule, fold, load_registry

from .loading import EVERYTHING, registry_of


@pytest.mark.parametrize("surface", ["Gaza Strip", "Gaza", "the Strip", "the\n  Strip", " Gaza "])
def test_a_pinned_name_is_found_whatever_its_white_space(surface: str) -> None:
    pinned = registry_of(EVERYTHING).pinned(surface)
    assert pinned is not None
    assert (pinned.id, pinned.kind) == ("gaza-strip", "place")


@pytest.mark.parametrize("surface", ["gaza", "The Strip", "Strip", ""])
def test_a_pinned_name_is_found_by_its_own_capitals_only(surface: str) -> None:
    assert registry_of(EVERYTHING).pinned(surface) is None


def test_an_apostrophe_may_be_straight_or_curly() -> None:
    registry = registry_of('entities: {oneill: {type: person, name: "Tip O\'Neill", aka: [O’Neill]}}')
    assert registry.pinned("Tip O’Neill") is registry.pinned("O'Neill") is registry.entities["oneill"]


def test_a_name_of_a_merged_entity_means_the_kept_one() -> None:
    registry, _ = load_registry(
        textwrap.dedent("""\
            entities:
              usa: {type: place, name: USA}
              united-states: {type: place, name: United States}
            merge: {usa: united-states}
            """),
        "registry.yml",
    )
    assert registry.pinned("USA") is registry.entities["united-states"]


def test_two_entities_that_are_merged_may_share_a_name() -> None:
    registry, _ = load_registry(
        "entities: {a: {type: place, name: X}, b: {type: place, name: X}}\nmerge: {a: b}", "registry.yml"
    )
    assert registry.pinned("X") is registry.entities["b"]


def test_merges_are_followed_to_the_end() -> None:
    registry = registry_of(EVERYTHING)
    assert [registry.resolve_merge(name) for name in ("usa", "u-s", "united-states", "egypt")] == [
        "united-states",
        "united-states",
        "united-states",
        "egypt",
    ]


def test_a_split_holds_in_its_articles_only() -> None:
    registry = registry_of(EVERYTHING)
    rule = registry.split("Biden", "some-article")
    assert rule is not None
    assert rule.to == "joe-biden"
    assert registry.split("Biden", "another") is None
    assert registry.split("Joe Biden", "some-article") is None


def test_ignored_words_may_be_limited_by_type_and_article() -> None:
    registry = registry_of(EVERYTHING)
    assert registry.ignored("Related", "person", "any")
    assert registry.ignored("Sunday", "place", "any")
    assert registry.ignored("Sunday", "person", "any") is None
    assert registry.ignored("Monitor", "organization", "some-article")
    assert registry.ignored("Monitor", "organization", "another") is None
    assert registry.ignored("Gaza", "place", "any") is None


def test_apart_holds_both_ways_and_through_merges() -> None:
    registry = registry_of("entities: {a: {type: place, name: A, not: [b]}}\nmerge: {c: b}")
    assert registry.apart("a", "b") is registry.apart("b", "a") is registry.apart("c", "a") is registry.entities["a"]
    assert registry.apart("a", "d") is None
    assert registry.apart("a", "a") is None


def test_a_retype_follows_merges() -> None:
    registry = registry_of("retype: {old: group}\nmerge: {old: kept}")
    assert registry.retypes["kept"].kind == "group"


def test_rules_that_matched_nothing_are_listed_with_a_suggestion() -> None:
    registry = registry_of("retype: {hams: organization, qatar: place}\nignore: [{text: Related}]")
    used: set[Rule] = {registry.retypes["qatar"]}
    unused = registry.unused(used, {"hamas", "qatar"})
    assert [str(problem) for problem in unused] == [
        "registry.yml:1: the rule matches nothing: retype hams as organization. Did you mean `hamas`?",
        'registry.yml:2: the rule matches nothing: ignore "Related". Fix or remove it',
    ]
    assert {problem.level for problem in unused} == {"warning"}


def test_a_registry_can_be_pickled() -> None:
    registry = registry_of(EVERYTHING)
    again = pickle.loads(pickle.dumps(registry))  # noqa: S301
    assert again == registry
    assert again.pinned("Gaza") == registry.pinned("Gaza")


@given(st.text())
def test_folding_twice_is_folding_once(surface: str) -> None:
    assert fold(fold(surface)) == fold(surface)
