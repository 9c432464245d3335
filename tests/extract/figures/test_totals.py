"""Totals announced by words before the number."""

from __future__ import annotations

import pytest

from generator.extract.figures.totals import split_change, total_of

from .one_sentence import number_in


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The death toll rose to ", "killed"),
        ("Officials raised the injury toll to ", "wounded"),
        ("The casualty toll now stands at ", "people"),
        ("The toll climbed from 40 to ", "killed"),
        ("The toll, which officials had put at thirty, was put at ", "killed"),
    ],
)
def test_a_toll_has_a_kind(text: str, kind: str) -> None:
    total = total_of(text + "54", 0, len(text))
    assert total is not None
    assert total.kind == kind


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("They put the number of thefts at ", "thefts"),
        ("They put the number of those killed at ", "killed"),
        ("Arrests reached ", "Arrests"),
        ("The service put the dead at ", "dead"),
    ],
)
def test_other_totals_point_to_what_they_count(text: str, counted: str) -> None:
    total = total_of(text + "54", 0, len(text))
    assert total is not None
    assert total.kind is None
    assert (text[total.at :].lstrip().removeprefix("of ")).startswith(counted)


@pytest.mark.parametrize(
    "text",
    [
        "The toll was a shock and ",
        "The toll fell; they counted ",
        "The toll, while 30 men left, rose to ",
        "They raised money for ",
    ],
)
def test_a_number_in_another_clause_or_without_a_verb_is_not_a_total(text: str) -> None:
    assert total_of(text + "54", 0, len(text)) is None


def test_a_change_has_an_old_and_a_new_number() -> None:
    text = "The rate rose from 4 to 6 percent"
    change = split_change(text, number_in(text), 0)
    assert change is not None
    assert [(n.value, text[n.start : n.end]) for n in change] == [(4, "4"), (6, "6")]


@pytest.mark.parametrize("text", ["The rate is 4 to 6 percent", "The rate rose from 4 percent"])
def test_a_range_and_a_single_number_are_not_a_change(text: str) -> None:
    assert split_change(text, number_in(text), 0) is None
