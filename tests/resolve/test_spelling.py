"""Comparing spellings."""

from __future__ import annotations

import pytest

from generator.resolve.spelling import distance, fold, fold_organization, initials, is_acronym, slip, sound


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("José Pérez", "jose perez"),
        ("The Øresund Bridge", "oresund bridge"),
        ("U.N.", "un"),
        ("Health Organisation", "health organization"),
        ("Lund & Søn", "lund and son"),
    ],
)
def test_accents_capitals_and_articles_do_not_count(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize("name", ["Vextron Corp.", "Vextron, Inc.", "Vextron Company", "Vextron"])
def test_the_legal_form_of_a_company_does_not_count(name: str) -> None:
    assert fold_organization(name) == "vextron"


def test_a_name_that_is_nothing_but_a_legal_form_stays() -> None:
    assert fold_organization("Company") == "company"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mohammed", "Mohamed"), ("Khatib", "Hateeb"), ("Yusuf", "Yousuf"), ("Haydar", "Haidar"), ("Qasim", "Kasim")],
)
def test_transliterations_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_other_names_sound_different() -> None:
    assert sound("Khatib") != sound("Habib")


@pytest.mark.parametrize(
    ("one", "other", "letters"), [("marsh", "marsh", 0), ("marsh", "mash", 1), ("marsh", "masrh", 1), ("ab", "cd", 2)]
)
def test_a_swap_of_neighbours_is_one_edit(one: str, other: str, letters: int) -> None:
    assert distance(one, other) == letters


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("buchmann", "buchman", True),
        ("wilder", "milder", False),  # the first letter is seldom wrong
        ("reed", "read", False),  # short words are names of their own
        ("constantin", "konstantin", False),
        ("featherston", "fetherstun", True),
    ],
)
def test_a_slip_is_a_letter_or_two_in_a_long_word(one: str, other: str, same: bool) -> None:
    assert slip(one, other) is same


@pytest.mark.parametrize(
    ("name", "acronym"),
    [("NATO", True), ("U.N.", True), ("CJTF-OIR", True), ("Nato", False), ("X", False), ("UN Women", False)],
)
def test_an_acronym_is_one_word_of_capitals(name: str, acronym: bool) -> None:
    assert is_acronym(name) is acronym


def test_initials_are_with_and_without_small_words() -> None:
    assert initials("university of northern peru") == ("uonp", "unp")
