"""Namesakes with different roles."""

from __future__ import annotations

import pytest

from generator.resolve.namesakes import field_of, role_fields, split_namesakes

from .build import cluster

FIELDS = {"striker": "sport", "judge": "law", "grocer": "trade"}


@pytest.mark.parametrize(
    ("roles", "field"),
    [
        (("striker",), "stage"),
        (("former strikers",), "stage"),
        (("Interior Minister",), "office"),
        (("striker", "minister"), ""),
        (("neighbour",), ""),
        ((), ""),
    ],
)
def test_roles_are_of_one_field_or_of_none(roles: tuple[str, ...], field: str) -> None:
    assert field_of(cluster("person", "Omar Reed", roles=roles), role_fields()) == field


def test_the_lesser_known_namesake_gets_a_key_of_its_own() -> None:
    roles = ("judge", "striker", "judge", "")
    found = [cluster("person", "Marta Soares", roles=(role,)) for role in roles]
    keys, questions = split_namesakes(found, FIELDS)
    assert keys == {1: "sport"}
    assert [(question.cluster, question.candidates) for question in questions] == [(found[1], (found[0],))]


def test_three_fields_are_three_people() -> None:
    keys, questions = split_namesakes([cluster("person", "Marta Soares", roles=(role,)) for role in FIELDS], FIELDS)
    assert len(keys) == len(questions) == 2
    assert "three people" in questions[0].message


def test_different_names_are_not_namesakes() -> None:
    found = [cluster("person", "Marta Soares", roles=("judge",)), cluster("person", "Marta Sousa", roles=("striker",))]
    assert split_namesakes(found, FIELDS) == ({}, [])
