"""Casualty status of the people counted."""

from __future__ import annotations

import pytest

from generator.extract.figures.candidate import FigureCandidate
from generator.extract.figures.casualty_status import casualty_status, is_casualty_status, with_casualty_status
from generator.extract.figures.rules import FigureRule
from generator.records import FigureKind

from .one_sentence import number_in, read_sentence, sentence_of, token_in


def by_words(text: str, counted: str, unit: str) -> str | None:
    """The status given by the words around a count, without a parse."""
    start = text.index(counted)
    return casualty_status(text, (start, start + len(counted)), (0, len(text)), None, unit)


@pytest.mark.parametrize(
    ("text", "counted", "unit", "status"),
    [
        ("12 people were killed", "12 people", "people", "killed"),
        ("12 people, who were reportedly injured", "12 people", "people", "wounded"),
        ("12 people have died", "12 people", "people", "killed"),
        ("12 people killed in the strike", "12 people", "people", "killed"),
        ("12 people were killed or wounded", "12 people", "people", "people"),
        ("The fire killed 12 people", "12 people", "people", "killed"),
        ("the deaths of 12 people", "12 people", "people", "killed"),
        ("among the wounded were 12 people", "12 people", "people", "wounded"),
        ("Guards shot dead 12 people", "12 people", "people", "killed"),
        ("12 wounded civilians", "12 wounded civilians", "wounded civilians", "wounded"),
        ("It claimed 12 lives", "12 lives", "lives", "killed"),
        ("It changed 12 lives", "12 lives", "lives", None),
        ("12 refugees came", "12 refugees", "refugees", "displaced"),
        ("12 people left their homes", "12 people", "people", "displaced"),
        ("12 people were treated for minor burns", "12 people", "people", "wounded"),
        ("The army drove 12 families from their homes", "12 families", "families", "displaced"),
        ("They freed 12 hostages", "12 hostages", "hostages", "people"),
        ("12 hostages were released", "12 hostages", "hostages", "people"),
        ("The death toll of 12 people", "12 people", "people", "killed"),
        ("He tried to kill 12 people", "12 people", "people", None),
        ("12 people walked home", "12 people", "people", None),
    ],
)
def test_the_words_around_the_people_counted_give_their_status(
    text: str, counted: str, unit: str, status: str | None
) -> None:
    assert by_words(text, counted, unit) == status


@pytest.mark.parametrize(
    ("body", "counted", "head", "status"),
    [
        ("The quake on Friday injured two men and 12 women.", "12 women", "women", "wounded"),
        ("The fire left 12 people in the town dead.", "12 people", "people", "killed"),
        ("12 gunmen killed five guards.", "12 gunmen", "gunmen", None),
        ("Police said 12 miners from Lima who fled were found.", "12 miners", "miners", "displaced"),
    ],
)
def test_the_parse_gives_the_status_over_a_distance(body: str, counted: str, head: str, status: str | None) -> None:
    text, doc, sentence, _ = read_sentence(body)
    start = text.index(counted)
    span = start, start + len(counted)
    assert casualty_status(text, span, (sentence.start, sentence.end), token_in(doc, head), head) == status


@pytest.mark.parametrize(
    ("text", "kind", "person", "expected"),
    [
        ("They captured 12 bunkers", "count", True, "count"),
        ("They captured 12 men", "people", True, "detained"),
        ("They captured 12 men", "people", False, "people"),
        ("They freed 12 soldiers", "troops", True, "troops"),
    ],
)
def test_a_status_replaces_the_kind_of_people_only(text: str, kind: FigureKind, person: bool, expected: str) -> None:
    number = number_in(text)
    unit = number.end + 1, len(text)
    figure = FigureCandidate(number, number.start, len(text), "exact", unit, None, kind, FigureRule.NOUN, person)
    found = with_casualty_status(text, figure, sentence_of(text), (number.start, len(text)), None)
    assert found.kind == expected
    assert (found.rule is FigureRule.CASUALTY_STATUS) == (kind != expected)


def test_four_kinds_are_casualty_statuses() -> None:
    kinds: tuple[FigureKind, ...] = ("killed", "wounded", "displaced", "detained", "troops", "people", "count")
    assert [is_casualty_status(kind) for kind in kinds] == [True] * 4 + [False] * 3
