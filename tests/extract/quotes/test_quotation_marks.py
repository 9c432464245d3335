"""Marks of other shapes, wrong, missing and nested marks."""

from __future__ import annotations

import time

import pytest

from generator.extract.model.pipeline import Model
from generator.extract.quotes.quotation_marks import find_quotations
from tests.extract.quotes.quote_cases import Case, quotes_of

CASES = [
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


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.text[:60])
def test_marks_of_any_shape_enclose_what_is_said(case: Case, model: Model) -> None:
    assert [q[:3] for q in quotes_of(model, case.text) if q.direct] == list(case.expected)


def test_unclosed_marks_affect_only_their_own_paragraph(model: Model) -> None:
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


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("He said “we stay” and left.", ["we stay"]),
        ("He said „we stay“ and left.", ["we stay"]),
        ("He said ``we stay'' and left.", ["we stay"]),
        ("He said ‘we stay’ and left.", ["we stay"]),
        ("“He said ‘we stay’ and left.”", ["He said ‘we stay’ and left."]),
        ("It is 5'10\" tall and 6'2\" wide.", []),
        ("“We stay. “We win.”", ["We stay.", "We win."]),
        ("“We stay.” He left. “We win.", ["We stay.", "We win."]),
        ("“” is empty.", []),
    ],
)
def test_marks_are_paired(paragraph: str, words: list[str]) -> None:
    text = f"Title\n\n{paragraph}"
    found = find_quotations(text, [(0, 5), (7, len(text))])
    assert [text[q.start : q.end] for q in found] == words


def test_a_paragraph_continues_a_quotation_that_no_mark_closes() -> None:
    text = "Title\n\n“We stay.\n\n“We win.”"
    first, second = find_quotations(text, [(0, 5), (7, 16), (18, len(text))])
    assert not first.closed
    assert second.closed
    assert second.continues
