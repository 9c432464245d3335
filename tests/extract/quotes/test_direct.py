"""Fragments in marks: speech if a verb governs them, else a name, a term or scare quotes."""

from __future__ import annotations

import pytest

from generator.extract.model.pipeline import Model
from tests.extract.quotes.quote_cases import Case, quotes_of

CASES = [
    Case(
        "Hugo Brandt called it “a press release, not a plan” on Thursday.",
        ("a press release, not a plan", "Hugo Brandt", "called"),
    ),
    Case(
        "The opposition leader described the budget as “an insult to workers.”",
        ("an insult to workers.", "The opposition leader", "described"),
    ),
    Case("The minister dismissed the claims as “pure fantasy.”", ("pure fantasy.", "The minister", "dismissed")),
    Case(
        "Mr Brandt said the offer was “too little, too late” and left the room.",
        ("too little, too late", "Mr Brandt", "said"),
    ),
    Case(
        "The talks are at a “decisive stage,” according to two European officials familiar with them.",
        ("decisive stage", "two European officials", "according to"),
    ),
    Case("The deal is “dead in the water,” Hugo Brandt said.", ("dead in the water", "Hugo Brandt", "said")),
    Case(
        "Amnesty International condemned the trial as “a travesty of justice.”",
        ("a travesty of justice.", "Amnesty International", "condemned"),
    ),
    Case(
        "The army accused the rebels of “hiding behind children.”", ("hiding behind children.", "The army", "accused")
    ),
    Case("Soldiers patrolled the so-called “green zone” at dawn."),
    Case("The “peace council” has not met for a year."),
    Case("She starred in “The Long Road Home” before entering politics."),
    Case("Richard “Tex” Moreno was sworn in on Monday."),
    Case("A drone nicknamed “Wasp” fell into the sea."),
    Case("The group named its boat “Hope” and set sail."),
    Case("The camp, also called “Site 9”, is closed."),
    Case("The film, titled “Ashes and Rain”, won two prizes."),
    Case("Critics doubt that the “reform” will change anything."),
    Case("The town has become a byword for “fake news”."),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.text[:60])
def test_a_fragment_is_speech_only_where_a_verb_governs_it(case: Case, model: Model) -> None:
    assert [q[:3] for q in quotes_of(model, case.text) if q.direct] == list(case.expected)
