"""Pages of hostile articles show their text and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from mkdocs.utils.meta import get_data

from generator.config import load_settings
from generator.records import Corpus
from tests.builds import run_stages
from tests.end_to_end.fidelity.hostile_site import (
    BODY,
    CONTENTS,
    DRAWN,
    FILE_NAMES,
    SEARCHED,
    SITE_NAME,
    TEXT,
    TOC,
    Site,
    body,
    built,
    folded,
    frame,
    opened,
    parsed,
    printable,
    prose,
    shape,
)
from tests.hostile_snippets import BLOCKS, MARKUP, SNIPPETS
from tests.sites import make_site


def test_reading_keeps_every_snippet_as_it_is(site: Site) -> None:
    articles = {article.key: article for article in site.articles}
    for number, text in enumerate((*MARKUP, *BLOCKS), 1):
        article = articles[f"snippets.jsonl#{number}"]
        assert article.title == folded(text)
        kept = folded(f"{article.text} {' '.join(leftover.text for leftover in article.boilerplate)}")
        assert "".join(text.split()) in "".join(kept.split())
    assert len(articles) == len(MARKUP) + len(BLOCKS) + 2 + len(SEARCHED) + len(FILE_NAMES) + len(DRAWN)
    assert len({article.id for article in site.articles}) == len(articles)


def test_every_sentence_on_the_page_equals_the_seed(site: Site) -> None:
    for article in site.articles:
        page = site.page(f"articles/{article.id}")
        for sentence in site.rows[article.id]["sentences"]:
            [shown] = page.xpath(f"//*[@id='{sentence['id']}']")
            assert parsed(shown) == printable(article.text[sentence["start"] : sentence["end"]])


def test_the_full_text_equals_the_seed_and_holds_nothing_but_words_and_links(site: Site) -> None:
    for article in site.articles:
        page = site.page(f"articles/{article.id}")
        text = page.xpath("//h2[@id='text']/following-sibling::*")
        assert [parsed(paragraph) for paragraph in text] == [
            printable(article.text[start:end]) for start, end in article.paragraphs[1:]
        ]
        assert {shape(element) for paragraph in text for element in paragraph.iter()} <= TEXT


def test_title_heading_header_and_description_show_the_text(site: Site) -> None:
    for article in site.articles:
        page = site.page(f"articles/{article.id}")
        facts = get_data((site.docs / f"articles/{article.id}.md").read_text(encoding="utf-8"))[1]
        assert facts["title"] == article.title
        [title] = page.xpath("//title")
        assert parsed(title) == printable(f"{article.title} - {SITE_NAME}")
        assert len(title) == 0
        [topic] = page.xpath("//*[@data-md-component='header-topic']")
        assert parsed(topic) == printable(article.title)
        assert {element.tag for element in topic.iter()} == {"div", "span"}
        [heading] = page.xpath("//h1")
        assert parsed(heading) == printable(article.title)
        assert [element.get("class") for element in heading] == ["headerlink"]
        [description] = page.xpath("//meta[@name='description']/@content")
        assert printable(description) == printable(facts["description"])


def test_front_matter_reads_back_to_what_the_seed_says(site: Site) -> None:
    for article in site.articles:
        page = (site.docs / f"articles/{article.id}.md").read_text(encoding="utf-8")
        facts = yaml.safe_load(page.split("\n---\n")[0])
        assert facts == get_data(page)[1]
        assert facts["title"] == article.title
        assert facts["source_file"] == article.source_file
        assert facts.get("publisher") == article.publisher
        assert facts.get("authors", []) == list(article.authors)


def test_no_page_has_an_element_that_a_harmless_one_has_not(site: Site) -> None:
    harmless = [article for article in site.articles if article.title == "A harmless headline"]
    assert len({article.id for article in harmless}) == 2
    expected = {bool(article.date): frame(site.page(f"articles/{article.id}")) for article in harmless}
    for article in site.articles:
        page = site.page(f"articles/{article.id}")
        assert {shape(element) for element in body(page).iter()} <= BODY
        assert {shape(element) for nav in page.xpath(TOC) for element in nav.iter()} <= CONTENTS
        assert frame(page) == expected[bool(article.date)]


def test_every_link_of_a_generated_page_leads_to_a_page_of_the_site(site: Site) -> None:
    for article in site.articles:
        here = f"http://site/articles/{article.id}/"
        for link in body(site.page(f"articles/{article.id}")).xpath(".//@href | .//@src"):
            target = urlsplit(urljoin(here, link))
            assert (target.scheme, target.hostname) == ("http", "site")
            assert (site.root / unquote(target.path).lstrip("/") / "index.html").is_file()


def test_every_index_shows_hostile_headlines_as_text(site: Site) -> None:
    titles = {printable(article.title) for article in site.articles}
    listed = set()
    for path in sorted((site.root / "articles").rglob("index.html")):
        page = opened(path.read_bytes())
        if not page.xpath("//h2[@id='text']"):
            listed |= {parsed(one) for one in body(page).xpath(".//li/strong/a")}
            assert {shape(element) for element in body(page).iter()} <= BODY | {("h3", "id")}
    assert listed == titles


def test_file_names_are_shown_as_text_on_the_review_page(site: Site) -> None:
    review = parsed(body(site.page("review")))
    for name in FILE_NAMES:
        assert printable(f"No date is known for {name};") in review


@pytest.mark.slow
def test_titles_are_text_in_navigation_too_where_an_owner_lists_every_page(tmp_path: Path, environment: None) -> None:
    records = [{"title": text, "text": f"{prose(n)}\n\n{prose(n + 50)}"} for n, text in enumerate(SNIPPETS["HTML"])]
    folder = make_site(tmp_path / "site", {"html.jsonl": "\n".join(map(json.dumps, records))})
    configuration = (folder / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnot_in_nav:")[0]
    features = "  features:\n    - navigation.footer\n    - navigation.path\n"
    assert configuration.count("  features:\n") == 1
    (folder / "mkdocs.yml").write_text(configuration.replace("  features:\n", features), encoding="utf-8")
    settings, _ = load_settings(folder / "mkdocs.yml")
    site = built(folder, run_stages(settings))
    titles = {printable(article.title) for article in site.articles}
    for article in site.articles:
        page = site.page(f"articles/{article.id}")
        around = page.xpath("//nav[not(contains(@class, 'md-nav--secondary'))] | //footer | //header")
        assert {element.tag for part in around for element in part.iter()} <= {
            "a", "button", "div", "footer", "form", "header", "img", "input", "label", "li", "nav", "ol", "path",
            "script", "span", "svg", "ul",
        }  # fmt: skip
        assert {
            name for part in around for element in part.iter() for name in element.attrib if name[:2] == "on"
        } == set()
        assert len(page.xpath("//script")) == len(site.page("about").xpath("//script"))
        assert titles <= {parsed(link) for link in page.xpath("//nav[contains(@class, 'md-nav--primary')]//a")}
        assert len(page.xpath("//footer//a[contains(@class, 'md-footer__link')]")) == 2


def test_linked_data_says_every_headline_and_every_name_as_it_is(site: Site, names: tuple[Site, Corpus]) -> None:
    def described(root: Path, path: str) -> dict[str, Any]:
        text = (root / path / "index.html").read_text(encoding="utf-8")
        assert text.count("application/ld+json") == text.count('<script type="application/ld+json">') == 1
        found: dict[str, Any] = json.loads(
            text.partition('<script type="application/ld+json">')[2].split("</script>")[0]
        )
        return found

    for article in site.articles:
        facts = described(site.root, f"articles/{article.id}")
        assert facts["name"] == facts["isBasedOn"]["headline"] == article.title
        assert facts["isBasedOn"].get("author", []) == list(article.authors)
        assert facts["isBasedOn"].get("publisher", {"name": None})["name"] == article.publisher
    for entity in names[1].entities:
        page = next(names[0].root.glob(f"*/{entity.id}")).relative_to(names[0].root).as_posix()
        facts = described(names[0].root, page)
        assert (facts["name"], facts["mainEntity"]["name"]) == (entity.name, entity.name)
        assert facts["mainEntity"]["alternateName"] == list(entity.aka)
