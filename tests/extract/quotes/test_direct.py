"""Quotations in marks, form by form: what is said, whose words the article says they are, and by which cue."""

from __future__ import annotations

import time

import pytest

from generator.extract.model.pipeline import Model
from generator.extract.quotes.quotation_marks import find_quotations
from tests.extract.quotes_table import Case, quotes_of

# Cue after the quotation.
AFTER = [
    Case(
        "“The bridge will reopen in May,” said Mayor Lena Ortiz.",
        ("The bridge will reopen in May", "Mayor Lena Ortiz", "said"),
    ),
    Case('"The bridge will reopen in May," Lena Ortiz said.', ("The bridge will reopen in May", "Lena Ortiz", "said")),
    Case(
        "“We have run out of flour,” a baker in the old town said on Tuesday.",
        ("We have run out of flour", "a baker in the old town", "said"),
    ),
    Case("“Nobody warned us,” said one of the fishermen.", ("Nobody warned us", "one of the fishermen", "said")),
    Case(
        "“This is a turning point,” said Foreign Minister Anton Reyes, who flew in overnight.",
        ("This is a turning point", "Foreign Minister Anton Reyes", "said"),
    ),
    Case(
        "“The vote stands,” Clara Jensen, head of the election commission, told reporters.",
        ("The vote stands", "Clara Jensen", "told"),
    ),
    Case(
        "“The vote stands,” Clara Jensen, who has led the commission since 2019, told reporters on Friday.",
        ("The vote stands", "Clara Jensen", "told"),
    ),
    Case(
        "“The vote stands,” the commission's head, Clara Jensen, told reporters.",
        ("The vote stands", "Clara Jensen", "told"),
    ),
    Case(
        "“We can see the end of it,” the bank's president, Clara Jensen, told a news conference in Oslo.",
        ("We can see the end of it", "Clara Jensen", "told"),
    ),
    Case("“Will anyone listen?” asked the teacher.", ("Will anyone listen?", "the teacher", "asked")),
    Case("“Will anyone listen?” Daria Novak asked.", ("Will anyone listen?", "Daria Novak", "asked")),
    Case("“Stop the shelling!” shouted a man at the gate.", ("Stop the shelling!", "a man at the gate", "shouted")),
    Case(
        "“Our patience is over,” according to a government official.",
        ("Our patience is over", "a government official", "according to"),
    ),
    Case(
        "“It is a mistake,” warned Senator Paul Whitmore, a Republican.",
        ("It is a mistake", "Senator Paul Whitmore", "warned"),
    ),
    Case("“It is a mistake,” argues the report.", ("It is a mistake", "the report", "argues")),
    Case(
        "“The talks went well,” a spokesman for the foreign ministry said in a statement.",
        ("The talks went well", "a spokesman for the foreign ministry", "said"),
    ),
    Case(
        "“The talks went well,” the ministry’s spokeswoman, Greta Holm, said.",
        ("The talks went well", "Greta Holm", "said"),
    ),
    Case("“I regret nothing,” he later told the court.", ("I regret nothing", "he", "told")),
    Case(
        "“I regret nothing”, wrote Olga Petrenko in a letter from prison.",
        ("I regret nothing", "Olga Petrenko", "wrote"),
    ),
    Case("“The mine is safe”, the company insisted.", ("The mine is safe", "the company", "insisted")),
    Case(
        "“The roads are open. The schools are open. The markets are full,” President Samuel Adeyemi said.",
        ("The roads are open. The schools are open. The markets are full", "President Samuel Adeyemi", "said"),
    ),
    Case(
        "“There is no plan B,” former Prime Minister Ingrid Dahl has said.",
        ("There is no plan B", "former Prime Minister Ingrid Dahl", "said"),
    ),
    Case("“We lost three houses,” recalled Tomas, a farmer.", ("We lost three houses", "Tomas", "recalled")),
    Case("“The dam will hold” — that was the promise."),
]
# Cue before the quotation.
BEFORE = [
    Case("Lena Ortiz said: “The bridge will reopen in May.”", ("The bridge will reopen in May.", "Lena Ortiz", "said")),
    Case("Lena Ortiz said, “The bridge will reopen in May.”", ("The bridge will reopen in May.", "Lena Ortiz", "said")),
    Case('Lena Ortiz said "the bridge will reopen in May."', ("the bridge will reopen in May.", "Lena Ortiz", "said")),
    Case("Lena Ortiz said that “no one will be left behind.”", ("no one will be left behind.", "Lena Ortiz", "said")),
    Case("Lena Ortiz told reporters: “The bridge will reopen.”", ("The bridge will reopen.", "Lena Ortiz", "told")),
    Case("In a statement, the rebels said: “We reject this offer.”", ("We reject this offer.", "the rebels", "said")),
    Case(
        "Gen. Marko Ilic, commander of the northern front, said, “Our lines have not moved.”",
        ("Our lines have not moved.", "Gen. Marko Ilic", "said"),
    ),
    Case(
        "Speaking in Oslo on Monday, Ingrid Dahl warned: “Winter will be hard.”",
        ("Winter will be hard.", "Ingrid Dahl", "warned"),
    ),
    Case("The union’s leader, Rosa Lind, put it bluntly: “We will strike.”", ("We will strike.", "Rosa Lind", None)),
    Case(
        "She shook her head and said, “I do not know where my son is.”",
        ("I do not know where my son is.", "She", "said"),
    ),
    Case(
        "Police issued a short statement, saying “an investigation is under way.”",
        ("an investigation is under way.", "Police", "saying"),
    ),
    Case(
        "According to the minister, “the port was never closed.”",
        ("the port was never closed.", "the minister", "According to"),
    ),
    Case(
        "In the words of Ana Duarte, “it was a night without end.”",
        ("it was a night without end.", "Ana Duarte", "words"),
    ),
    Case(
        "Tweeted the ambassador: “Dialogue is the only way.”",
        ("Dialogue is the only way.", "the ambassador", "Tweeted"),
    ),
    Case("The governor added that “it would be reckless” to wait.", ("it would be reckless", "The governor", "added")),
    Case(
        "A senior diplomat, who asked not to be named, said: “They are stalling.”",
        ("They are stalling.", "A senior diplomat", "said"),
    ),
]
# A fragment that a verb governs, against a name, a term or a doubt in marks.
FRAGMENTS = [
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
# One quotation in parts, and several in a row.
PARTS = [
    Case(
        "“The road is closed,” said Ana Duarte, “and it will stay closed.”",
        ("The road is closed", "Ana Duarte", "said"),
        ("and it will stay closed.", "Ana Duarte", "said"),
    ),
    Case(
        "“The road is closed,” said Ana Duarte. “It will stay closed.”",
        ("The road is closed", "Ana Duarte", "said"),
        ("It will stay closed.", "Ana Duarte", None),
    ),
    Case(
        '"We waited," she said, "for three days." "Then the trucks came."',
        ("We waited", "she", "said"),
        ("for three days.", "she", "said"),
        ("Then the trucks came.", "she", None),
    ),
    Case(
        "Ana Duarte said the road was closed. “It will stay closed for a week.”",
        ("It will stay closed for a week.", "Ana Duarte", "said"),
    ),
    Case(
        "Ana Duarte is worried. “We have water for two days,” she said.", ("We have water for two days", "she", "said")
    ),
    Case(
        "“We have water for two days.” Ana Duarte looked at the tank. “Maybe three, if we are careful.”",
        ("We have water for two days.", None, None),
        ("Maybe three, if we are careful.", "Ana Duarte", None),
    ),
    Case(
        "“We want peace,” said Omar Haddad. “We want it too,” said Eli Navon. “But not at any price.”",
        ("We want peace", "Omar Haddad", "said"),
        ("We want it too", "Eli Navon", "said"),
        ("But not at any price.", "Eli Navon", None),
    ),
    Case(
        "“I am tired,” said Omar Haddad, 54, a driver. He added: “I want to go home.”",
        ("I am tired", "Omar Haddad", "said"),
        ("I want to go home.", "He", "added"),
    ),
    Case(
        "The plan is “a farce,” Rosa Lind said, adding that it “insults every voter.”",
        ("a farce", "Rosa Lind", "said"),
        ("insults every voter.", "Rosa Lind", "adding"),
    ),
    Case(
        "“First, we listen,” Rosa Lind told the crowd. “Second, we vote.” “Third, we march.”",
        ("First, we listen", "Rosa Lind", "told"),
        ("Second, we vote.", "Rosa Lind", None),
        ("Third, we march.", "Rosa Lind", None),
    ),
]
# Marks of other shapes, wrong marks, missing marks, marks inside marks.
MARKS = [
    Case("‘The bridge will reopen in May,’ said Lena Ortiz.", ("The bridge will reopen in May", "Lena Ortiz", "said")),
    Case("'The bridge will reopen in May,' said Lena Ortiz.", ("The bridge will reopen in May", "Lena Ortiz", "said")),
    Case(
        "‘It’s the miners’ pay that we’re talking about,’ said Lena Ortiz.",
        ("It’s the miners’ pay that we’re talking about", "Lena Ortiz", "said"),
    ),
    Case(
        "'We don't know the victims' names yet,' a doctor said.",
        ("We don't know the victims' names yet", "a doctor", "said"),
    ),
    Case("The workers’ party and the farmers’ union met in the ’90s."),
    Case("The workers' party and the farmers' union won't meet."),
    Case("«The bridge will reopen in May», said Lena Ortiz.", ("The bridge will reopen in May", "Lena Ortiz", "said")),
    Case("„The bridge will reopen in May,“ said Lena Ortiz.", ("The bridge will reopen in May", "Lena Ortiz", "said")),
    Case(
        "“He told me ‘never again’ and hung up,” said Lena Ortiz.",
        ("He told me ‘never again’ and hung up", "Lena Ortiz", "said"),
    ),
    Case(
        "‘He told me “never again” and hung up,’ said Lena Ortiz.",
        ("He told me “never again” and hung up", "Lena Ortiz", "said"),
    ),
    Case("“The road is closed, said Ana Duarte.", ("The road is closed", "Ana Duarte", "said")),
    Case(
        "“I trust the pilots, “Ana Duarte said. “If we stop, they stop.”",
        ("I trust the pilots", "Ana Duarte", "said"),
        ("If we stop, they stop.", "Ana Duarte", None),
    ),
    Case('Ana Duarte said," The road is closed today".', ("The road is closed today", "Ana Duarte", "said")),
    Case("``The road is closed,'' said Ana Duarte.", ("The road is closed", "Ana Duarte", "said")),
    Case("The suspect, 5'10\" tall, fled on foot."),
]


@pytest.mark.parametrize("case", [*AFTER, *BEFORE, *FRAGMENTS, *PARTS, *MARKS], ids=lambda c: c.text[:60])
def test_words_in_marks_are_found_with_speaker_and_cue(case: Case, model: Model) -> None:
    assert [q[:3] for q in quotes_of(model, case.text) if q.direct] == list(case.expected)


def test_marks_that_never_close_spoil_their_own_paragraph_only(model: Model) -> None:
    text = (
        "Harbour vote\n\n“We built this port with our hands.\n\n"
        "The vote is on Friday.\n\n“We will win,” said Ana Duarte."
    )
    found = quotes_of(model, text)
    assert [q[:3] for q in found] == [
        ("We built this port with our hands.", None, None),
        ("We will win", "Ana Duarte", "said"),
    ]


@pytest.mark.parametrize("piece", ['"a ', "'a ", "“a said ", "a” ", "‘a’ s' ", "“It is over, the minister said. "])
def test_pairing_marks_takes_time_in_proportion_to_the_text(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    find_quotations(text, [(0, 0), (0, len(text))])
    # About 0.2 s where this was written; a quadratic search took minutes.
    assert time.process_time() - began < 5
