"""Numbers without a noun."""

from __future__ import annotations

import pytest

from generator.extract.figures import bare_numbers
from generator.extract.figures.candidate import FigureCandidate
from generator.extract.figures.rules import FigureRule
from generator.records import Bound
from tests.extract.reading import figures_of

from .one_sentence import number_in, read_sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Another 90 live there", True),
        ("her team of 90", True),
        ("some 90 are missing", True),
        ("some 90 are red", False),
        ("a price of 90", False),
    ],
)
def test_a_number_counts_people_by_what_they_do(text: str, expected: bool) -> None:
    at = text.index("90")
    assert bare_numbers.are_people(text, at, at + 2, (0, len(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("held 12 men in Lima and 90 in Cusco", True), ("held 12 men in Lima and 90 near Cusco", False)],
)
def test_a_parallel_has_the_same_preposition(text: str, expected: bool) -> None:
    at = text.index("90")
    assert bare_numbers.is_parallel(text, at, at + 2, text.index("12")) == expected


def test_a_percentage_has_an_earlier_value() -> None:
    text = "fell to 10 percent from 12"
    assert bare_numbers.was_percent(text, text.index("12"), 0)
    assert not bare_numbers.was_percent(text, text.index("12"), text.index("from"))


@pytest.mark.parametrize(
    ("text", "words"), [("$5 a day for", "$5 a day"), ("$5 per tonne", "$5 per tonne"), ("$5 a song", "$5")]
)
def test_an_amount_includes_its_rate(text: str, words: str) -> None:
    assert text[: bare_numbers.with_rate(text, 2, len(text))] == words


@pytest.mark.parametrize(
    ("body", "number", "bound", "expected"),
    [
        ("Of the men 12 were released.", "12", "exact", True),
        ("Sales rose to 12.", "12", "exact", True),
        ("They saw 12.", "12", "exact", False),
        ("They saw at least 12.", "12", "at least", True),
        ("Sales of 31, up from 12, pleased them.", "12", "exact", True),
        ("They saw 12,000.", "12,000", "exact", True),
        ("They saw twelve.", "twelve", "exact", False),
    ],
)
def test_a_bare_number_is_a_figure_where_one_is_expected(body: str, number: str, bound: Bound, expected: bool) -> None:
    text, doc, sentence, _ = read_sentence(body)
    found = number_in(text, number)
    figure = FigureCandidate(found, found.start, found.end, bound, None, None, "other", FigureRule.NOUN)
    token = next(t for t in doc if t.idx >= found.start)
    assert bare_numbers.stands_alone(text, figure, sentence, token) == expected


def test_a_difference_is_not_a_figure() -> None:
    _, found = figures_of("The service counted 43 dead on Friday, four more than the day before.")
    assert [f.value for f in found] == [43]


def test_an_amount_keeps_its_rate() -> None:
    text, (figure,) = figures_of("The port loses about 90 million rand a day.")
    assert text[figure.start : figure.end] == "about 90 million rand a day"
