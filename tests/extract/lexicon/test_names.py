"""Word lists of the rules on names."""

from __future__ import annotations

import pytest

from generator.extract.lexicon.names import (
    abbreviations,
    given_name,
    head_kind,
    honorifics,
    is_role,
    is_thing_head,
    kind_nouns,
    never_names,
    word_list,
)


@pytest.mark.parametrize("word", ["Minister", "co-founders", "ex-president", "spokeswomen", "coaches"])
def test_a_role_is_recognized_in_its_inflections(word: str) -> None:
    assert is_role(word)


@pytest.mark.parametrize("word", ["Harbour", "co-harbour", "ministry"])
def test_other_nouns_are_not_roles(word: str) -> None:
    assert not is_role(word)


@pytest.mark.parametrize(
    ("word", "kind", "thing"),
    [("Ministry", "organization", False), ("Airport", "place", False), ("Treaty", None, True), ("Reed", None, False)],
)
def test_a_head_noun_gives_the_kind_of_a_name(word: str, kind: str | None, thing: bool) -> None:
    assert (head_kind(word), is_thing_head(word)) == (kind, thing)


@pytest.mark.parametrize(("word", "sex"), [("Mrs.", "f"), ("Sir", "m"), ("Dr", ""), ("Reed", None)])
def test_an_honorific_implies_a_sex_or_none(word: str, sex: str | None) -> None:
    assert honorifics().get(word) == sex


@pytest.mark.parametrize(("name", "sex"), [("Alice", "f"), ("james", "m"), ("Vextron", None)])
def test_a_given_name_implies_a_sex(name: str, sex: str | None) -> None:
    found = given_name(name)
    assert sex == found or (found is not None and sex is not None and sex in found)


@pytest.mark.parametrize("word", ["Monday", "Tues", "Sept.", "January", "Advertisement", "GMT"])
def test_months_weekdays_and_page_words_are_never_names(word: str) -> None:
    assert word in never_names()


@pytest.mark.parametrize(
    ("word", "places"), [("Mr", {"name"}), ("St", {"name", "open"}), ("Sept", {"number", "open"}), ("Mon", {"open"})]
)
def test_an_abbreviation_has_its_contexts(word: str, places: set[str]) -> None:
    assert abbreviations()[word] == places


def test_a_common_noun_gives_the_kind_of_the_name_next_to_it() -> None:
    assert (kind_nouns()["company"], kind_nouns()["village"]) == ("organization", "place")


def test_a_list_is_read_by_its_name() -> None:
    assert "van" in word_list("particle")
