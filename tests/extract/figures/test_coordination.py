"""Figures that share a noun or a casualty status."""

from __future__ import annotations

import pytest

from generator.extract.figures.candidate import FigureCandidate
from generator.extract.figures.coordination import complete_coordinations
from generator.extract.figures.numbers import numbers
from generator.extract.figures.rules import FigureRule
from generator.records import FigureKind

Known = tuple[str, FigureKind]
"""The unit of a figure right after its number, empty if it has none, and its kind before it is completed."""


def completed(text: str, *known: Known, rules: tuple[FigureRule, ...] = ()) -> list[tuple[str, FigureKind, str]]:
    """Unit, kind and rule of the figures of a sentence, completed."""
    candidates = []
    for n, (number, (unit, kind)) in enumerate(zip(numbers(text, 0, len(text)), known, strict=True)):
        end = number.end + len(unit) + 1 if unit else number.end
        span = (number.end + 1, end) if unit else None
        rule = rules[n] if rules else FigureRule.NOUN
        person = kind in {"people", "other", "killed"}
        candidates.append(FigureCandidate(number, number.start, end, "exact", span, None, kind, rule, person))
    return [
        (text[slice(*c.unit)] if c.unit else "", c.kind, c.rule.value) for c in complete_coordinations(text, candidates)
    ]


@pytest.mark.parametrize(
    ("text", "known", "kinds"),
    [
        ("killed 12 men and 3 women", [("men", "killed"), ("women", "people")], ["killed", "killed"]),
        ("12 men and 3 women were killed", [("men", "people"), ("women", "killed")], ["killed", "killed"]),
        ("killed 12 people, including 3 women", [("people", "killed"), ("women", "people")], ["killed", "killed"]),
        ("killed 12 people while 3 women fled", [("people", "killed"), ("women", "people")], ["killed", "people"]),
        ("killed 12 people and 3 dogs", [("people", "killed"), ("dogs", "count")], ["killed", "count"]),
    ],
)
def test_a_list_shares_its_casualty_status(text: str, known: list[Known], kinds: list[str]) -> None:
    assert [kind for _, kind, _ in completed(text, *known)] == kinds


def test_the_rule_says_that_a_status_is_shared() -> None:
    found = completed("killed 12 men and 3 women", ("men", "killed"), ("women", "people"))
    assert [rule for *_, rule in found] == ["noun", "list"]


def test_a_parallel_place_shares_the_noun() -> None:
    found = completed("held 12 men in Lima and 3 in Cusco", ("men", "people"), ("", "other"))
    assert found[1] == ("men", "people", "list")


@pytest.mark.parametrize(
    ("text", "known", "old"),
    [
        ("31 ships, up from 27", [("ships", "count"), ("", "other")], ("ships", "count", "change")),
        ("5.4 percent, from 5.2", [("percent", "percent"), ("", "other")], ("percent", "percent", "change")),
        ("68 percent, 9 points more", [("percent", "percent"), ("points", "count")], ("points", "percent", "change")),
        ("5 percent to 18.3 to the dollar", [("percent", "percent"), ("", "other")], ("", "other", "noun")),
    ],
)
def test_an_old_number_counts_what_the_new_one_counts(
    text: str, known: list[Known], old: tuple[str, FigureKind, str]
) -> None:
    assert completed(text, *known)[1] == old


def test_the_first_number_of_a_change_counts_what_the_second_counts() -> None:
    text = "rose from 4 to 6 percent"
    old, new = next(numbers(text, 0, 12)), next(numbers(text, 15, len(text)))
    candidates = [
        FigureCandidate(old, old.start, old.end, "exact", None, None, "other", FigureRule.NOUN),
        FigureCandidate(new, new.start, len(text), "exact", (17, 24), None, "percent", FigureRule.MEASURE),
    ]
    assert [(c.unit, c.kind) for c in complete_coordinations(text, candidates)] == [((17, 24), "percent")] * 2
