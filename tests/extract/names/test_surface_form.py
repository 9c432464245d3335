"""Votes of a name's own words."""

from __future__ import annotations

from collections import defaultdict

import pytest

from generator.extract.names.surface_form import city_people, head_of, surface_form_votes


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("Ana Diaz", "person"),
        ("J.R. Vexa", "person"),
        ("Peru", "place"),
        ("Fla.", "place"),
        ("Peruvian", "group"),
        ("Vexa Inc.", "organization"),
        ("Ministry of Rain", "organization"),
        ("Vexa Water Board", "organization"),
        ("Africa NRC", "organization"),
        ("Farmers Without Fences", "organization"),
        ("World Food Programme", "organization"),
        ("Center for Rural Studies", "organization"),
        ("Riverside Convention Center", "place"),
        ("Vexa Bridge", "place"),
        ("Vexa Film Festival", "event"),
        ("Winter Games 1994", "event"),
        ("Clean Rivers Act", "none"),
        ("USS Vexa", "none"),
        ("Marxism", "none"),
        ("Monday", "none"),
    ],
)
def test_the_words_of_a_name_vote_for_a_kind(text: str, best: str) -> None:
    votes: dict[str, float] = defaultdict(float)
    surface_form_votes(text, votes, labelled=False)
    assert max(votes, key=lambda kind: votes[kind]) == best
    assert votes[best] > 0


def test_a_person_may_be_called_like_a_hill() -> None:
    votes: dict[str, float] = defaultdict(float, person=2)
    surface_form_votes("Ana Hill", votes, labelled=True)
    assert votes["person"] > votes["place"]


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Ministry of Culture", "Ministry"),
        ("Arts Center", "Center"),
        ("Center for Rural Studies", "institute"),
        ("Book Expo Canada", "Expo"),
        ("University Vexa", "University"),
        ("Ana Diaz", None),
    ],
)
def test_the_head_noun_of_a_name(name: str, head: str | None) -> None:
    assert head_of(name.split()) == head


def test_a_city_s_people_are_known_unless_it_is_a_given_name() -> None:
    assert (city_people("Lima") or 0) >= 500_000
    assert [city_people(text) for text in ("LIMA", "Vexa", "Ana")] == [None, None, None]
