"""Numbers that are not figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.extract.figures import non_figures
from generator.extract.figures.number import Number
from generator.records import DateExpression, Mention, Sentence

from .one_sentence import number_in, sentence_of

Check = Callable[[str, Number, Sentence], bool]


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        (non_figures.is_age, "Ana Diaz, 28, of Lima", True),
        (non_figures.is_age, "Ana Diaz (28) left", True),
        (non_figures.is_age, "a 12-year-old boy", True),
        (non_figures.is_age, "aged 40", True),
        (non_figures.is_age, "until they are 65.", True),
        (non_figures.is_age, "children under 5 years", True),
        (non_figures.is_age, "in Lima, 28 homes", False),
        (non_figures.is_age, "they are 650.", False),
        (non_figures.is_clock, "at 5 p.m.", True),
        (non_figures.is_clock, "It began at 7.", True),
        (non_figures.is_clock, "at 5 schools", False),
        (non_figures.is_clock, "in 300 BC", True),
        (non_figures.is_score, "won 3-1", True),
        (non_figures.is_score, "won 52 to 48", True),
        (non_figures.is_score, "from 3 homes", False),
        (non_figures.is_address, "at 10 Harbour Street", True),
        (non_figures.is_address, "with 10 Harbour workers", False),
        (non_figures.is_list_number, "1. Stop the fighting", True),
        (non_figures.is_list_number, "Its 1. division", False),
        (non_figures.is_part_of_time, "the first half of the year", True),
        (non_figures.is_part_of_time, "only half of the year", False),
        (non_figures.is_anaphoric, "the two agreed", True),
        (non_figures.is_anaphoric, "the 2 agreed", False),
        (non_figures.is_anaphoric, "only two agreed", False),
    ],
)
def test_a_number_is_recognized_by_its_context(check: Check, text: str, expected: bool) -> None:
    assert check(text, number_in(text), sentence_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("zero tolerance", True), ("a thousand fold", True), ("zero homes", False)]
)
def test_a_number_in_an_idiom_is_not_a_figure(text: str, expected: bool) -> None:
    assert non_figures.is_idiom(text, number_in(text)) == expected
    assert non_figures.counts_nothing(text, number_in(text), sentence_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "counted", "expected"),
    [
        ("Under Resolution 2254 it", False, True),
        ("in phase two of it", False, True),
        ("on pages 12 men", True, False),
        ("The Falcon 9 flew", False, True),
        ("Her Part One came", False, True),
        ("The Group of 9", False, False),
        ("It said no 9", False, False),
        ("It said No. 9", False, True),
        ("Police 9", False, False),
        ("The Falcon 1,900 flew", False, False),
    ],
)
def test_a_number_may_label_the_word_before_it(text: str, counted: bool, expected: bool) -> None:
    assert non_figures.is_label(text, number_in(text), sentence_of(text), (), counted=counted) == expected


def test_a_number_after_a_place_counts_what_follows() -> None:
    text = "In Lima 9 homes fell"
    place = Mention("Lima", 3, 7, "place", "Lima", "gazetteer")
    assert not non_figures.is_label(text, number_in(text), sentence_of(text), (place,), counted=True)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [("2014", "count", True), ("2014", "money", False), ("2,014", "count", False), ("2150", "count", False)],
)
def test_bare_digits_of_our_centuries_are_a_year(text: str, kind: str, expected: bool) -> None:
    assert non_figures.is_year(number_in(text), kind) == expected


@pytest.mark.parametrize("text", ["F-16 jets", "v3.5 came", "$24/7"])
def test_part_of_a_longer_token_is_recognized(text: str) -> None:
    number = number_in(text)
    assert non_figures.touches_before(text, number.start) or non_figures.touches_after(text, number)


def test_a_number_by_itself_is_not_part_of_a_token() -> None:
    text = "the 16 jets"
    number = number_in(text)
    assert not non_figures.touches_before(text, number.start)
    assert not non_figures.touches_after(text, number)


@pytest.mark.parametrize("text", ["see www.example.org/12", "call +1 555 123 4567", "write to a12@example.org"])
def test_numbers_in_web_addresses_are_outside_prose(text: str) -> None:
    number = number_in(text)
    assert non_figures.is_inside(number, non_figures.outside_prose(text, sentence_of(text)))


def test_a_number_may_belong_to_a_date_or_a_name() -> None:
    number = Number(4, 6, 7)
    assert non_figures.is_dated(number, [DateExpression(4, 14, "s1", "2023-10-07", "day")])
    assert not non_figures.is_dated(number, [DateExpression(8, 14, "s1", None, "day")])
    assert non_figures.is_in_name(number, [Mention("Apollo 7", 0, 6, "event", "Apollo 7", "test")])
    assert not non_figures.is_in_name(number, [])
