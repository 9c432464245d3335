"""A page in, its description in schema.org terms out."""

from __future__ import annotations

from typing import Any

import pytest

from generator.present.data.linked_data import linked_data
from generator.present.layout import Layout
from generator.present.pages.article import article_targets
from generator.present.pages.entity import entity_targets
from generator.present.pages.home import home_page
from generator.present.pages.indexes import articles_indexes
from generator.present.pages.redirects import redirect_pages
from generator.present.pages.story import story_targets
from generator.records import Story
from generator.site_plan import Page
from tests.present.constructed import harbour


@pytest.fixture
def laid() -> Layout:
    return harbour(
        site_url="https://x.example/",
        stories=(Story("opening", ("strike", "opening")),),
        redirects={"person/lund": "person/ada-lund"},
    )


def pages(laid: Layout) -> dict[str, Page]:
    targets = [*article_targets(laid), *entity_targets(laid), *story_targets(laid)]
    made = [home_page(laid), *articles_indexes(laid), *redirect_pages(laid), *(target.make() for target in targets)]
    return {page.path: page for page in made}


def described(laid: Layout, path: str) -> dict[str, Any]:
    return linked_data(laid, pages(laid)[path])


@pytest.mark.parametrize(
    ("path", "type_", "url"),
    [
        ("index.md", "WebSite", "https://x.example/"),
        ("articles/index.md", "CollectionPage", "https://x.example/articles/"),
        ("articles/opening.md", "WebPage", "https://x.example/articles/opening/"),
        ("stories/opening.md", "CollectionPage", "https://x.example/stories/opening/"),
    ],
)
def test_a_page_has_a_type_and_its_absolute_address(laid: Layout, path: str, type_: str, url: str) -> None:
    facts = described(laid, path)
    assert (facts["@type"], facts["url"]) == (type_, url)


def test_an_article_s_page_is_about_the_names_of_its_headline_and_mentions_the_others(laid: Layout) -> None:
    facts = described(laid, "articles/opening.md")
    assert facts["isBasedOn"]["headline"] == "Mayor Ada Lund opens the harbour"
    assert [one["name"] for one in facts["about"]] == ["Ada Lund"]
    assert [(one["@type"], one["name"]) for one in facts["mentions"]] == [("Place", "Bergen")]


def test_a_place_has_its_position_and_country(laid: Layout) -> None:
    entity = described(laid, "places/bergen.md")["mainEntity"]
    assert entity["geo"] == {"@type": "GeoCoordinates", "latitude": 60.39, "longitude": 5.32}
    assert entity["address"]["addressCountry"] == "NO"
    assert "sameAs" not in entity


def test_a_story_has_its_articles_as_parts(laid: Layout) -> None:
    assert [one["name"] for one in described(laid, "stories/opening.md")["hasPart"]] == [
        "Dock workers end their strike",
        "Mayor Ada Lund opens the harbour",
    ]


def test_the_breadcrumb_leads_over_the_section_s_index(laid: Layout) -> None:
    steps = described(laid, "people/ada-lund.md")["breadcrumb"]["itemListElement"]
    assert [(one["position"], one["name"]) for one in steps] == [(1, "Briefing"), (2, "People"), (3, "Ada Lund")]


def test_a_redirect_is_not_described(laid: Layout) -> None:
    assert described(laid, "people/lund.md") == {}


def test_addresses_are_relative_where_that_of_the_site_is_unknown() -> None:
    facts = described(harbour(), "people/ada-lund.md")
    assert facts["isPartOf"]["url"] == "../../"
