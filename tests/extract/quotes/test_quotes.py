"""Quotations and reported speech in one sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.extract.model.pipeline import Model
from tests.extract.quotes.quote_cases import Case, quotes_of

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
def test_a_statement_may_be_quoted_in_part(case: Case, model: Model) -> None:
    assert [q[:3] for q in quotes_of(model, case.text)] == list(case.expected)


def test_records_do_not_overlap_and_hold_plain_rules(model: Model) -> None:
    found = quotes_of(model, "“The port is shut,” Lena Ortiz said. She warned that the town “will starve” by May.")
    assert [q.quote.rule for q in found] == ["speaker, then verb", "clause of the cue"]
    assert all(type(q.quote.rule) is str for q in found)
    assert all(a.quote.end <= b.quote.start for a, b in pairwise(found))


def test_a_sentence_that_ends_after_its_source_reports_nothing(model: Model) -> None:
    assert quotes_of(model, "According to Lena Ortiz,") == []


@pytest.mark.parametrize("text", ["", "Untitled"])
def test_an_article_of_its_title_alone_has_no_quotations(text: str, model: Model) -> None:
    assert quotes_of(model, f"{text}\n\n") == []
