"""Reported speech, statements without marks, headlines, and which name a speaker is."""

from __future__ import annotations

import pytest

from generator.extract.model.pipeline import Model
from tests.extract.quotes_table import Case, quotes_of

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
    # Who asks not to be named says nothing of the story by that.
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


PARAGRAPHS = [
    # A quotation over paragraphs: a mark opens each, one closes the last.
    Case(
        "Harbour vote\n\n"
        "Lena Ortiz said: “We built this port with our hands.\n\n"
        "“We will not sell it.\n\n"
        "“Not this year, not ever.”\n\n"
        "The vote is on Friday.",
        ("We built this port with our hands.", "Lena Ortiz", "said"),
        ("We will not sell it.", "Lena Ortiz", None),
        ("Not this year, not ever.", "Lena Ortiz", None),
    ),
    # The same where later paragraphs lost their opening mark.
    Case(
        "Cup final\n\nAfter the match, coach Nadia Roth said, “We were slow today.\n\nWe should have scored early.”",
        ("We were slow today.", "coach Nadia Roth", "said"),
        ("We should have scored early.", "coach Nadia Roth", None),
    ),
    # No mark closes it: it ends with its paragraph.
    Case(
        "Harbour vote\n\n"
        "Lena Ortiz said: “We built this port with our hands.\n\n"
        "The vote is on Friday. Nobody knows the outcome.",
        ("We built this port with our hands.", "Lena Ortiz", "said"),
    ),
    Case(
        "Harbour vote\n\n"
        "Harbour Minister Lena Ortiz said:\n\n"
        "I welcome the vote of the port workers. It is a good day for the town.\n\n"
        "We will now invest in new cranes.\n\n"
        "Notes to editors\n\n"
        "The port opened in 1921.",
        (
            "I welcome the vote of the port workers. It is a good day for the town.",
            "Harbour Minister Lena Ortiz",
            "said",
        ),
        ("We will now invest in new cranes.", "Harbour Minister Lena Ortiz", "said"),
    ),
    Case(
        "Harbour vote\n\n"
        "Lena Ortiz issued the following statement:\n\n"
        "“The port stays public.”\n\n"
        "The vote is on Friday.",
        ("The port stays public.", "Lena Ortiz", "issued"),
    ),
    Case(
        "Harbour vote\n\n"
        "“The port stays public,” Lena Ortiz said.\n\n"
        "“It has fed this town for a century.”\n\n"
        "Her opponents disagree.",
        ("The port stays public", "Lena Ortiz", "said"),
        ("It has fed this town for a century.", "Lena Ortiz", None),
    ),
    Case(
        "Hearing\n\n"
        "The committee met on Monday.\n\n"
        "Senator Paul Whitmore: When did you learn of the leak?\n\n"
        "Clara Jensen: On the second of June, from a colleague.\n\n"
        "The hearing goes on.",
        ("When did you learn of the leak?", "Senator Paul Whitmore", None),
        ("On the second of June, from a colleague.", "Clara Jensen", None),
    ),
    Case(
        "Harbour vote\n\nLena Ortiz said: The port stays public. We will never sell it to strangers.",
        ("The port stays public. We will never sell it to strangers.", "Lena Ortiz", "said"),
    ),
    Case("Mayor: ‘The port stays public’\n\nThe vote is on Friday.", ("The port stays public", "Mayor", None)),
    Case("Port sale is ‘a betrayal’, says mayor\n\nThe vote is on Friday.", ("a betrayal", "mayor", "says")),
    Case("Lena Ortiz: the port will open by Friday\n\nThe vote is on Friday."),
    Case("The ‘silent’ harbour that divides a town\n\nThe vote is on Friday."),
    Case(
        "Note\n\nWeather: sunny in the north and dry in the west.\n\nSport: the cup final is on Sunday at noon.",
    ),
]


DATELINES = [
    Case(
        "Rate held\n\nPRETORIA, March 12, 2025 (MPA) — The bank left its rate unchanged and said that the strike "
        "could push up prices.",
        ("the strike could push up prices", "The bank", "said"),
    ),
    Case(
        "Dam fails\n\nLIMA — An inspector found cracks in November, according to a report.",
        ("An inspector found cracks in November", "a report", "according to"),
    ),
    Case(
        "Deal reached\n\nPRETORIA, March 20 (MPA) — The two sides agreed on a rise on Thursday, the mediator said.",
        ("The two sides agreed on a rise on Thursday", "the mediator", "said"),
    ),
]


@pytest.mark.parametrize("case", DATELINES, ids=lambda c: c.text[:60])
def test_a_dateline_is_no_part_of_what_is_said(case: Case, model: Model) -> None:
    assert [q[:3] for q in quotes_of(model, case.text)] == list(case.expected)


BESIDE_MARKS = [
    Case(
        "Prosecutor Lena Ortiz said that there was no trace, but that “everyone with a key” would be asked.",
        ("there was no trace", "Prosecutor Lena Ortiz", "said"),
        ("everyone with a key", "Prosecutor Lena Ortiz", "said"),
    ),
    Case(
        "Lena Ortiz said that her men “had nothing to hide” and that most of them had joined later.",
        ("had nothing to hide", "Lena Ortiz", "said"),
        ("most of them had joined later", "Lena Ortiz", "said"),
    ),
    Case(
        "Lena Ortiz said that the dam had been inspected and given “a clean bill of health”.",
        ("a clean bill of health", "Lena Ortiz", "said"),
    ),
]


@pytest.mark.parametrize("case", BESIDE_MARKS, ids=lambda c: c.text[:60])
def test_what_is_said_without_marks_stands_beside_what_is_quoted(case: Case, model: Model) -> None:
    assert [q[:3] for q in quotes_of(model, case.text)] == list(case.expected)


@pytest.mark.parametrize("case", PARAGRAPHS, ids=lambda c: c.text[:60])
def test_statements_over_paragraphs_and_in_titles(case: Case, model: Model) -> None:
    assert [q[:3] for q in quotes_of(model, case.text) if q.direct] == list(case.expected)


NAMES = [
    ("“We will go on,” Israeli Prime Minister Benjamin Netanyahu said.", "Benjamin Netanyahu"),
    ("“We will go on,” said a Hamas spokesman.", None),
    ("“We will go on,” Hamas said.", "Hamas"),
    ("“We will go on,” said Israeli sources.", None),
    ("“We will go on,” said Netanyahu’s office.", None),
    ("“We will go on,” a senior U.S. official traveling with Antony Blinken said.", None),
    ("Maria Lopez met the miners. “We will go on,” she said.", "Maria Lopez"),
    ("Clara Lopez met Peter Carter in Lima. “We will go on,” she said.", "Clara Lopez"),
    ("Clara Lopez met Peter Carter in Lima. “We will go on,” he said.", "Peter Carter"),
    ("The miners met Robert Carter and Peter Novak. “We will go on,” he said.", None),
    ("James Carter arrived on Monday. His flight was late. “We will go on,” he said.", "James Carter"),
    ("The miners met in Lima. “We will go on,” he said.", None),
    ("James Carter said on Monday that the mine was safe. He added that nobody was hurt.", "James Carter"),
    ("“We will go on,” said the militant group Hydra.", "Hydra"),
    ("“We will go on,” said the governor, James Carter.", "James Carter"),
    ("“We will go on,” said the chair of the talks, Clara Jensen of the Fishery Council. “All of us.”", "Clara Jensen"),
    ("“We will go on,” wrote its president, Peter Novak.", "Peter Novak"),
    ("“We will go on,” the head of the commission, retired judge Clara Jensen, said on Monday.", "Clara Jensen"),
    ("Nikos Pappas met Katerina Pappas, his aunt. “We will go on,” she said.", "Katerina Pappas"),
    ("Clara Jensen, who said “we will go on” before the vote, has resigned.", "Clara Jensen"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_the_name_that_is_the_speaker(text: str, name: str | None, model: Model) -> None:
    found = quotes_of(model, text)
    assert found
    assert {q.name.split()[-1] if q.name else None for q in found} == {name.split()[-1] if name else None}
