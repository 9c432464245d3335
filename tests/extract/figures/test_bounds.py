"""Bounds of numbers."""

from __future__ import annotations

import pytest

from generator.extract.figures.bounds import bound_after, bound_before, is_period_over, with_bound
from generator.extract.figures.candidate import FigureCandidate
from generator.extract.figures.rules import FigureRule

from .one_sentence import number_in


@pytest.mark.parametrize(
    ("before", "bound", "words"),
    [
        ("He saw at least ", "at least", "at least"),
        ("no fewer than ", "at least", "no fewer than"),
        ("It cost as much as ", "up to", "as much as"),
        ("well over ", "more than", "well over"),
        ("slightly less than ", "less than", "slightly less than"),
        ("An estimated ", "about", "An estimated"),
        ("nearly ", "about", "nearly"),
    ],
)
def test_words_before_a_number_bound_it(before: str, bound: str, words: str) -> None:
    assert bound_before(before + "12", len(before), 0) == (bound, before.index(words))


@pytest.mark.parametrize("before", ["He saw ", "handsome ", "above-", "about us "])
def test_other_words_do_not(before: str) -> None:
    assert bound_before(before + "12", len(before), 0) is None


def test_a_bound_is_searched_for_only_after_the_limit() -> None:
    assert bound_before("at least 12", 9, 4) is None


@pytest.mark.parametrize(
    ("text", "bound", "end"),
    [("60+", "at least", 3), ("60-plus men", "at least", 7), ("60 or so", "about", 8), ("60 or fewer", "up to", 11)],
)
def test_words_after_a_number_bound_it(text: str, bound: str, end: int) -> None:
    assert bound_after(text, 2, len(text)) == (bound, end)


def test_a_number_without_a_bound_is_exact() -> None:
    assert bound_after("60 men", 2, 6) == ("exact", 2)


@pytest.mark.parametrize(("before", "period"), [("rose over ", True), ("lasted over ", False), ("for over ", False)])
def test_over_before_a_duration_is_a_period_or_a_bound(before: str, period: bool) -> None:
    assert is_period_over(before + "2", len(before), 0) == period


@pytest.mark.parametrize(
    ("text", "words", "bound"),
    [
        ("Between 10 and 15", "Between 10 and 15", "range"),
        ("some 10 to 15", "10 to 15", "range"),
        ("dozens", "dozens", "vague"),
        ("about 12", "about 12", "about"),
        ("the 12", "12", "exact"),
    ],
)
def test_a_figure_includes_its_bound(text: str, words: str, bound: str) -> None:
    number = number_in(text)
    plain = FigureCandidate(number, number.start, number.end, "exact", None, None, "count", FigureRule.NOUN)
    found = with_bound(text, plain, number.start, 0)
    assert (text[found.start : found.end], found.bound) == (words, bound)
