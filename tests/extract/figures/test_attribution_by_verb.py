"""Sources that are subjects of reporting verbs."""

from __future__ import annotations

import pytest

from generator.extract.figures.attribution_by_verb import attribution_by_verb
from tests.extract.reading import figures_of

from .one_sentence import read_sentence, token_in


def by_verb(body: str, verb: str) -> tuple[str, str] | None:
    """The source of a verb and the stretch that it answers for."""
    text, doc, sentence, _ = read_sentence(body)
    found = attribution_by_verb(text, token_in(doc, verb), sentence)
    return None if found is None else (text[found.start : found.end], text[found.scope_start : found.scope_end])


@pytest.mark.parametrize(
    ("body", "verb", "source"),
    [
        ("Police said 12 people were hurt.", "said", "Police"),
        ("Officials raised the death toll to 54.", "raised", "Officials"),
        ("The governor put the toll at 30.", "put", "The governor"),
        ("The union counted 40 strikers.", "counted", "The union"),
        ("The ministry raised its count; it said 76 people were missing.", "said", "The ministry"),
    ],
)
def test_the_subject_of_a_reporting_verb_is_a_source(body: str, verb: str, source: str) -> None:
    found = by_verb(body, verb)
    assert found is not None
    assert found[0] == source


@pytest.mark.parametrize(
    ("body", "verb"),
    [
        ("The landslide raised the death toll to 54.", "raised"),
        ("The state would add 90 buses.", "add"),
        ("The strike claimed 12 lives.", "claimed"),
        ("Nobody reported 12 cases.", "reported"),
        ("Police found 12 bodies.", "found"),
        ("The fire killed 12 people.", "killed"),
    ],
)
def test_actions_plans_and_things_that_cannot_speak_have_no_source(body: str, verb: str) -> None:
    assert by_verb(body, verb) is None


def test_the_scope_of_a_source_named_last_ends_at_the_next_turn() -> None:
    body = "About 12 people died, police said, while 20 homes burned."
    found = by_verb(body, "said")
    assert found is not None
    assert found[1] == body[: body.index("while")]


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("LIMA — A flood buried two villages, according to a report.", "a report"),
        ("Ana Diaz thanked the donors and said her government would add 90 million soles by May.", "Ana Diaz"),
        ("“It is over,” said Nino Berg, who has packed tea for 40 years.", None),
        ("Neither Ana Diaz nor the port has said whether the contract, worth 90 million euros, will stand.", None),
    ],
)
def test_a_dateline_a_plan_and_a_denial_give_no_source(body: str, source: str | None) -> None:
    text, found = figures_of(body)
    assert [text[slice(*f.attribution)] if f.attribution else None for f in found] == [source]


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("It was 46 metres high and made of earth and, engineers say, the one that forgives least.", None),
        ("She was ahead with ballots from 7,900 stations counted.", None),
        ("An inspector reported cracks, four months before it buried two villages.", None),
        ("It burned 2,600 hectares; images suggest that the fire was larger.", None),
        ("The government of Ancash lists 71 dead by name.", "The government of Ancash"),
        ("Norway and Japan promised a total of $6.5 million.", "Norway and Japan"),
        ("She had hoped for more than 70 percent, people close to her said.", "people close to her"),
        ("The Alpine Rescue Service raised its count; it said 76 people were missing.", "The Alpine Rescue Service"),
        (
            "Between 11 and 12 cartons stand in the cold, said Johan Steyn of the Growers' Alliance.",
            "Johan Steyn of the Growers' Alliance",
        ),
    ],
)
def test_the_source_is_the_one_that_the_sentence_gives(body: str, source: str | None) -> None:
    text, (figure,) = figures_of(body)
    assert (text[slice(*figure.attribution)] if figure.attribution else None) == source
