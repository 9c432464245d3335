"""Roles next to a person's name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.extract.names.role_phrases import role_of
from tests.extract.constructed import annotate, span

POS = {"retired": "ADJ", "former": "ADJ", "thanked": "VERB", "left": "VERB", "and": "CCONJ", "a": "DET", "the": "DET"}


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("The striker Ana Diaz left.", "striker"),
        ("The former union leader Ana Diaz left.", "former union leader"),
        ("They thanked conductor Ana Diaz.", "conductor"),
        ("Ana Diaz, a retired judge, left.", "retired judge"),
        ("Ana Diaz, 54, the head coach, left.", "head coach"),
        ("Ana Diaz, head of a firm, left.", "head"),
        ("The leaders Ana Diaz and Bo Li left.", None),
        ("Ana Diaz, 54, left.", None),
        ("The rain soaked Ana Diaz.", None),
    ],
)
def test_a_role_in_small_letters_stands_before_or_after_a_name(body: str, role: str | None) -> None:
    annotated = annotate(body, None, POS)
    found = role_of(annotated, span(annotated, "Ana Diaz"))
    assert (annotated.text(*found) if found else None) == role


@pytest.mark.parametrize(
    ("office", "title"),
    [("Foreign Minister", "Foreign Minister"), ("Energy and Mines Minister", "Mines Minister")],
)
def test_an_office_has_both_things_that_it_is_for(office: str, title: str) -> None:
    annotated = annotate(f"Yesterday {office} Ana Diaz left.", None, POS)
    role = span(annotated, title)
    found = role_of(annotated, replace(span(annotated, "Ana Diaz"), role=(role.first, role.end)))
    assert found is not None
    assert annotated.text(*found) == office
