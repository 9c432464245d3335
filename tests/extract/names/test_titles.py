"""Titles and offices in front of names."""

from __future__ import annotations

import pytest

from generator.extract.names.titles import after_office, last_title, names_in_role, with_title
from tests.extract.constructed import annotate, span


@pytest.mark.parametrize(
    ("run", "labels", "name", "honorific", "role"),
    [
        ("Sgt. Maria Lopez", {}, "Maria Lopez", "Sgt.", "Sgt."),
        ("Mrs. Okafor", {}, "Okafor", "Mrs.", None),
        ("Prince Harald", {}, "Prince Harald", "Prince", None),
        ("Foreign Minister Igor Danilov", {}, "Igor Danilov", "Minister", "Foreign Minister"),
    ],
)
def test_a_name_knows_the_title_before_it(
    run: str, labels: dict[str, str], name: str, honorific: str, role: str | None
) -> None:
    annotated = annotate(f"We met {run} today.", labels)
    whole = span(annotated, run)
    title = last_title(annotated, whole.first, whole.end)
    assert title is not None
    found = with_title(annotated, whole.first, title, whole.end)[-1]
    assert (annotated.spelling(found), found.honorific) == (name, honorific)
    assert (annotated.text(*found.role) if found.role else None) == role


@pytest.mark.parametrize("run", ["MV Captain Corazon", "Minister Judge", "Harbour Board"])
def test_a_run_without_a_person_after_a_title_has_none(run: str) -> None:
    annotated = annotate(f"We met {run} today.")
    whole = span(annotated, run)
    assert last_title(annotated, whole.first, whole.end) is None


@pytest.mark.parametrize(
    ("role", "labels", "expected"),
    [
        ("Peru Foreign Minister", {}, ["Peru"]),
        ("Chilean President", {}, ["Chilean"]),
        ("NATO Secretary-General", {"NATO": "ORG"}, ["NATO"]),
        ("WHO Director-General", {}, ["WHO"]),
        ("Transport Minister", {}, []),
        ("Peru Globex Captain", {"Globex": "ORG"}, ["Peru", "Globex"]),
    ],
)
def test_a_role_contains_the_name_of_a_country_or_body(role: str, labels: dict[str, str], expected: list[str]) -> None:
    annotated = annotate(f"We met {role} Ana Diaz.", labels)
    whole = span(annotated, role)
    assert [annotated.spelling(s) for s in names_in_role(annotated, whole.first, whole.end)] == expected


@pytest.mark.parametrize(
    ("body", "run", "labels", "holder"),
    [
        ("We met Secretary of State Laura Chen.", "State Laura Chen", {"Laura Chen": "PERSON"}, "Laura Chen"),
        ("We met the Minister for the Middle East Ana Diaz.", "Middle East Ana Diaz", {}, "Ana Diaz"),
        ("We met the Bank of State Laura Chen.", "State Laura Chen", {"Laura Chen": "PERSON"}, None),
    ],
)
def test_the_holder_follows_what_the_office_is_for(
    body: str, run: str, labels: dict[str, str], holder: str | None
) -> None:
    annotated = annotate(body, labels)
    whole = span(annotated, run)
    found = after_office(annotated, whole.first, whole.end)
    assert (annotated.text(found[0], whole.end) if found else None) == holder
