"""A browser shows hostile articles and names as text, and runs nothing of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.utils.meta import get_data

from generator.records import Corpus
from tests.hostile_snippets import SNIPPETS

if TYPE_CHECKING:
    from playwright.sync_api import Browser
from tests.end_to_end.fidelity.hostile_site import SEARCHED, SITE_NAME, Site, folded, printable
from tests.end_to_end.fidelity.visitor import CITED, IN_BROWSER, visiting


def test_a_browser_shows_every_article_as_its_seed_says(site: Site, chromium: Browser) -> None:
    with visiting(site.root, chromium, theme=False) as visitor:
        everything = visitor.see_all([f"articles/{article.id}" for article in site.articles])
        for article, seen in zip(site.articles, everything, strict=True):
            assert folded(seen["title"]) == folded(f"{article.title} - {SITE_NAME}")
            assert folded(seen["topic"]) == folded(article.title)
            assert seen["topicElements"] == ["span[class]"]
            assert [folded(heading) for heading in seen["headings"]] == [folded(article.title)]
            assert [folded(one) for one in seen["paragraphs"]] == [
                folded(article.text[start:end]) for start, end in article.paragraphs[1:]
            ]
            assert {name: folded(text) for name, text in seen["sentences"]} == {
                one["id"]: folded(article.text[one["start"] : one["end"]])
                for one in site.rows[article.id]["sentences"]
                if one["id"] != "s0"
            }
            facts = get_data((site.docs / f"articles/{article.id}.md").read_text(encoding="utf-8"))[1]
            assert folded(seen["description"]) == folded(facts["description"])
            assert set(seen["elements"]) <= IN_BROWSER
            assert (seen["handlers"], seen["unseen"]) == ([], 0)
        assert len({seen["scripts"] for seen in everything}) == 1
        assert visitor.harmed() == []


def test_a_browser_shows_every_name_as_text(names: tuple[Site, Corpus], chromium: Browser) -> None:
    site, corpus = names
    with visiting(site.root, chromium, theme=False) as visitor:
        paths = [next(site.root.glob(f"*/{one.id}")).relative_to(site.root).as_posix() for one in corpus.entities]
        for entity, seen in zip(corpus.entities, visitor.see_all(paths), strict=True):
            assert folded(seen["title"]) == folded(f"{entity.name} - {SITE_NAME}")
            assert folded(seen["topic"]) == folded(entity.name)
            assert [folded(heading) for heading in seen["headings"]] == [folded(entity.name)]
            assert seen["handlers"] == []
        assert visitor.harmed() == []


def test_the_scripts_of_the_theme_change_nothing(site: Site, names: tuple[Site, Corpus], chromium: Browser) -> None:
    titles = {folded(texts[len(texts) // 2]) for texts in SNIPPETS.values()}
    chosen = [article for article in site.articles if article.title in titles or article.title.startswith("Drawn ")]
    assert len(chosen) >= len(SNIPPETS)
    with visiting(site.root, chromium) as visitor:
        for article in chosen:
            seen = visitor.see(f"articles/{article.id}")
            assert folded(seen["topic"]) == folded(article.title)
            assert [folded(heading) for heading in seen["headings"]] == [folded(article.title)]
            assert [folded(one) for one in seen["paragraphs"]] == [
                folded(article.text[start:end]) for start, end in article.paragraphs[1:]
            ]
            assert (set(seen["elements"]) <= IN_BROWSER | {CITED}, seen["handlers"]) == (True, [])
        visitor.see("people/ada-lund")
        assert visitor.harmed() == []
    with visiting(names[0].root, chromium) as visitor:
        for path in ("", "review", "people", "places", "groups", "events", "organizations", "articles"):
            assert visitor.see(path)["handlers"] == []
        assert visitor.harmed() == []


# What search makes of results, of all kinds together.
RESULT_ELEMENTS = {"section", "h2", "ul", "li", "a", "strong", "small", "q", "mark", "button"}

RESULTS = """() => {
  const all = [...document.querySelectorAll(".briefing-results__groups *")];
  return {
    elements: [...new Set(all.map(element => element.localName))],
    attributes: [...new Set(all.flatMap(element => element.getAttributeNames()))],
    addresses: all.filter(element => element.href).map(element => element.href),
    titles: [...document.querySelectorAll("[data-group=articles] strong")].map(element => element.textContent),
    sentences: [...document.querySelectorAll("[data-group=sentences] q")].map(element => element.textContent),
  };
}"""


def test_search_results_show_hostile_headlines_and_sentences_as_text(site: Site, chromium: Browser) -> None:
    with visiting(site.root, chromium) as visitor:
        for query in ("searchable", "searchable lt", "searchable script", "searchable amp"):
            visitor.tab.goto(f"{visitor.address}/about/?q={query}")
            visitor.tab.wait_for_selector("[data-group=articles] a")
            results = visitor.tab.evaluate(RESULTS)
            assert set(results["titles"]) <= set(SEARCHED)
            assert set(results["titles"]) == set(SEARCHED) or query != "searchable"
            assert set(results["elements"]) <= RESULT_ELEMENTS
            assert set(results["attributes"]) <= {
                "data-group", "aria-labelledby", "id", "href", "dir", "lang", "class", "type"
            }  # fmt: skip
            assert all(address.startswith(visitor.address) for address in results["addresses"])
        assert visitor.harmed() == []


def test_search_suggests_hostile_names_as_text(names: tuple[Site, Corpus], chromium: Browser) -> None:
    site, corpus = names
    known = {one.name for one in corpus.entities}
    with visiting(site.root, chromium) as visitor:
        for query in ("script", "img", "b", "onerror"):
            visitor.tab.goto(f"{visitor.address}/about/?q={query}")
            visitor.tab.wait_for_selector("[data-group=names] a")
            shown = visitor.tab.eval_on_selector_all(
                "[data-group=names] strong", "all => all.map(one => one.textContent)"
            )
            assert {printable(one) for one in shown} <= {printable(one) for one in known}
            assert set(visitor.tab.evaluate(RESULTS)["elements"]) <= RESULT_ELEMENTS
        assert visitor.harmed() == []
