"""Elliptical figures."""

from __future__ import annotations

import pytest

from generator.extract.figures.ellipsis import is_elliptical, resolve_ellipsis
from generator.records import Figure, FigureKind
from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The governor gave the number as 52", True),
        ("She told of a higher number, 52", True),
        ("The office spoke of 52", True),
        ("The union said 52.", True),
        ("The union said 52 men left.", False),
        ("The union saw 52", False),
    ],
)
def test_words_before_a_bare_number_make_it_elliptical(text: str, expected: bool) -> None:
    start = text.index("52")
    assert is_elliptical(text, 0, start, start + 2) == expected


def figure(
    text: str, words: str, sentence: str, value: float, kind: FigureKind, unit: str = "", rule: str = "noun"
) -> Figure:
    start = text.index(words)
    return Figure(
        start, start + len(words), sentence, value, None, "exact", unit, "", kind, None, None, None, None, rule
    )


def second(text: str, first: Figure, other: Figure, sentences: tuple[str, ...]) -> tuple[FigureKind, str, str]:
    """Kind, unit and rule of the second of two figures."""
    _, found = resolve_ellipsis(text, sentences, [first, other])
    return found.kind, found.unit, found.rule


BEFORE = "Police held 34 men. "


@pytest.mark.parametrize(
    ("sentences", "value", "expected"),
    [
        (("s1", "s2"), 41, ("detained", "men", "told before")),
        (("s1", "s2"), 410, ("other", "", "told before")),
        (("s1", "s9", "s2"), 41, ("other", "", "told before")),
    ],
)
def test_an_elliptical_figure_takes_the_kind_of_a_near_rival(
    sentences: tuple[str, ...], value: float, expected: tuple[str, str, str]
) -> None:
    text = BEFORE + "The union said 41."
    first = figure(text, "34 men", "s1", 34, "detained", "men")
    assert second(text, first, figure(text, "41", "s2", value, "other", rule="told before"), sentences) == expected


@pytest.mark.parametrize(
    ("kind", "sentence", "expected"),
    [
        ("detained", "s1", ("detained", "told before")),
        ("detained", "s2", ("people", "told before")),
        ("count", "s2", ("count", "told before")),
        ("money", "s2", ("other", "noun")),
    ],
)
def test_a_part_keeps_the_status_of_the_whole_only_within_its_sentence(
    kind: FigureKind, sentence: str, expected: tuple[str, str]
) -> None:
    text = BEFORE + "There 5 of them slept."
    found = second(
        text, figure(text, "34 men", "s1", 34, kind), figure(text, "5 of them", sentence, 5, "other"), ("s1", "s2")
    )
    assert (found[0], found[2]) == expected


def test_a_bare_subject_counts_the_things_before_it() -> None:
    text = "Forty ships lay there. At least 11 have left."
    found = second(
        text,
        figure(text, "Forty ships", "s1", 40, "count", "ships"),
        figure(text, "At least 11", "s2", 11, "other"),
        ("s1", "s2"),
    )
    assert found == ("count", "ships", "told before")


LEANING = [
    ("The service put the number of dead at 39. The governor gave the number as 52.", [39, 52], "killed"),
    ("The service says 58 people died; the governor says the number is 63.", [58, 63], "killed"),
    ("The service put the dead at 31. The governor's office spoke of 48.", [31, 48], "killed"),
    ("Police said 34 people had been detained. The union said 41.", [34, 41], "detained"),
    ("The bank raised its offer to 7 percent during the week, from 5.5.", [7, 5.5], "percent"),
    ("The rate rose to 5.4 percent; in June it had stood at 4.2.", [5.4, 4.2], "percent"),
    ("Turnout was put at 68 percent, nine points more than before.", [68, 9], "percent"),
    ("Another 9,000 live along the river.", [9000], "people"),
    ("Nine of the dead were found in Santa Rita and five in Pampa Alta.", [9, 5], "killed"),
    ("Forty-six ships lay outside. At least 11 have been diverted.", [46, 11], "count"),
    ("By noon 19 ships lay at anchor, according to port control, up from eight on a usual day.", [19, 8], "count"),
    ("Some 700 people moved into schools.\n\nMs Ortiz said that 310 of them were children.", [700, 310], "people"),
    ("Her team of 14 found clay trumpets.", [14], "people"),
    ("Seventeen people, eight of them firefighters, were treated for burns or smoke.", [17, 8], "wounded"),
    ("The bank cut its reserves by a tenth.", [10], "percent"),
]


@pytest.mark.parametrize(("body", "values", "kind"), LEANING)
def test_a_number_without_a_noun_counts_what_its_context_says(body: str, values: list[float], kind: str) -> None:
    _, found = figures_of(body)
    assert [f.value for f in found] == values
    assert {f.kind for f in found} == {kind}


def test_a_number_does_not_take_the_kind_of_an_unrelated_count() -> None:
    _, found = figures_of("The union said 9,500 members struck. Globex, which runs two docks, put the number at 7,200.")
    assert [(f.value, f.unit) for f in found] == [(9500, "members"), (2, "docks"), (7200, "members")]
