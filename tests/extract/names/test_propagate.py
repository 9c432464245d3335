"""Further occurrences of an article's names."""

from __future__ import annotations

import pytest

from generator.extract.names.propagate import ClassifiedNames, find_occurrences
from generator.records import Kind
from tests.extract.constructed import annotate, span


def further(body: str, kinds: dict[str, Kind], *, title_case: frozenset[int] = frozenset()) -> dict[str, str]:
    """Further occurrences in a text, of which the first sentence has the names."""
    annotated = annotate(body)
    chosen = [span(annotated, name) for name in kinds]
    names = ClassifiedNames(chosen, kinds, defined=(), rejected=(), title_case=title_case)
    found, new = find_occurrences(annotated, names)
    return {annotated.spelling(candidate): new[annotated.spelling(candidate)] for candidate in found}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("It was Ana Moro. Then Ana Moro left.", {"Ana Moro": "person"}),
        ("It was Ana Moro. Then Moro left.", {"Moro": "person"}),
        ("It was Ana Moro. Then Pedro Moro left.", {}),
        ("It was Ana Moro. Then the Moro Bridge fell.", {}),
        ("It was Ana Moro. Then Judge Moro left.", {"Moro": "person"}),
    ],
)
def test_a_person_is_found_by_surname_unless_it_is_part_of_another_name(body: str, expected: dict[str, str]) -> None:
    assert further(body, {"Ana Moro": "person"}) == expected


def test_countries_and_peoples_are_found_by_the_gazetteer() -> None:
    assert further("It was Vexa. Many Peruvians left Peru.", {"Vexa": "organization"}) == {
        "Peruvians": "group",
        "Peru": "place",
    }


def test_a_country_that_stands_for_its_team_is_the_team_everywhere() -> None:
    assert further("It was Peru. Then Peru won.", {"Peru": "organization"}) == {"Peru": "organization"}


def test_a_line_in_title_case_has_the_names_of_the_article() -> None:
    assert further("It was Ana Moro. MORO RETURNS TO VEXA.", {"Ana Moro": "person"}, title_case=frozenset({2})) == {
        "MORO": "person"
    }


def test_an_acronym_has_the_kind_of_its_long_name() -> None:
    annotated = annotate("The Vexa Water Board (VWB) met. Then VWB left.")
    long, short = span(annotated, "Vexa Water Board"), span(annotated, "VWB")
    pair = ((long.first, long.end), (short.first, short.end))
    names = ClassifiedNames([long], {"Vexa Water Board": "organization"}, [pair], (), frozenset())
    found, kinds = find_occurrences(annotated, names)
    assert [annotated.spelling(candidate) for candidate in found] == ["VWB", "VWB"]
    assert kinds == {"VWB": "organization"}
