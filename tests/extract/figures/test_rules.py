"""Names of rules in data files."""

from __future__ import annotations

from generator.extract.figures.rules import FigureRule


def test_the_names_that_data_files_show_stay() -> None:
    assert {rule.name: rule.value for rule in FigureRule} == {
        "CURRENCY": "currency",
        "MEASURE": "measure",
        "SHARE": "share",
        "COMPOUND": "compound",
        "PART": "part",
        "TOTAL": "total",
        "NOUN": "noun",
        "CASUALTY_STATUS": "fate",
        "COORDINATION": "list",
        "CHANGE": "change",
        "ELLIPSIS": "told before",
    }
