"""The place and the date of a figure."""

from __future__ import annotations

import pytest

from generator.extract.figures.place_and_time import Clause, as_of, clause_of, place_of
from generator.records import DateExpression, Mention
from tests.extract.reading import figures_of

from .one_sentence import sentence_of


def clause(text: str, figure: str) -> Clause:
    start = text.index(figure)
    return clause_of(text, sentence_of(text), (start, start + len(figure)))


def place(text: str, name: str) -> Mention:
    start = text.index(name)
    return Mention(name, start, start + len(name), "place", name, "gazetteer")


def day(text: str, words: str, value: str | None, rule: str = "day") -> DateExpression:
    start = text.index(words)
    return DateExpression(start, start + len(words), "s1", value, rule)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("30 died while 12 fled", "12 fled"),
        ("30 died; 12 fled", " 12 fled"),
        ("As of Monday, 12 had fled", "As of Monday, 12 had fled"),
        ("12 fled, but 30 died", "12 fled"),
    ],
)
def test_a_clause_ends_at_a_turn(text: str, words: str) -> None:
    found = clause(text, "12")
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("At least 12 died in Lima", ["Lima"], "Lima"),
        ("In Lima, 12 died", ["Lima"], "Lima"),
        ("12 died in Lima and others in Cusco", ["Lima", "Cusco"], "Lima"),
        ("12 from Lima died", ["Lima"], None),
        ("12 of Lima died", ["Lima"], None),
        ("In Lima and in Cusco the storm killed 12", ["Lima", "Cusco"], None),
        ("12 died while rain fell in Lima", ["Lima"], None),
    ],
)
def test_a_place_is_a_close_locative_or_the_only_one(text: str, names: list[str], expected: str | None) -> None:
    found = place_of(text, clause(text, "12"), len(text), [place(text, name) for name in names])
    assert found == (None if expected is None else text.index(expected))


@pytest.mark.parametrize(
    ("text", "words", "value", "rule", "expected"),
    [
        ("As of Monday, 12 had died", "Monday", "2024-08-12", "day", "2024-08-12"),
        ("12 died on Monday", "Monday", "2024-08-12", "day", "2024-08-12"),
        ("12 died Monday", "Monday", "2024-08-12", "latest weekday", "2024-08-12"),
        ("12 died Monday", "Monday", "2024-08-12", "day", None),
        ("12 died since May", "May", "2024-05", "month", "2024-05/2024-08-18"),
        ("Since May 12 died", "May", "2024-05", "month", "2024-05/2024-08-18"),
        ("12 left since the strike began on Monday", "Monday", "2024-08-12", "day", "2024-08-12/2024-08-18"),
        ("12 will die by 2030", "2030", "2030", "year", None),
        ("12 died, more than in May", "May", "2024-05", "month", None),
        ("12 died on Monday", "Monday", None, "day", None),
    ],
)
def test_the_words_before_a_date_make_it_the_as_of_date(
    text: str, words: str, value: str | None, rule: str, expected: str | None
) -> None:
    assert as_of(text, clause(text, "12"), [day(text, words, value, rule)], "2024-08-18") == expected


def test_two_dates_without_such_words_give_none() -> None:
    text = "12 died on Monday in a fire and on Friday in a flood"
    dates = [day(text, "Monday", "2024-08-12"), day(text, "Friday", "2024-08-16")]
    assert as_of(text, clause(text, "12"), dates, "2024-08-18") is None


def test_the_place_is_the_one_next_to_the_figure_and_never_guessed() -> None:
    text, (one,) = figures_of("At least 70 people were killed in Lebanon on Sunday.")
    assert one.place == text.index("Lebanon")
    _, (none,) = figures_of("Officials from Lebanon and Jordan said 70 people were killed.")
    assert none.place is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("On Sunday, strikes killed 21 people.", "2024-08-18"),
        ("As of Friday, 300 people had been wounded.", "2024-08-16"),
        ("Since October 7, 300 people have been wounded.", "2023-10-07/2024-08-18"),
        ("Strikes killed 21 people.", None),
        ("The two sides will exchange 40 prisoners on Wednesday.", None),
        ("The road will be closed for 500 metres by 2030.", None),
    ],
)
def test_as_of_is_the_date_that_the_sentence_gives(body: str, expected: str | None) -> None:
    _, (figure,) = figures_of(body, date="2024-08-18")
    assert figure.as_of == expected


def test_an_undated_article_gives_no_date_to_a_figure() -> None:
    _, (figure,) = figures_of("On Sunday, strikes killed 21 people.")
    assert figure.as_of is None


def place_and_day(body: str, words: str) -> tuple[str, str | None]:
    text, found = figures_of(body, date="2025-03-11")
    figure = next(f for f in found if words in text[f.start : f.end])
    return (text[figure.place :].split()[0] if figure.place is not None else ""), figure.as_of


def test_as_of_monday_does_not_begin_a_clause() -> None:
    body = "The town asked on Tuesday for tents for the valley, where 11,200 people were without homes as of Monday."
    assert place_and_day(body, "11,200") == ("", "2025-03-10")


def test_the_place_of_the_source_is_not_the_place_of_the_figure() -> None:
    body = "The hall measures 30 metres and has two doors, said Carmen Villar of the Gabriel University in Lima."
    assert place_and_day(body, "30 metres") == ("", None)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The toll stands at 67, according to the rescue service, which ended its search on Sunday.", [None]),
        ("Some 2,400 workers have been sent home since the strike began on August 6.", ["2024-08-06/2024-08-18"]),
        ("Turnout was 68 percent, more than in 2020.", [None]),
        ("Two officials said the report had arrived on Friday.", [None]),
    ],
)
def test_a_day_of_another_event_is_not_the_as_of_date(body: str, expected: list[str | None]) -> None:
    _, found = figures_of(body, date="2024-08-18")
    assert [f.as_of for f in found] == expected
