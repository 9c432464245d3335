"""One quotation in parts, and several in a row."""

from __future__ import annotations

import pytest

from generator.extract.model.pipeline import Model
from tests.extract.quotes.quote_cases import Case, quotes_of

CASES = [
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


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.text[:60])
def test_a_quotation_continues_after_its_cue(case: Case, model: Model) -> None:
    assert [q[:3] for q in quotes_of(model, case.text) if q.direct] == list(case.expected)
