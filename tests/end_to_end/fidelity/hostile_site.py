"""The hostile snippets as seeds and as names, and helpers to inspect a built page."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

import lxml.html
from mkdocs.commands.build import build as mkdocs_build

from generator.build.result import BuildResult
from generator.config import load_settings
from generator.records import KINDS, Appearance, Article, Corpus, Entity, Findings, Mention, OpenQuestion, Sentence
from generator.site.plugin import BriefingPlugin
from tests.hostile.corpus import DIALECTS
from tests.hostile_snippets import FRAGMENTS, MARKUP

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
    """What a parsed element shows, without the link next to a heading."""
    return printable("".join(element.xpath(".//text()[not(ancestor::a[@class='headerlink'])]")))


def printable(text: str) -> str:
    return folded(UNPARSED.sub("", folded(text)))
