"""Casualty status by the parse."""

from __future__ import annotations

import pytest

from generator.extract.figures.casualty_syntax import status_by_parse

from .one_sentence import read_sentence, token_in


@pytest.mark.parametrize(
    ("body", "head", "status"),
    [
        ("The quake on Friday injured two men and 12 women.", "women", "wounded"),
        ("The fire left 12 people in the town dead.", "people", "killed"),
        ("In the end 12 farmers were arrested.", "farmers", "detained"),
        ("The 12 miners who fled were found.", "miners", "displaced"),
        ("The deaths of 12 people shocked Lima.", "people", "killed"),
        ("About 12 families in the town are homeless.", "families", "displaced"),
        ("The gunmen killed five guards.", "gunmen", None),
        ("About 12 people in the town walked home.", "people", None),
    ],
)
def test_the_governors_of_people_state_their_status(body: str, head: str, status: str | None) -> None:
    _, doc, _, _ = read_sentence(body)
    assert status_by_parse(token_in(doc, head)) == status
