"""Evidence that spellings share."""

from __future__ import annotations

import pytest

from generator.extract.names.shared_evidence import add_family_votes, add_list_votes, with_particle
from generator.extract.names.votes import EvidenceVotes
from tests.extract.constructed import annotate, span


def votes(**weights: float) -> EvidenceVotes:
    one = EvidenceVotes()
    one.add(weights)
    return one


def test_a_full_name_votes_for_its_surname_and_its_given_name() -> None:
    found = {"Ana Diaz": votes(person=2), "Diaz": votes(), "Ana": votes(), "Lima": votes(place=1)}
    add_family_votes(found)
    assert (found["Diaz"].votes["person"], found["Ana"].votes["person"]) == (3, 1.5)
    assert found["Lima"].votes["person"] == 0


def test_a_company_votes_for_its_first_word_unless_that_is_a_place() -> None:
    found = {
        "Vexa Moro Inc.": votes(organization=4),
        "Vexa": votes(),
        "Peru Inc.": votes(organization=4),
        "Peru": votes(),
    }
    add_family_votes(found)
    assert (found["Vexa"].votes["organization"], found["Peru"].votes["organization"]) == (1.5, 0)


def test_a_surname_votes_for_a_full_name_that_the_model_missed() -> None:
    found = {"Ana Moro": votes(), "Moro": votes(person=2)}
    add_family_votes(found)
    assert found["Ana Moro"].votes["person"] == 1


def test_a_surname_that_begins_another_name_votes_against_a_person() -> None:
    found = {"Ana Marsh": votes(person=3), "Marsh Boulevards": votes(person=0.5)}
    add_family_votes(found)
    assert found["Marsh Boulevards"].votes["none"] == 2


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("They met Oslo, Vexa and Voss.", True),
        ("They met Oslo and Vexa.", False),
        ("Oslo fell, Vexa rose and Voss.", False),
    ],
)
def test_members_of_a_list_are_of_one_kind(body: str, expected: bool) -> None:
    annotated = annotate(body)
    names = [name for name in ("Oslo", "Vexa", "Voss") if name in body]
    found = {name: votes(place=2) if name != "Vexa" else votes() for name in names}
    add_list_votes(found, annotated, [span(annotated, name) for name in names])
    assert (found["Vexa"].votes["place"] > 0) == expected


@pytest.mark.parametrize(
    ("name", "surnames"),
    [("Jan de Wit", ("de Wit", "De Wit")), ("Tom van der Berg", ("van der Berg", "Van der Berg")), ("Ana Diaz", ())],
)
def test_a_surname_with_a_particle_has_two_spellings(name: str, surnames: tuple[str, ...]) -> None:
    assert with_particle(name) == surnames
