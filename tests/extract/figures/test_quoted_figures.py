"""Figures in quotations."""

from __future__ import annotations

import pytest

from generator.extract.figures.quoted_figures import (
    attributed_to_speaker,
    counts_speakers,
    names_in_scope,
    quote_around,
)
from generator.records import Figure, Mention, Quote
from tests.extract.reading import figures_of

QUOTE = Quote(10, 40, "s1", True, (50, 58), 50, (45, 49), "verb")


def figure(start: int, end: int, attribution: tuple[int, int] | None = None) -> Figure:
    return Figure(start, end, "s1", 12, None, "exact", "", "", "people", attribution, None, None, None, "noun")


@pytest.mark.parametrize(("span", "inside"), [((12, 20), True), ((10, 40), True), ((35, 45), False), ((2, 5), False)])
def test_a_quotation_contains_the_figures_inside_it(span: tuple[int, int], inside: bool) -> None:
    assert (quote_around([QUOTE], *span) is QUOTE) == inside


def test_a_speaker_known_only_from_context_is_ignored() -> None:
    vague = Quote(10, 40, "s1", True, (50, 58), 50, None, "cue in the sentence before")
    assert quote_around([vague], 12, 20) is None


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        (None, (50, 58)),
        ((60, 70), (50, 58)),
        ((50, 70), (50, 70)),
        ((12, 18), (12, 18)),
        ((100, 110), (100, 110)),
    ],
)
def test_figures_are_attributed_to_the_speaker_unless_the_sentence_names_another_source(
    attribution: tuple[int, int] | None, expected: tuple[int, int]
) -> None:
    assert attributed_to_speaker(figure(20, 30, attribution), [QUOTE]).attribution == expected


def test_names_outside_a_quotation_do_not_locate_the_figures_in_it() -> None:
    inside = Mention("Lima", 30, 34, "place", "Lima", "test")
    outside = Mention("Cusco", 60, 65, "place", "Cusco", "test")
    assert list(names_in_scope([QUOTE], 12, 20, [inside, outside])) == [inside]
    assert list(names_in_scope([QUOTE], 70, 72, [inside, outside])) == [inside, outside]


@pytest.mark.parametrize(("span", "speaking"), [((50, 58), True), ((52, 55), True), ((59, 62), False)])
def test_a_figure_may_count_the_speakers(span: tuple[int, int], speaking: bool) -> None:
    assert counts_speakers([QUOTE], *span) == speaking


@pytest.mark.parametrize(
    ("body", "speakers"),
    [
        ("“We lost 12 men. Another 30 were wounded,” the commander said.", ["the commander", "the commander"]),
        ("“It came in the night,” said Mayor Ole Berg. “We lost 40 houses.”", ["Mayor Ole Berg"]),
        (
            "“It came in the night,” said Mayor Ole Berg. “40 houses went.\n\n“We need 500 tents.”\n\nSome 90 fled.",
            ["Mayor Ole Berg", "Mayor Ole Berg", None],
        ),
        # Who speaks is a matter of sense here, and no words of the quotation's own sentence say it.
        ("The mayor was tired. “We have 300 people in the school and nobody slept.” Then he left.", [None]),
        ("“The United Nations says 30 people died,” Mayor Ole Berg said.", ["The United Nations"]),
        ("Doctor Mia Sand accused the army of killing 12 patients.", ["Doctor Mia Sand"]),
    ],
)
def test_figures_are_attributed_to_a_speaker_that_the_quotation_itself_names(
    body: str, speakers: list[str | None]
) -> None:
    text, found = figures_of(body)
    assert [text[slice(*f.attribution)] if f.attribution else None for f in found] == speakers


def test_a_pronoun_as_speaker_is_resolved_to_its_person() -> None:
    text, (figure,) = figures_of("Mayor Ole Berg met families. “We have 300 people in the school,” he said.")
    assert figure.attribution_mention == text.index("Ole Berg")
