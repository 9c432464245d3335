"""Quotations whose cue precedes them."""

from __future__ import annotations

import pytest

from generator.extract.model.pipeline import Model
from tests.extract.quotes.quote_cases import Case, quotes_of

CASES = [
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


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.text[:60])
def test_a_cue_before_a_quotation_names_its_speaker(case: Case, model: Model) -> None:
    assert [q[:3] for q in quotes_of(model, case.text) if q.direct] == list(case.expected)
