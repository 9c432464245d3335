"""An entity in, its page out."""

from __future__ import annotations

from generator.present.layout import Layout
from generator.present.pages.entity import entity_targets
from generator.site_plan import Page
from tests.present.constructed import article, entity, harbour, layout


def page(laid: Layout, path: str) -> Page:
    (target,) = (one for one in entity_targets(laid) if one.path == path)
    return target.make()


def test_an_entity_without_a_page_has_none() -> None:
    laid = layout([article("a")], [entity("oslo", "a"), entity("seldom", "a", own_page=False)])
    assert [target.path for target in entity_targets(laid)] == ["places/oslo.md"]


def test_the_front_matter_has_the_position_of_a_place() -> None:
    facts = page(harbour(), "places/bergen.md").front_matter
    assert facts["geo"] == {"lat": 60.39, "lon": 5.32, "geonames": 3161732}
    assert (facts["country"], facts["article_count"]) == ("NO", 2)
    assert "wikidata" not in facts


def test_the_page_has_its_descriptions_quotations_and_articles() -> None:
    view = page(harbour(), "people/ada-lund.md").view
    assert (view.description.text, view.roles) == ("the mayor of Bergen", ())
    assert [line.quotation.text for line, _ in view.quotes] == ["The ships will return,"]
    assert [one.article.title for one in view.appearances] == [
        "Dock workers end their strike",
        "Mayor Ada Lund opens the harbour",
    ]
    assert (view.first_seen, view.last_seen) == ("18 August 2024", "19 August 2024")


def test_an_article_is_listed_with_the_sentence_that_says_most_about_the_entity() -> None:
    (_, opening) = page(harbour(), "people/ada-lund.md").view.appearances
    assert opening.article.quotation.text == "Ada Lund, the mayor of Bergen, opened the harbour on Sunday."


def test_the_timeline_has_the_dated_sentences_that_name_the_entity() -> None:
    view = page(harbour(), "places/bergen.md").view
    assert [line.value for line, _ in view.timeline] == ["2024-08-19", "2024-08-18"]


def test_names_of_the_same_articles_are_listed_by_kind() -> None:
    (places,) = page(harbour(), "people/ada-lund.md").view.with_kinds
    assert [(one.name, one.count) for one in places.entities] == [("Bergen", 2)]
