"""Counts of people and things, parts, shares and totals."""

from __future__ import annotations

import pytest

from generator.extract.figures.amounts import Amounts
from generator.extract.figures.candidate import FigureCandidate
from generator.extract.figures.counts import Counts
from generator.extract.figures.noun_phrases import NounPhrases
from generator.extract.figures.number import Number
from generator.records import Sentence

from .one_sentence import number_in, read_sentence


def counts(body: str, number: str) -> tuple[str, Counts, Number, Sentence]:
    text, doc, sentence, mentions = read_sentence(body)
    phrases = NounPhrases(text, doc, mentions)
    return text, Counts(text, phrases, Amounts(text, phrases)), number_in(text, number), sentence


def parts(text: str, found: FigureCandidate | None) -> tuple[str, str, str, str] | None:
    """Words, unit, subject and kind of a figure."""
    if found is None:
        return None
    unit, subject = (text[slice(*span)] if span else "" for span in (found.unit, found.subject))
    return text[found.start : found.end], unit, subject, found.kind


@pytest.mark.parametrize(
    ("body", "number", "expected"),
    [
        ("They built 12 houses.", "12", ("12 houses", "houses", "", "count")),
        ("They sold 12 cartons of citrus.", "12", ("12 cartons of citrus", "cartons", "citrus", "count")),
        ("It sent a six-member team.", "six", ("six-member team", "member", "team", "people")),
        ("It sent a 2,000-strong force.", "2,000", ("2,000-strong force", "", "force", "people")),
        ("It is a two-way street.", "two", None),
        ("They gave three counts of the dead.", "three", None),
        ("They earn ten times as much.", "ten", ("ten times", "times", "", "other")),
        ("The toll rose to 28.", "28", ("28", "", "", "other")),
    ],
)
def test_a_number_counts_the_noun_after_it(body: str, number: str, expected: tuple[str, str, str, str] | None) -> None:
    text, reader, found, sentence = counts(body, number)
    assert parts(text, reader.things(found, sentence)) == expected


@pytest.mark.parametrize(
    ("body", "number", "value"),
    [
        ("One household in six has no water.", "One", 16.67),
        ("Three of them in ten houses left.", "Three", None),
        ("Two men in three cars were stopped.", "Two", None),
        ("Six men in five left.", "Six", None),
    ],
)
def test_a_share_may_enclose_its_noun(body: str, number: str, value: float | None) -> None:
    _, reader, found, sentence = counts(body, number)
    share = reader.share_of_things(found, sentence)
    assert (share.number.value if share else None) == value


@pytest.mark.parametrize(
    ("body", "number", "expected"),
    [
        ("It rained in nine of the past 12 months.", "nine", ("nine", "months", "", "duration")),
        ("They lost 31 of their 50 goats.", "31", ("31", "goats", "", "count")),
        ("They lost 31 goats.", "31", None),
        ("They lost 60 of their 50 goats.", "60", None),
    ],
)
def test_a_part_counts_what_its_whole_counts(
    body: str, number: str, expected: tuple[str, str, str, str] | None
) -> None:
    text, reader, found, sentence = counts(body, number)
    assert parts(text, reader.part_of_number(found, sentence)) == expected


@pytest.mark.parametrize(
    ("body", "number", "expected"),
    [
        ("The death toll rose to at least 54.", "54", ("at least 54", "", "", "killed")),
        ("They put the number of thefts at 28.", "28", ("28", "thefts", "", "count")),
        ("They put the number of dead at 28.", "28", ("28", "dead", "", "killed")),
        ("The death toll rose to 54 percent.", "54", None),
        ("They counted 28 thefts.", "28", None),
    ],
)
def test_a_total_counts_what_the_words_before_it_name(
    body: str, number: str, expected: tuple[str, str, str, str] | None
) -> None:
    text, reader, found, sentence = counts(body, number)
    assert parts(text, reader.total(found, sentence, sentence.start)) == expected
