"""Linked data in an element that no text can break out of."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import load_settings
from generator.publish.linked_data import element
from tests.builds import run_stages
from tests.sites import HARBOUR, STRIKE, make_site

SITE = "https://news.example/briefing/"
OPENING = '<script type="application/ld+json">'
SIDECAR = "url: https://ledger.example/harbour\npublisher: The Ledger\nauthors: [Jane Doe]\n"
REGISTRY = """\
entities:
  ada-lund: {type: person, name: Ada Lund, wikidata: Q1, same_as: ["https://ada.example/"]}
  bergen: {type: place, name: Bergen, geo: [60.39, 5.32]}
"""


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    seeds = {
        "2024-08-18-harbour.txt": HARBOUR,
        "2024-08-18-harbour.meta.yml": SIDECAR,
        "2024-08-19-strike.txt": STRIKE,
    }
    folder = make_site(tmp_path_factory.mktemp("linked-data") / "site", seeds)
    (folder / "registry.yml").write_text(REGISTRY, encoding="utf-8")
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text.replace('!ENV [SITE_URL, ""]', SITE), encoding="utf-8")
    run_stages(load_settings(configuration)[0])
    return folder / "docs"


def described(docs: Path, page: str) -> dict[str, Any]:
    [line] = [one for one in (docs / page).read_text(encoding="utf-8").splitlines() if one.startswith(OPENING)]
    facts: dict[str, Any] = json.loads(line.removeprefix(OPENING).removesuffix("</script>"))
    return facts


def names(listed: list[dict[str, Any]]) -> dict[str, str]:
    return {one["name"]: one["@type"] for one in listed}


def test_an_article_s_page_is_based_on_the_article_and_about_whom_its_headline_names(docs: Path) -> None:
    page = described(docs, "articles/mayor-ada-lund-opens-the-new-harbour-in-bergen.md")
    assert page["@type"] == "WebPage"
    assert page["isBasedOn"] == {
        "@type": "NewsArticle",
        "headline": "Mayor Ada Lund opens the new harbour in Bergen",
        "url": "https://ledger.example/harbour",
        "datePublished": "2024-08-18",
        "inLanguage": "en",
        "author": ["Jane Doe"],
        "publisher": {"@type": "Organization", "name": "The Ledger"},
    }
    assert names(page["about"]) == {"Ada Lund": "Person", "Bergen": "Place"}
    assert {"United Nations": "Organization", "Norway": "Place"}.items() <= names(page["mentions"]).items()
    assert page["about"][0]["url"].startswith(f"{SITE}p")


def test_a_page_has_its_breadcrumb(docs: Path) -> None:
    way = described(docs, "people/ada-lund.md")["breadcrumb"]["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in way] == [
        (1, "Briefing", SITE),
        (2, "People", f"{SITE}people/"),
        (3, "Ada Lund", f"{SITE}people/ada-lund/"),
    ]


def test_other_addresses_of_an_entity_are_those_that_an_editor_pinned(docs: Path) -> None:
    ada, un = (
        described(docs, f"{page}.md")["mainEntity"] for page in ("people/ada-lund", "organizations/united-nations")
    )
    assert ada["@type"] == "Person"
    assert ada["sameAs"] == ["https://www.wikidata.org/wiki/Q1", "https://ada.example/"]
    assert "sameAs" not in un


def test_the_data_of_a_place_have_its_position(docs: Path) -> None:
    bergen = described(docs, "places/bergen.md")["mainEntity"]
    assert bergen["geo"] == {"@type": "GeoCoordinates", "latitude": 60.39, "longitude": 5.32}


def test_indexes_are_collections_and_the_home_page_is_the_site(docs: Path) -> None:
    assert described(docs, "index.md") == {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": "Briefing",
        "url": SITE,
        "inLanguage": "en",
    }
    assert described(docs, "people/index.md")["@type"] == "CollectionPage"
    assert [step["name"] for step in described(docs, "people/index.md")["breadcrumb"]["itemListElement"]] == [
        "Briefing",
        "People",
    ]


class Elements(HTMLParser):
    """Which elements a page has, and what its scripts hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.tags: list[str] = []
        self.data = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.data += data if self.tags[-1:] == ["script"] else ""


@given(
    st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(["</script>", "<!--", "<script>", "&lt;", "\\", '"', "{{", "{%", "--8<--", "`", "\n", "a"])
        ).map("".join),
    )
)
def test_any_text_comes_back_as_it_was_and_adds_no_element(text: str) -> None:
    source = element({"name": text, "about": [{"name": text}]})
    assert len(source.splitlines()) == 1
    page = Elements()
    page.feed(
        markdown.markdown(f"# Title\n\nWords.\n\n{source}", extensions=["attr_list", "fenced_code", "tables", "toc"])
    )
    page.close()
    assert page.tags == ["h1", "p", "script"]
    assert json.loads(page.data) == {"name": text, "about": [{"name": text}]}
