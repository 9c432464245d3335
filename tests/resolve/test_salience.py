"""Salience of an entity in an article."""

from __future__ import annotations

from generator.registry import load_registry
from generator.resolve import resolve

from .build import article, resolved

BESIDE = "[person Omar Reed] came. [person Omar Reed] spoke. [person Omar Reed] left."


def test_headline_frequency_and_position_count() -> None:
    found = resolved(
        article(
            "a",
            "[person Elena Marsh] wins\n\n[person Marsh] beat [person Omar Reed]. [person Marsh] thanked voters. "
            + "It rained for hours. " * 10
            + "[person Ann Orr] watched.",
        )
    )
    order = sorted(found.entities, key=lambda e: -e.appearances[0].salience)
    assert [e.name for e in order] == ["Elena Marsh", "Omar Reed", "Ann Orr"]
    assert all(0 <= e.appearances[0].salience <= 1 for e in order)


def weight(marked: str, name: str, registry: str = "") -> float:
    """Salience of an entity in an article that names another one three times."""
    one, findings = article("a", f"Talks\n\n{BESIDE} {marked}")
    found = resolve([one], {"a": findings}, load_registry(registry, "registry.yml")[0])
    (entity,) = (entity for entity in found.entities if entity.name == name)
    return entity.appearances[0].salience


def test_names_that_an_editor_joins_count_as_mentions_of_one_thing() -> None:
    joined = "entities:\n  acme: {name: Acme, type: organization, aka: [Zeta]}\n"
    two = "[organization Acme] met [organization Zeta]."
    assert weight(two, "Acme", joined) == weight(two.replace("Zeta", "Acme"), "Acme") > weight(two, "Acme")


def test_a_name_that_an_editor_splits_off_is_not_counted() -> None:
    parted = "split:\n  - {text: Costa, in: [a], to: other-costa}\n"
    two = "[person Paulo Costa] met [person Costa]."
    assert weight(two, "Paulo Costa", parted) == weight(two.replace("n Costa", "n Leigh"), "Paulo Costa")
    assert weight(two, "Paulo Costa") > weight(two, "Paulo Costa", parted)
