"""Hostile articles in, a real site out: the site shows their words and nothing else, in a parser and in a browser.

Two sites are built once each. In the first every snippet is the headline and a paragraph of an article of its own; in
the second every snippet is a name, another name and a doubt. What a harmless article makes is the measure.
"""

from __future__ import annotations

import functools
import http.server
import json
import os
import random
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.utils.meta import get_data

from generator import TOOL, __version__
from generator.build.result import BuildResult
from generator.config import load_settings
from generator.present import lay_out
from generator.publish.build_files import write_report
from generator.publish.publish_site import PublishOptions, publish
from generator.records import KINDS, Appearance, Article, Corpus, Entity, Findings, Mention, OpenQuestion, Sentence
from generator.site.plugin import BriefingPlugin
from generator.site_plan import SiteOptions
from tests.builds import run_stages
from tests.hostile.corpus import DIALECTS
from tests.hostile_snippets import BLOCKS, FRAGMENTS, MARKUP, SNIPPETS
from tests.sites import make_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

SITE_NAME = "Briefing"

WORDS = (
    "harbour", "wall", "council", "vote", "bridge", "storm", "market", "teacher", "winter", "river", "budget",
    "ferry", "tunnel", "garden", "library", "nurse", "engine", "harvest", "forest", "museum", "railway", "factory",
    "painter", "captain", "island", "valley",
)  # fmt: skip

# Characters that libxml2 drops or replaces when it parses; the browser is asked about them too.
UNPARSED = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")

# Everything that the templates put into an article's or an entity's page, with the names of the attributes.
BODY = {
    ("h1", "id"), ("h1", "dir,id,lang"), ("h1", "id,lang"), ("h2", "id"), ("a", "class,href,title"),
    ("p", ""), ("p", "class"), ("p", "lang"), ("p", "dir,lang"), ("span", "id"), ("a", "href"), ("a", "class,href"),
    ("blockquote", ""), ("ul", ""), ("li", ""), ("small", ""), ("strong", ""), ("br", ""),
    ("p", "aria-label,class,role"), ("small", "class"), ("span", "class"), ("span", "lang"), ("span", "dir,lang"),
    ("span", "class,lang"), ("span", "class,dir,lang"), ("a", "href,lang"), ("a", "dir,href,lang"),
}  # fmt: skip
CONTENTS = {
    ("nav", "aria-label,class"), ("label", "class,for"), ("span", "class"), ("li", "class"), ("a", "class,href"),
    ("ul", "class"), ("ul", "class,data-md-component,data-md-scrollfix"),
}  # fmt: skip
TEXT = {("p", ""), ("p", "lang"), ("p", "dir,lang"), ("span", "id"), ("a", "href")}

FILE_NAMES = (
    "with space.txt",
    "100% sure %3Cb%3E.txt",
    "number #1?.txt",
    'it\'s "quoted".txt',
    "<img src=x onerror=alert(1)>.txt",
    "{{ config }} {% include 'x' %}.txt",
    "--8<-- mkdocs.yml.txt",
    "line\n---\nbreak: yes.txt",
    "新闻 عربي.txt",
    "!!python.txt",
    "=1+1.txt",
    "\u202etxt.exe.txt",
    "n" * 240 + ".txt",
)


SEARCHED = (
    "Searchable <script>alert(1)</script> one",
    "Searchable <img src=x onerror=alert(1)> two",
    "Searchable &lt;img src=x onerror=alert(1)&gt; three",
    'Searchable "><svg onload=alert(1)> four',
    "Searchable &amp;lt;b&amp;gt; five",
)
"""Headlines with a word to search for."""


def prose(number: int) -> str:
    """A harmless sentence, another one for each number."""
    chosen = random.Random(number).sample(WORDS, 9)  # noqa: S311 - the same words each time
    return f"Ada Lund of Bergen told the {' '.join(chosen)} on Sunday."


def folded(text: str) -> str:
    return " ".join(text.split())


def _drawn(dice: random.Random) -> str:
    """A line of pieces that mean something to some program, as they fall."""
    pieces = (*FRAGMENTS, *MARKUP, *chain.from_iterable(DIALECTS.values()))
    return folded("".join(f"{dice.choice(pieces)}{dice.choice(('', ' '))}" for _ in range(dice.randint(2, 6))))


def drawn(count: int) -> list[tuple[str, list[str]]]:
    """Headlines and paragraphs of such lines, the same ones each time."""
    dice = random.Random("pieces")  # noqa: S311
    return [(f"Drawn {n} {_drawn(dice)}", [_drawn(dice) for _ in range(3)]) for n in range(count)]


DRAWN = drawn(40)


@dataclass(frozen=True)
class Site:
    """A built site, and what it was made of."""

    root: Path
    """Folder of the built pages."""
    docs: Path
    """Folder of the Markdown pages."""
    articles: Sequence[Article]
    """In the order of the site."""
    rows: Mapping[str, Mapping[str, Any]]
    """`data/articles.jsonl` by id."""

    def page(self, path: str) -> lxml.html.HtmlElement:
        """What a built page shows, parsed."""
        return opened((self.root / path / "index.html").read_bytes())


@pytest.fixture(scope="module")
def environment() -> Iterator[None]:
    """Building sets the time of the build in this process; leave none of it to other tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield
        os.environ.pop("SOURCE_DATE_EPOCH", None)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, environment: None) -> Site:
    """Every snippet as headline and as paragraph, read, generated and built."""
    lines = []
    for number, text in enumerate((*MARKUP, *BLOCKS)):
        first, last = prose(2 * number), prose(2 * number + 1)
        paragraphs = (text, first, last) if number % 2 else (first, text, last)
        record = {"title": folded(text), "text": "\n\n".join(paragraphs), "date": f"2024-01-{number % 28 + 1:02}"}
        lines.append(json.dumps({**record, "authors": [text], "publisher": text}))
    lines += [
        json.dumps({"title": "A harmless headline", "text": f"{prose(n)}\n\n{prose(n + 1)}\n\n{prose(n + 2)}", **known})
        for n, known in ((9000, {"date": "2024-01-01"}), (9100, {}))
    ]
    lines += [
        json.dumps({"title": title, "text": "\n\n".join((*paragraphs, prose(n)))})
        for n, (title, paragraphs) in enumerate(DRAWN, 9300)
    ]
    lines += [
        json.dumps({"title": title, "text": f"{title}\n\n{prose(number)}\n\n{prose(number + 1)}"})
        for number, title in enumerate(SEARCHED, 9200)
    ]
    seeds = {"snippets.jsonl": "\n".join(lines)}
    for number, name in enumerate(FILE_NAMES):
        seeds[name] = f"Named strangely, number {number}\n\n{prose(7000 + number)}\n\n{prose(7500 + number)}\n"
    folder = make_site(tmp_path_factory.mktemp("hostile") / "site", seeds)
    settings, _ = load_settings(folder / "mkdocs.yml")
    return built(folder, run_stages(settings))


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory, environment: None) -> tuple[Site, Corpus]:
    """Every snippet as a name, as another name, as a role and as a doubt; laid out, published and built."""
    folder = make_site(tmp_path_factory.mktemp("names") / "site", {})
    corpus = corpus_of_names()
    plan = lay_out(corpus, SiteOptions(SITE_NAME, language="en", generator=f"{TOOL} {__version__}", full_text=True))
    published = publish(plan, PublishOptions(folder / "docs", TOOL))
    write_report({"generator": TOOL}, folder / "docs")
    assert published.problems == ()
    return built(folder, BuildResult(corpus.articles, "none", {}, ())), corpus


def corpus_of_names() -> Corpus:
    """Articles of sentences that each name one hostile name."""
    articles, findings, entities, open_questions = [], {}, [], []
    hostile = [folded(text) for text in MARKUP]
    for start in range(0, len(hostile), 6):
        key = f"names-{start}"
        text, sentences = f"Names from {start}", [Sentence("s0", 0, len(f"Names from {start}"), 0)]
        for number, name in enumerate(hostile[start : start + 6], 1):
            begin = len(text) + 2
            text += f"\n\nAt noon,{name} spoke." if number % 2 else f"\n\n{name} spoke!{name}"
            sentences.append(Sentence(f"s{number}", begin, len(text), number))
            at = text.index(name, begin)
            mention = Mention(name, at, at + len(name), KINDS[number % 5], name, "test")
            again = replace(mention, start=len(text) - len(name), end=len(text))
            mentions = (mention,) if number % 2 else (mention, again)
            entities.append(
                Entity(
                    id=f"name-{start + number}",
                    name=name,
                    kind=KINDS[number % 5],
                    aka=(hostile[start + number - 2], f"{name} II"),
                    appearances=(Appearance(key, 0.5, mentions),),
                    description=(key, at, at + len(name)),
                )
            )
            open_questions.append(
                OpenQuestion(
                    f"sort {start}", name, key, at, at + len(name), (entities[-1].id,), {"merge": {name: name}}
                )
            )
        title = f"Names from {start}"
        articles.append(
            Article(key, f"{key}.txt", "0" * 64, title, text, date="2024-01-01", date_basis="sidecar", id=key)
        )
        findings[key] = Findings(key, tuple(sentences), (), key_sentences=("s1", "s2"))
    return Corpus(tuple(articles), findings, tuple(entities), open_questions=tuple(open_questions))


def built(folder: Path, result: BuildResult) -> Site:
    """Let MkDocs build what was generated; a warning is an error."""
    _, configuration = load_settings(folder / "mkdocs.yml")
    configuration.strict = True
    plugin = configuration.plugins["briefing"]
    assert isinstance(plugin, BriefingPlugin)
    plugin.result = result
    configuration.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(configuration)
    configuration.plugins.on_shutdown()
    lines = (folder / "docs/data/articles.jsonl").read_text(encoding="utf-8").split("\n")
    rows = {row["id"]: row for row in map(json.loads, filter(None, lines))}
    return Site(folder / "site", folder / "docs", result.articles, rows)


# ------------------------------------------------------------------------------------------------ what was read


def test_reading_keeps_every_snippet_as_it_is(site: Site) -> None:
    articles = {article.key: article for article in site.articles}
    for number, text in enumerate((*MARKUP, *BLOCKS), 1):
        article = articles[f"snippets.jsonl#{number}"]
        assert article.title == folded(text)
        kept = folded(f"{article.text} {' '.join(leftover.text for leftover in article.boilerplate)}")
        assert "".join(text.split()) in "".join(kept.split())
    assert len(articles) == len(MARKUP) + len(BLOCKS) + 2 + len(SEARCHED) + len(FILE_NAMES) + len(DRAWN)
    assert len({article.id for article in site.articles}) == len(articles)


# ------------------------------------------------------------------------------------------------ the built pages


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


# ------------------------------------------------------------------------------------------------ names


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


def test_a_hostile_sentence_that_tells_the_article_best_is_shown_as_text(names: tuple[Site, Corpus]) -> None:
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


def test_the_review_page_shows_doubts_as_text_and_snippets_that_read_back(names: tuple[Site, Corpus]) -> None:
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


# ------------------------------------------------------------------------------------------------ in a browser

# What a page shows, asked of the browser itself.
SEEN = """document => {
  const shown = element => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".headerlink").forEach(link => link.remove());
    return copy.textContent;
  };
  const shape = element => element.localName + "[" + element.getAttributeNames().sort().join() + "]";
  const text = [];
  for (let next = document.querySelector("h2#text")?.nextElementSibling; next; next = next.nextElementSibling)
    if (next.localName != "script") text.push(next);
  const topic = document.querySelector("[data-md-component=header-topic]");
  return {
    title: document.querySelector("title").textContent,
    topic: shown(topic),
    topicElements: [...topic.querySelectorAll("*")].map(shape),
    headings: [...document.querySelectorAll("h1")].map(shown),
    description: document.querySelector("meta[name=description]").content,
    paragraphs: text.map(shown),
    sentences: [...document.querySelectorAll("span[id]")].map(span => [span.id, shown(span)]),
    elements: [...new Set(text.flatMap(one => [one, ...one.querySelectorAll("*")]).map(shape))],
    handlers: [...document.querySelectorAll("*")].flatMap(element => element.getAttributeNames())
      .filter(name => name.startsWith("on")),
    scripts: document.scripts.length,
    unseen: text.filter(one => one.getClientRects().length == 0).length,
  };
}"""

# The same of many pages, each loaded in a frame of its own, eight at a time; its scripts run as in a tab.
SEEN_IN_FRAMES = f"""async addresses => {{
  const load = address => new Promise(resolve => {{
    const frame = document.createElement("iframe");
    frame.width = 1280;
    frame.onload = () => {{
      const seen = ({SEEN})(frame.contentDocument);
      frame.remove();
      resolve(seen);
    }};
    frame.src = address;
    document.body.append(frame);
  }});
  const results = [];
  for (let start = 0; start < addresses.length; start += 8)
    results.push(...await Promise.all(addresses.slice(start, start + 8).map(load)));
  return results;
}}"""

IN_BROWSER = {"p[]", "p[lang]", "p[dir,lang]", "span[id]", "a[href]"}

# Our own script puts a link without words before each sentence.
CITED = "a[aria-label,class,href,tabindex,title]"


@dataclass
class Visitor:
    """A browser tab that writes down what a hostile page would like to do."""

    tab: Page
    """The tab."""
    address: str
    """Where the site is served."""
    dialogs: list[str] = field(default_factory=list)
    """What `alert` and the like said."""
    elsewhere: list[str] = field(default_factory=list)
    """Requests to other hosts."""
    errors: list[str] = field(default_factory=list)
    """Errors of scripts."""

    def __post_init__(self) -> None:
        self.tab.on("dialog", self._asked)
        self.tab.on("request", lambda request: self._requested(request.url))
        self.tab.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _requested(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.elsewhere.append(url)

    def see(self, path: str) -> dict[str, Any]:
        """Open a page of the site, let its scripts run, and look."""
        self.tab.goto(f"{self.address}/{path}/", wait_until="load")
        seen: dict[str, Any] = self.tab.evaluate(f"() => ({SEEN})(document)")
        return seen

    def see_all(self, paths: Sequence[str]) -> list[dict[str, Any]]:
        """Look at many pages of the site."""
        self.tab.goto(f"{self.address}/about/")
        seen: list[dict[str, Any]] = self.tab.evaluate(SEEN_IN_FRAMES, [f"{self.address}/{path}/" for path in paths])
        return seen

    def harmed(self) -> list[str]:
        """Everything that should not have happened."""
        return [*self.dialogs, *self.elsewhere, *self.errors]


@contextmanager
def visiting(root: Path, chromium: Browser, *, theme: bool = True) -> Iterator[Visitor]:
    """A built site, served and opened; a page loads in half the time without the theme's scripts and styles."""
    handler = functools.partial(Server if theme else BareServer, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        # Pages are shown in frames, which the site's policy forbids; and escaping must do without the policy's help.
        context = chromium.new_context(bypass_csp=True)
        try:
            yield Visitor(context.new_page(), f"http://127.0.0.1:{server.server_address[1]}")
        finally:
            context.close()
            server.shutdown()


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each page waits for an acknowledgement

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class BareServer(Server):
    """Serves an empty file for each script and style file of the theme; what stands in pages is as it is."""

    def do_GET(self) -> None:
        """Serve a file."""
        if not self.path.endswith((".js", ".css")):
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/css" if self.path.endswith(".css") else "text/javascript")
        self.send_header("Content-Length", "0")
        self.end_headers()


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


TOC = "//nav[contains(@class, 'md-nav--secondary')]"


LINKED_DATA = "//script[@type='application/ld+json']"


def opened(content: bytes) -> lxml.html.HtmlElement:
    """What a page shows: without its linked data, which has tests of its own."""
    page = lxml.html.document_fromstring(content)
    for element in page.xpath(LINKED_DATA):
        element.drop_tree()
    return page


def body(page: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    [found] = page.xpath("//article[contains(@class, 'md-content__inner')]")
    return found


def shape(element: Any) -> tuple[str, str]:
    """An element's name and the names of its attributes; the article element itself counts as a paragraph."""
    if element.tag == "article":
        return ("p", "")
    return (str(element.tag), ",".join(sorted(element.attrib)))


def frame(page: lxml.html.HtmlElement) -> list[tuple[str, str]]:
    """All elements outside the article and its table of contents, in order."""
    for inner in (*page.xpath(TOC), body(page)):
        for child in list(inner):
            inner.remove(child)
    return [shape(element) for element in page.iter()]


def parsed(element: lxml.html.HtmlElement) -> str:
    """What a parsed element shows, without the link beside a heading."""
    return printable("".join(element.xpath(".//text()[not(ancestor::a[@class='headerlink'])]")))


def printable(text: str) -> str:
    return folded(UNPARSED.sub("", folded(text)))
