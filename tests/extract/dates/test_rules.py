"""Names of the rules in the data files."""

from __future__ import annotations

from generator.extract.dates.rules import DateRule


def test_rules_keep_the_names_of_the_data_files() -> None:
    assert {rule.value for rule in DateRule} == {
        "full date",
        "month and year",
        "year",
        "decade",
        "season of a year",
        "day of this year or last",
        "coming day of the year",
        "weekday fixes the year",
        "nearest such day",
        "latest month",
        "coming month",
        "month of this year",
        "month before this",
        "weekday of publication",
        "latest weekday",
        "coming weekday",
        "weekday before",
        "day of writing",
        "period of writing",
        "week unclear on a Sunday",
        "part of the period",
        "counted back",
        "named season",
        "direction unclear",
        "anchor elsewhere",
        "period",
        "undated article",
        "out of the calendar",
    }
