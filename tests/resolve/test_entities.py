"""Records of entities."""

from __future__ import annotations

from generator.geography import big_place
from generator.records import Article, Findings
from generator.resolve.clusters import DocumentCluster
from generator.resolve.cross_document import CorpusCluster
from generator.resolve.entities import entity_of
from generator.resolve.salience import SalienceScorer, weigh_clusters

from .build import cluster


def scorers(*clusters: DocumentCluster) -> dict[str, SalienceScorer]:
    text = "Title\n\n" + "x " * 300
    return {
        one.article: weigh_clusters(
            Article("k", "k", "0" * 64, "Title", text, id=one.article), Findings("", (), ()), [one]
        )
        for one in clusters
    }


def test_an_entity_appears_once_in_each_article() -> None:
    parts = [cluster("person", "Elena Marsh", "Marsh", start=10), cluster("person", "Marsh", id_="b", start=10)]
    found = entity_of(CorpusCluster("person", parts), "elena-marsh", {}, scorers(*parts))
    assert (found.id, found.name, found.aka) == ("elena-marsh", "Elena Marsh", ("Marsh",))
    assert [(one.article, len(one.mentions)) for one in found.appearances] == [("a", 2), ("b", 1)]


def test_two_parts_of_one_article_are_one_appearance_in_reading_order() -> None:
    parts = [cluster("person", "Marsh", start=300), cluster("person", "Elena Marsh", start=10)]
    (appearance,) = entity_of(CorpusCluster("person", parts), "marsh", {}, scorers(parts[0])).appearances
    assert [mention.start for mention in appearance.mentions] == [10, 300]


def test_a_place_has_the_coordinates_of_the_gazetteer() -> None:
    part = cluster("place", "Kenya", start=10)
    found = entity_of(CorpusCluster("place", [part], place=big_place("Kenya")), "kenya", {}, scorers(part))
    assert (found.country, found.geo) == ("KE", (1.0, 38.0))


def test_the_first_reason_says_what_found_it() -> None:
    part = cluster("person", "Elena Marsh", start=10)
    found = entity_of(CorpusCluster("person", [part]), "elena-marsh", {}, scorers(part))
    assert found.reasons[0].rule == "found"
    assert "1 of 1 mentions were found by “test”" in found.reasons[0].explanation
