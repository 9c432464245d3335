"""The record of a candidate figure."""

from __future__ import annotations

import pytest

from generator.extract.figures.candidate import FigureCandidate
from generator.extract.figures.number import Number
from generator.extract.figures.rules import FigureRule
from generator.extract.text.annotated import CharSpan
from generator.records import FigureKind


@pytest.mark.parametrize(
    ("unit", "kind", "rule", "bare"),
    [
        (None, "other", FigureRule.NOUN, True),
        ((3, 9), "other", FigureRule.NOUN, False),
        (None, "people", FigureRule.NOUN, False),
        (None, "other", FigureRule.MEASURE, False),
    ],
)
def test_a_figure_is_bare_without_noun_kind_and_other_rule(
    unit: CharSpan | None, kind: FigureKind, rule: FigureRule, bare: bool
) -> None:
    assert FigureCandidate(Number(0, 2, 12), 0, 2, "exact", unit, None, kind, rule).is_bare == bare
