"""Capitalized runs split by the model's labels."""

from __future__ import annotations

import pytest

from generator.extract.names.label_spans import is_surname, split_by_labels
from tests.extract.constructed import annotate, span


@pytest.mark.parametrize(
    ("run", "labels", "expected"),
    [
        ("Ana Diaz", {"Ana Diaz": "PERSON"}, ["Ana Diaz"]),
        ("Lima Ana Diaz", {"Lima": "GPE", "Ana Diaz": "PERSON"}, ["Lima", "Ana Diaz"]),
        ("Lima Harbour Board", {"Lima": "GPE", "Harbour Board": "ORG"}, ["Lima Harbour Board"]),
        ("Jan van der Velde", {"Jan van der": "PERSON"}, ["Jan van der Velde"]),
        ("Chilean Ana Diaz", {"Ana Diaz": "PERSON"}, ["Chilean", "Ana Diaz"]),
        ("Chilean Interior Ministry", {}, ["Chilean Interior Ministry"]),
    ],
)
def test_a_run_is_split_where_the_model_sees_two_names(run: str, labels: dict[str, str], expected: list[str]) -> None:
    annotated = annotate(f"We met {run} today.", labels)
    whole = span(annotated, run)
    assert [annotated.spelling(s) for s in split_by_labels(annotated, whole.first, whole.end)] == expected


@pytest.mark.parametrize(
    ("body", "pos", "expected"),
    [
        ("Nomsa Zulu said so.", {"said": "VERB"}, True),
        ("Ultra Zulu art sold.", {}, False),
        ("Nomsa Zulus left.", {}, False),
    ],
)
def test_the_name_of_a_people_is_a_surname_where_it_describes_no_noun(
    body: str, pos: dict[str, str], expected: bool
) -> None:
    assert is_surname(annotate(body, None, pos), 1, 2) == expected
