"""Corrections of entities by an editor."""

from __future__ import annotations

import pytest

from generator.records import Article, Entity, Mention
from generator.registry import load_registry
from generator.resolve.cross_document import CorpusCluster
from generator.resolve.entity_corrections import EntityCorrections

from .build import cluster

PINS = "entities:\n  elena-marsh: {type: person, name: Elena Marsh, aka: [E. Marsh]}\n"


def corrections(text: str) -> EntityCorrections:
    return EntityCorrections(load_registry(text, "registry.yml")[0])


def corrected(text: str, registry: str, *names: str) -> list[tuple[str, str]]:
    """Name and kind of the mentions of an article, where extraction found these names of persons."""
    article = Article("a.txt", "a.txt", "0" * 64, "t", text, id="a")
    found = tuple(
        Mention(name, text.index(name), text.index(name) + len(name), "person", name, "test") for name in names
    )
    return [(m.text, m.kind) for m in corrections(registry).correct_mentions(article, found)]


@pytest.mark.parametrize(
    ("registry", "mentions"),
    [
        ("", [("Marsh", "person")]),
        ("ignore: [{text: Marsh}]", []),
        ("ignore: [{text: Marsh, type: place}]", [("Marsh", "person")]),
        ("ignore: [{text: Marsh, in: b}]", [("Marsh", "person")]),
    ],
)
def test_ignored_mentions_are_removed(registry: str, mentions: list[tuple[str, str]]) -> None:
    assert corrected("Rain fell on Marsh.", registry, "Marsh") == mentions


def test_a_pinned_name_is_found_in_the_text() -> None:
    assert corrected("Then E. Marsh spoke.", PINS) == [("E. Marsh", "person")]


def test_a_pinned_name_gets_its_kind() -> None:
    pins = "entities: {marsh: {type: place, name: Marsh}}"
    assert corrected("Rain fell on Marsh.", pins, "Marsh") == [("Marsh", "place")]


def test_a_part_of_a_longer_name_is_not_the_pinned_one() -> None:
    pins = "entities: {marsh: {type: place, name: Marsh}}"
    assert corrected("Then Elena Marsh spoke.", pins, "Elena Marsh") == [("Elena Marsh", "person")]


def separated(registry: str, *clusters: CorpusCluster) -> list[tuple[set[str], str | None]]:
    return [(set(found.names), pin) for found, pin in corrections(registry).separate_pinned(clusters)]


def test_a_cluster_with_a_pinned_name_is_that_entity() -> None:
    found = CorpusCluster("person", [cluster("person", "Elena Marsh"), cluster("person", "Marsh", id_="b")])
    assert separated(PINS, found) == [({"Elena Marsh", "Marsh"}, "elena-marsh")]


def test_a_cluster_with_two_pinned_names_is_separated() -> None:
    pins = f"{PINS}  eli-marsh: {{type: person, name: Eli Marsh}}\n"
    found = CorpusCluster("person", [cluster("person", "Elena Marsh"), cluster("person", "Eli Marsh", id_="b")])
    assert separated(pins, found) == [({"Elena Marsh"}, "elena-marsh"), ({"Eli Marsh"}, "eli-marsh")]


def test_a_name_is_split_off_in_its_article_alone() -> None:
    split = "split: [{text: Marsh, in: [b], to: other-marsh}]"
    found = CorpusCluster("person", [cluster("person", "Marsh"), cluster("person", "Marsh", id_="b")])
    assert separated(split, found) == [({"Marsh"}, None), ({"Marsh"}, "other-marsh")]


def test_merged_entities_have_the_kind_of_the_editor() -> None:
    both = corrections("merge: {acme: acme-works}\nretype: {acme-works: place}")
    one, other = (CorpusCluster("organization", [cluster("organization", name)]) for name in ("Acme", "Acme Works"))
    ((merged, id_),) = both.merge([(one, "acme"), (other, "acme-works")])
    assert (id_, merged.kind, set(merged.names)) == ("acme-works", "place", {"Acme", "Acme Works"})
    assert len(both.used) == 2


def test_an_entity_with_an_applied_rule_has_the_editor_s_facts_and_is_reviewed() -> None:
    applied = corrections("entities: {acme: {type: place, name: The Acme, country: PE, geo: [1, 2]}}")
    applied.used.update(applied.registry.rules)
    found = applied.annotate(Entity("acme", "Acme", "place", (), (), geonames=7))
    assert (found.name, found.aka, found.country, found.geo, found.geonames) == (
        "The Acme",
        ("Acme",),
        "PE",
        (1, 2),
        None,
    )
    assert found.reviewed
    assert applied.annotate(Entity("other", "Other", "place", (), ())).reviewed is False
