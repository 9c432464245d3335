"""Word lists of the rules on figures."""

from __future__ import annotations

import pytest

from generator.extract.lexicon.figures import (
    CasualtyWord,
    all_casualty_words,
    casualty_status_of,
    currencies,
    figure_words,
    is_person,
    may_be_person,
    measure,
)


@pytest.mark.parametrize(
    ("word", "how", "status"),
    [
        ("Killed", "verb", "killed"),
        ("died", "self", "killed"),
        ("died", "verb", None),
        ("injuries", "noun", "wounded"),
        ("homeless", "state", "displaced"),
        ("arrested", "verb", "detained"),
        ("walked", "verb", None),
    ],
)
def test_the_use_of_a_word_decides_its_casualty_status(word: str, how: CasualtyWord, status: str | None) -> None:
    assert casualty_status_of(word, how) == status


def test_words_of_one_class_come_from_every_status() -> None:
    assert {"killed", "injured", "evacuated", "jailed"} <= all_casualty_words("verb")


@pytest.mark.parametrize(
    ("word", "person"),
    [
        ("people", True),
        ("soldiers", True),
        ("firewomen", True),
        ("shopkeepers", True),
        ("cyclists", True),
        ("ministers", True),
        ("lists", False),
        ("houses", False),
        ("careers", False),
    ],
)
def test_a_noun_counts_people_by_list_or_ending(word: str, person: bool) -> None:
    assert is_person(word) == person


@pytest.mark.parametrize(
    ("word", "perhaps"), [("miners", True), ("containers", True), ("houses", False), ("er", False)]
)
def test_some_endings_name_people_as_well_as_things(word: str, perhaps: bool) -> None:
    assert may_be_person(word) == perhaps


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        (" miles away", "distance", "miles"),
        ("km", "distance", "km"),
        (" km per hour", "other", "km per hour"),
        (" percentage points", "percent", "percentage points"),
        ("%", "percent", "%"),
        (" Danish crowns", "money", "crowns"),
        (" soles", "money", "soles"),
        ("-day visit", "duration", "day"),
        (" square miles", "area", "square miles"),
    ],
)
def test_a_unit_right_after_a_number_has_its_kind(text: str, kind: str, unit: str) -> None:
    match = measure().match(text)
    assert match is not None
    assert (match.lastgroup, match[kind]) == (kind, unit)


@pytest.mark.parametrize("text", [" people", " milestones", " kmx", "  miles"])
def test_other_words_are_not_units(text: str) -> None:
    assert measure().match(text) is None


def test_currencies_are_without_country_and_without_metals() -> None:
    assert {"soles", "cedis", "dollars"} <= currencies()
    assert not {"gold", "silver", "peruvian"} & currencies()


def test_a_list_is_read_by_its_name() -> None:
    assert "resolution" in figure_words("label")
