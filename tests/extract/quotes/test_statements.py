"""Statements over several paragraphs, with and without marks, and in titles."""

from __future__ import annotations

import pytest

from generator.extract.model.pipeline import Model
from tests.extract.quotes.quote_cases import Case, quotes_of

CASES = [
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


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.text[:60])
def test_statements_over_paragraphs_and_in_titles(case: Case, model: Model) -> None:
    assert [q[:3] for q in quotes_of(model, case.text) if q.direct] == list(case.expected)
