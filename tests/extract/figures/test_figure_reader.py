"""The figures of a sentence."""

from __future__ import annotations

import pytest

from generator.extract.figures.figure_reader import FigureReader
from generator.records import DateExpression
from tests.extract.reading import figures_of

from .one_sentence import read_sentence


def figures(body: str, dates: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    """Words, kind and rule of the figures of a sentence."""
    text, doc, sentence, mentions = read_sentence(body)
    days = [DateExpression(text.index(d), text.index(d) + len(d), sentence.id, None, "test") for d in dates]
    names = [m for m in mentions if m.start >= sentence.start]
    found = FigureReader(text, doc, mentions).figures(sentence, names, days)
    return [(text[f.start : f.end], f.kind, f.rule.value) for f in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("It cost US$5 million.", [("US$5 million", "money", "currency")]),
        ("The storm killed at least 12 people.", [("at least 12 people", "killed", "fate")]),
        ("The road runs 300 miles.", [("300 miles", "distance", "measure")]),
        ("The rate rose from 4 to 6 percent.", [("4", "other", "noun"), ("6 percent", "percent", "measure")]),
        ("The port loses 90 million rand a day.", [("90 million rand a day", "money", "measure")]),
        ("The union said 41.", [("41", "other", "told before")]),
        ("Some 9,000 live along the river.", [("Some 9,000", "people", "noun")]),
    ],
)
def test_each_figure_has_its_words_kind_and_rule(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert figures(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "They flew an F-16 home.",
        "Ana Diaz, 28, left.",
        "It was built in 1998.",
        "One man left.",
        "The two men left.",
        "It passed Resolution 2254.",
        "They won 3-1.",
    ],
)
def test_ages_years_labels_scores_and_ones_are_not_figures(body: str) -> None:
    assert figures(body) == []


def test_a_number_in_a_date_is_not_a_figure() -> None:
    assert figures("They left 12 days ago.", ("12 days ago",)) == []


@pytest.mark.parametrize("body", ["One man died.", "At least one man left."])
def test_one_is_a_figure_with_a_status_or_a_bound(body: str) -> None:
    assert len(figures(body)) == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a share that encloses its noun
        ("One household in six has no water.", [("One household in six", 16.67, "percent")]),
        ("Two men in three cars were stopped.", [("Two men", 2, "people"), ("three cars", 3, "count")]),
        # both ends of a range have the scale of the second, and may each have the unit
        (
            "Between 2.1 and 2.4 million boxes were sold.",
            [("Between 2.1 and 2.4 million boxes", (2_100_000, 2_400_000), "count")],
        ),
        ("Growth of between 1.2% and 1.5% is forecast.", [("between 1.2% and 1.5%", (1.2, 1.5), "percent")]),
        (
            "The krona fell by 0.4 percent to 18.3 to the dollar.",
            [("0.4 percent", 0.4, "percent"), ("18.3", 18.3, "other")],
        ),
        # a part of one unit is not a share
        ("The bank cut its rate by a quarter of a point.", [("a quarter of a point", 0.25, "percent")]),
        ("Half a percent of the budget goes to parks.", [("Half a percent of the budget", 0.5, "percent")]),
        ("The trip takes half an hour.", [("half an hour", 0.5, "duration")]),
        # currencies by name
        ("The state will add 30 million soles to the fund.", [("30 million soles", 30_000_000, "money")]),
        ("The fine is 2 million Danish crowns.", [("2 million Danish crowns", 2_000_000, "money")]),
        # a part of a whole that is counted, too
        ("The village lost 31 of its 50 goats.", [("31", 31, "count"), ("50 goats", 50, "count")]),
        (
            "Thirty of the 38 people who were detained at the march were released.",
            [("Thirty", 30, "people"), ("38 people", 38, "detained")],
        ),
        ("Nine of the dead were found in the mill.", [("Nine of the dead", 9, "killed")]),
        # counts are not a figure, charges are
        ("Three counts of the dead were given on Wednesday.", []),
        ("He was convicted on three counts of fraud.", [("three counts of fraud", 3, "count")]),
        # ages
        ("The law raises the retirement age from 60 to 64.", []),
        ("Let them work until they are 64.", []),
        # what happened to people, in whole phrases
        ("About 500 people left their homes.", [("About 500 people", 500, "displaced")]),
        ("Nine people were treated for minor burns.", [("Nine people", 9, "wounded")]),
        # a time is not a unit
        ("The number of thefts fell to 28 last year from 51 in 2022.", [("28", 28, "count"), ("51", 51, "count")]),
    ],
)
def test_a_number_is_read_with_all_its_words(body: str, expected: list[tuple[str, object, str]]) -> None:
    text, found = figures_of(body, date="2024-08-18")
    assert [(text[f.start : f.end], f.value, f.kind) for f in found] == expected
