"""Best names of entities."""

from __future__ import annotations

import pytest

from generator.records import Kind
from generator.resolve.cross_document import CorpusCluster
from generator.resolve.entity_names import best_name, other_names

from .build import cluster


def corpus_cluster(kind: Kind, *names: str) -> CorpusCluster:
    return CorpusCluster(kind, [cluster(kind, *names)])


@pytest.mark.parametrize(
    ("kind", "names", "best"),
    [
        ("person", ("Marsh", "Marsh", "Marsh", "Elena Marsh"), "Elena Marsh"),
        ("person", ("Elena Marsh", "Elena Marsh", "Elena Rose Marsh"), "Elena Marsh"),
        ("person", ("Marsh",), "Marsh"),
        ("organization", ("WSF", "WSF", "World Seed Fund"), "World Seed Fund"),
        ("organization", ("Acme Works", "Acme Works Limited", *("Acme Works",) * 5), "Acme Works"),
        ("place", ("KABUL", "Kabul", "KABUL"), "Kabul"),
    ],
)
def test_the_best_name_is_the_fullest_in_common_use(kind: Kind, names: tuple[str, ...], best: str) -> None:
    assert best_name(corpus_cluster(kind, *names)) == best


def test_the_best_name_follows_new_parts() -> None:
    entity = corpus_cluster("person", "Marsh")
    assert best_name(entity) == "Marsh"
    entity.parts.append(cluster("person", "Elena Marsh", id_="b"))
    assert best_name(entity) == "Elena Marsh"


def test_other_names_differ_in_more_than_capitals() -> None:
    entity = corpus_cluster("organization", "Acme", "ACME", "Acme Works", "AW", "AW")
    assert other_names(entity, "Acme Works") == ("AW", "ACME")
