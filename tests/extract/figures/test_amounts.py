"""Amounts of money and measures."""

from __future__ import annotations

import pytest

from generator.extract.figures.amounts import Amounts
from generator.extract.figures.candidate import FigureCandidate
from generator.extract.figures.noun_phrases import NounPhrases
from tests.extract.reading import figures_of

from .one_sentence import number_in, read_sentence


def measured(body: str, number: str) -> tuple[str, FigureCandidate | None]:
    text, doc, sentence, mentions = read_sentence(body)
    amounts = Amounts(text, NounPhrases(text, doc, mentions))
    return text, amounts.measured(number_in(text, number), sentence)


@pytest.mark.parametrize(
    ("body", "number", "words", "unit", "subject", "kind"),
    [
        ("The road runs 300 miles.", "300", "300 miles", "miles", "", "distance"),
        ("They shipped 12 tons of aid.", "12", "12 tons of aid", "tons", "aid", "other"),
        ("They live within 5 miles of the town.", "5", "5 miles", "miles", "", "distance"),
        ("Prices rose 5 percent.", "5", "5 percent", "percent", "Prices", "percent"),
        ("A third of the homes burned.", "A", "A third of the homes", "", "homes", "percent"),
        ("They walked dozens of miles.", "dozens", "dozens of miles", "miles", "", "distance"),
        ("The wall is 5m high.", "5m", "5m", "m", "", "distance"),
        ("The rate fell by a quarter of a point.", "a quarter", "a quarter of a point", "point", "", "percent"),
        ("It weighs 10 pounds of meat.", "10", "10 pounds of meat", "pounds", "meat", "other"),
        ("They left on a two-day visit.", "two", "two-day visit", "day", "visit", "duration"),
    ],
)
def test_a_measure_has_its_unit_and_what_it_is_of(
    body: str, number: str, words: str, unit: str, subject: str, kind: str
) -> None:
    text, found = measured(body, number)
    assert found is not None
    assert text[found.start : found.end] == words
    assert (text[slice(*found.unit)] if found.unit else "") == unit
    assert (text[slice(*found.subject)] if found.subject else "") == subject
    assert found.kind == kind


@pytest.mark.parametrize(
    ("body", "number"),
    [("They built 12 houses.", "12"), ("She finished one second.", "one"), ("The team has 12 won games.", "12")],
)
def test_a_number_without_a_unit_is_not_a_measure(body: str, number: str) -> None:
    assert measured(body, number)[1] is None


@pytest.mark.parametrize(
    ("body", "words", "subject"),
    [
        ("They gave $5 million in aid.", "$5 million in aid", "aid"),
        ("They signed a $5 million plan.", "$5 million plan", "plan"),
        ("They earned $5 million in Lima.", "$5 million", ""),
    ],
)
def test_money_has_its_sign_and_what_it_is_for(body: str, words: str, subject: str) -> None:
    text, doc, sentence, mentions = read_sentence(body)
    found = Amounts(text, NounPhrases(text, doc, mentions)).money(number_in(text), text.index("$"), sentence)
    assert text[found.start : found.end] == words
    assert (text[slice(*found.subject)] if found.subject else "") == subject
    assert found.unit is not None
    assert text[slice(*found.unit)] == "$"


def test_both_sides_of_a_measure_are_figures() -> None:
    text, found = figures_of("The building measures 28 by 19 metres.")
    assert [(text[f.start : f.end], f.value, f.unit, f.kind) for f in found] == [
        ("28", 28, "metres", "distance"),
        ("19 metres", 19, "metres", "distance"),
    ]
