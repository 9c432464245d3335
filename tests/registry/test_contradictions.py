"""Rules that contradict each other or have no effect."""

from __future__ import annotations

import pytest

from generator.registry import load_registry

from .loading import problems_of


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            """\
            entities:
              a: {type: person, name: Ann Lee, aka: [Lee]}
              b: {type: person, name: Bo Lee, aka: ["Lee "]}
            """,
            '3: `entities.b`: "Lee" is a name of `a` already (line 2).',
        ),
        (
            """\
            entities:
              a: {type: person, name: A, not: [c]}
            merge:
              c: b
              b: a
            """,
            "4: `merge.c`: joins `a` and `c`, kept apart by line 2. Remove the merge, or the id from `not`",
        ),
        (
            """\
            entities:
              a: {type: person, name: A, not: [b]}
            merge:
              a: c
              b: c
            """,
            "4: `merge.a`: joins `a` and `b`, kept apart by line 2. Remove the merge, or the id from `not`",
        ),
        (
            "entities:\n  a: {type: person, name: A, not: a}",
            "2: `entities.a.not`: an entity cannot be kept apart from itself. Remove it from the list",
        ),
        (
            "entities:\n  a: {type: person, name: A}\nretype:\n  a: place",
            "4: `retype.a`: makes a place of what line 2 pins as a person. Change the type there and remove this line",
        ),
        (
            "entities:\n  a: {type: person, name: A}\nmerge:\n  b: a\nretype:\n  b: place",
            "6: `retype.b`: makes a place of what line 2 pins as a person. Change the type there and remove this line",
        ),
        (
            "entities:\n  a: {type: person, name: A}\n  b: {type: place, name: B}\nmerge:\n  a: b",
            "5: `merge.a`: joins a person (line 2) with a place (line 3). Give both the same type",
        ),
    ],
)
def test_rules_that_contradict_each_other_are_reported(text: str, problem: str) -> None:
    assert any(found.startswith(problem) for found in problems_of(text))


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (
            "entities:\n  a: {type: person, name: A}\nretype: {a: person}",
            "registry.yml:3: `retype.a`: line 2 says the same. Remove this line",
        ),
        (
            "entities:\n  a: {type: person, name: A}\nmerge: {a: b}",
            "registry.yml:3: `merge.a`: of the entity on line 2 only the names count, since it is merged.",
        ),
    ],
)
def test_rules_without_effect_are_warned_about(text: str, warning: str) -> None:
    _, (problem,) = load_registry(text, "registry.yml")
    assert str(problem).startswith(warning)
    assert problem.level == "warning"
