"""Pages show hostile names as text."""

from __future__ import annotations

import re

import yaml
from mkdocs.utils.meta import get_data

from generator.records import Corpus
from tests.end_to_end.fidelity.hostile_site import BODY, SITE_NAME, TEXT, Site, body, opened, parsed, printable, shape


def test_every_hostile_name_is_shown_as_text_on_its_page(names: tuple[Site, Corpus]) -> None:
    site, corpus = names
    allowed = BODY | {("svg", ""), ("rect", ""), ("title", "")}
    for entity in corpus.entities:
        path = next(site.docs.glob(f"*/{entity.id}.md"))
        page = site.page(path.relative_to(site.docs).with_suffix("").as_posix())
        facts = get_data(path.read_text(encoding="utf-8"))[1]
        assert (facts["title"], facts["aka"]) == (entity.name, list(entity.aka))
        assert parsed(page.xpath("//title")[0]) == printable(f"{entity.name} - {SITE_NAME}")
        assert parsed(page.xpath("//*[@data-md-component='header-topic']")[0]) == printable(entity.name)
        assert parsed(page.xpath("//h1")[0]) == printable(entity.name)
        assert printable(f"Also written: {', '.join(entity.aka)}") in parsed(body(page))
        assert {shape(element) for element in body(page).iter() if element.getparent().tag != "svg"} <= allowed


def test_every_hostile_name_is_shown_as_text_where_an_article_links_it(names: tuple[Site, Corpus]) -> None:
    site, corpus = names
    for article in corpus.articles:
        page = site.page(f"articles/{article.id}")
        text = page.xpath("//h2[@id='text']/following-sibling::*")
        assert {shape(element) for paragraph in text for element in paragraph.iter()} <= TEXT
        for sentence in corpus.findings[article.id].sentences:
            [shown] = page.xpath(f"//*[@id='{sentence.id}']")
            assert parsed(shown) == printable(article.text[sentence.start : sentence.end])


def test_a_hostile_key_sentence_is_shown_as_text(names: tuple[Site, Corpus]) -> None:
    site, corpus = names
    index = parsed(body(site.page("articles")))
    for article in corpus.articles:
        page = site.page(f"articles/{article.id}")
        first = corpus.findings[article.id].sentences[1]
        sentence = printable(article.text[first.start : first.end])
        [lead] = page.xpath("//h2[@id='at-a-glance']/following-sibling::blockquote[1]")
        assert parsed(lead).startswith(sentence)
        assert {shape(element) for element in lead.iter()} == {("blockquote", ""), ("p", ""), ("a", "class,href")}
        [description] = page.xpath("//meta[@name='description']/@content")
        assert printable(description)[:60] == sentence[:60]
        assert sentence in index


def test_every_hostile_name_stands_in_a_section_index(names: tuple[Site, Corpus]) -> None:
    site, corpus = names
    listed = set()
    for section in ("people", "organizations", "places", "groups", "events"):
        for path in (site.root / section).rglob("index.html"):
            listed |= {parsed(one) for one in body(opened(path.read_bytes())).xpath(".//td[1]//a")}
    assert listed == {printable(entity.name) for entity in corpus.entities}


def test_the_review_page_shows_questions_as_text_and_snippets_that_read_back(names: tuple[Site, Corpus]) -> None:
    site, corpus = names
    page = body(site.page("review"))
    shown = parsed(page)
    for doubt in corpus.open_questions:
        assert printable(doubt.message) in shown
    source = (site.docs / "review.md").read_text(encoding="utf-8")
    fenced = re.findall(r"^```yaml\n(.*?)^```$", source, re.MULTILINE | re.DOTALL)
    snippets = [dict(doubt.snippet) for doubt in corpus.open_questions]
    assert sorted(map(str, map(yaml.safe_load, fenced))) == sorted(map(str, snippets))
    blocks = page.xpath(".//pre")
    assert [parsed(block) for block in blocks] == [printable(block) for block in fenced]
    assert {element.tag for element in page.iter()} <= {
        "article", "h1", "h2", "p", "a", "blockquote", "pre", "code", "div", "span"
    }  # fmt: skip
