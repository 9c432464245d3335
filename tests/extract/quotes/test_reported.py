"""Reported speech without quotation marks."""

from __future__ import annotations

import pytest

from generator.extract.model.pipeline import Model
from tests.extract.quotes.quote_cases import Case, quotes_of

REPORTED = [
    Case(
        "Lena Ortiz said that the bridge will reopen in May.", ("the bridge will reopen in May", "Lena Ortiz", "said")
    ),
    Case("Lena Ortiz said the bridge will reopen in May.", ("the bridge will reopen in May", "Lena Ortiz", "said")),
    Case("The bridge will reopen in May, Lena Ortiz said.", ("The bridge will reopen in May", "Lena Ortiz", "said")),
    Case(
        "The port was shut for two days, the harbour master told reporters.",
        ("The port was shut for two days", "the harbour master", "told"),
    ),
    Case(
        "Lena Ortiz told reporters on Monday that the bridge will reopen.",
        ("the bridge will reopen", "Lena Ortiz", "told"),
    ),
    Case(
        "The rebels accused the army of shelling a hospital.",
        ("the army of shelling a hospital", "The rebels", "accused"),
    ),
    Case(
        "Amnesty International urged both sides to protect civilians.",
        ("both sides to protect civilians", "Amnesty International", "urged"),
    ),
    Case(
        "Ingrid Dahl called on the council to act before winter.",
        ("the council to act before winter", "Ingrid Dahl", "called on"),
    ),
    Case("Ingrid Dahl warned of a long and cold winter.", ("a long and cold winter", "Ingrid Dahl", "warned of")),
    Case(
        "Paul Whitmore denied taking money from the company.",
        ("taking money from the company", "Paul Whitmore", "denied"),
    ),
    Case(
        "Army officials claim 300 fighters have surrendered.",
        ("300 fighters have surrendered", "Army officials", "claim"),
    ),
    Case(
        "Mayor Ortiz has emphasized that the city will pay its debts.",
        ("the city will pay its debts", "Mayor Ortiz", "emphasized"),
    ),
    Case(
        "The president announced that schools would reopen on Monday.",
        ("schools would reopen on Monday", "The president", "announced"),
    ),
    Case(
        "Economists argue that the tax will hurt small farms.", ("the tax will hurt small farms", "Economists", "argue")
    ),
    # Closed by a verb that reports only at the end of a sentence.
    Case(
        "She must also pay back two million euros, the court ruled.",
        ("She must also pay back two million euros", "the court", "ruled"),
    ),
    Case(
        "The company is now offering 7.5 percent, its chief executive, Ana Diaz, said.",
        ("The company is now offering 7.5 percent", "Ana Diaz", "said"),
    ),
    # Who has said nothing, and who was asked.
    Case("Neither the ministry nor Lena Ortiz has said that the bridge will reopen."),
    Case("No minister has said that the bridge will reopen."),
    Case(
        "Asked whether the bridge would reopen, Lena Ortiz said the work was going well.",
        ("the work was going well", "Lena Ortiz", "said"),
    ),
    # A request for anonymity is not a statement.
    Case("A rescue official, who asked not to be named, left the hall early."),
    Case("Two diplomats asked to remain anonymous because the talks go on."),
    Case("A clerk requested not to be identified as she was not allowed to speak."),
    Case(
        "According to Lena Ortiz, the bridge will reopen in May.",
        ("the bridge will reopen in May", "Lena Ortiz", "According to"),
    ),
    Case(
        "According to Lena Ortiz, mayor of the town, the bridge is safe.",
        ("the bridge is safe", "Lena Ortiz", "According to"),
    ),
    Case(
        "At least nine miners were trapped, according to the regional governor.",
        ("At least nine miners were trapped", "the regional governor", "according to"),
    ),
    Case("The company denied that it had paid officials.", ("it had paid officials", "The company", "denied")),
    Case(
        "The general vowed to retake the city within a month.",
        ("to retake the city within a month", "The general", "vowed"),
    ),
    Case(
        "Witnesses said soldiers opened fire near the market.",
        ("soldiers opened fire near the market", "Witnesses", "said"),
    ),
    Case(
        "Hydra has blamed the ministry for the delay, arguing that its rules changed twice.",
        ("the ministry for the delay", "Hydra", "blamed"),
        ("its rules changed twice", "Hydra", "arguing"),
    ),
    Case(
        "The rebels left the talks, accusing Prime Minister Anton Reyes of breaking his word.",
        ("Prime Minister Anton Reyes of breaking his word", "The rebels", "accusing"),
    ),
    Case(
        "A spokesman for the governor confirmed that two bridges had collapsed.",
        ("two bridges had collapsed", "A spokesman for the governor", "confirmed"),
    ),
    Case(
        "Doctors who treated the wounded said the clinic has no power.", ("the clinic has no power", "Doctors", "said")
    ),
    Case(
        "Investigators say they found no trace of explosives.",
        ("they found no trace of explosives", "Investigators", "say"),
    ),
    Case(
        "The mediator, retired judge Lena Ortiz, said she would remain in Pretoria.",
        ("she would remain in Pretoria", "retired judge Lena Ortiz", "said"),
    ),
    Case(
        "Lena Ortiz, the general secretary of the union, accused the police of shooting without warning.",
        ("the police of shooting without warning", "Lena Ortiz", "accused"),
    ),
    Case(
        "The chances of finding anyone else alive were small, the Alpine Rescue Service (ARS) said.",
        ("The chances of finding anyone else alive were small", "the Alpine Rescue Service", "said"),
    ),
    Case(
        "Lena Ortiz said the chances of finding anyone else alive were small.",
        ("the chances of finding anyone else alive were small", "Lena Ortiz", "said"),
    ),
    Case(
        "Globex said on Saturday that it would ask a court, and a manager, who gave no name, said it was near.",
        ("it would ask a court", "Globex", "said"),
        ("it was near", "a manager", "said"),
    ),
    Case(
        "The police said that one officer had died of his wounds, and denied that shots had been aimed at people.",
        ("one officer had died of his wounds", "The police", "said"),
        ("shots had been aimed at people", "The police", "denied"),
    ),
    Case(
        "According to two people who were in the room, the sides were close to a deal.",
        ("the sides were close to a deal", "two people", "According to"),
    ),
    Case(
        "Both sides agreed that emergency wards were fully staffed.",
        ("emergency wards were fully staffed", "Both sides", "agreed"),
    ),
    Case(
        "The harbour authority declined to comment, but its chair, Lena Ortiz, said in a note that staff had left.",
        ("staff had left", "Lena Ortiz", "said"),
    ),
    Case("The minister has not said whether the port will reopen."),
    Case("The court will say on Monday whether the law stands."),
    Case("It is said that the tower was built in one night."),
    Case("The army continued to shell the town on Sunday."),
    Case("The said agreement was never signed."),
    Case("We urge all parties to show restraint."),
    Case("The farm claims lie in the eastern valley."),
]


@pytest.mark.parametrize("case", REPORTED, ids=lambda c: c.text[:60])
def test_reported_speech_is_found_with_speaker_and_cue(case: Case, model: Model) -> None:
    found = quotes_of(model, case.text)
    assert [q[:3] for q in found] == list(case.expected)
    assert not any(q.direct for q in found)
