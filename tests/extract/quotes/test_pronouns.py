"""The antecedent of "he" or "she"."""

from __future__ import annotations

import pytest

from generator.extract.model.pipeline import Model
from tests.extract.quotes.quote_cases import quotes_of

NAMES = [
    ("Maria Lopez met the miners. “We will go on,” she said.", "Maria Lopez"),
    ("Clara Lopez met Peter Carter in Lima. “We will go on,” she said.", "Clara Lopez"),
    ("Clara Lopez met Peter Carter in Lima. “We will go on,” he said.", "Peter Carter"),
    ("The miners met Robert Carter and Peter Novak. “We will go on,” he said.", None),
    ("James Carter arrived on Monday. His flight was late. “We will go on,” he said.", "James Carter"),
    ("The miners met in Lima. “We will go on,” he said.", None),
    ("James Carter said on Monday that the mine was safe. He added that nobody was hurt.", "James Carter"),
    ("Nikos Pappas met Katerina Pappas, his aunt. “We will go on,” she said.", "Katerina Pappas"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_pronoun_refers_to_the_only_possible_person(text: str, name: str | None, model: Model) -> None:
    found = quotes_of(model, text)
    assert found
    assert {q.name.split()[-1] if q.name else None for q in found} == {name.split()[-1] if name else None}
