"""Quotations whose cue follows them."""

from __future__ import annotations

import pytest

from generator.extract.model.pipeline import Model
from tests.extract.quotes.quote_cases import Case, quotes_of

CASES = [
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


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.text[:60])
def test_a_cue_after_a_quotation_names_its_speaker(case: Case, model: Model) -> None:
    assert [q[:3] for q in quotes_of(model, case.text) if q.direct] == list(case.expected)
