"""A saved web page -> its article's paragraphs, and what the page says about the article.

The text is found by trafilatura. What is *about* the article is read here, only from places where a
page states it: libraries for that fall back on guesses (any date in the text, the name in the
address), and some of those guesses depend on today's date.
"""

from __future__ import annotations

import json
import logging
import re
from collections import deque
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from typing import Any

import lxml.html
from lxml import etree

from generator.errors import Problem
from generator.read import html_blocks, metadata
from generator.read.raw_article import Block, Metadata

# What goes wrong is reported as a Problem; without a handler the library's messages would go to the terminal.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""", re.IGNORECASE)

# Where pages state the day of publication, most reliable first; `modified` is another day.
_DATE_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "publishdate",
    "publish-date", "publish_date", "pubdate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "date",
)  # fmt: skip
_ARTICLE_TYPES = frozenset((
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "BlogPosting", "Report",
))  # fmt: skip
_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ")
# trafilatura's names for elements -> HTML's
_PLAIN_NAMES = {"head": "h2", "lb": "br", "row": "tr", "cell": "td", "item": "li", "quote": "blockquote", "list": "ul"}
_ROOT = re.compile(r"<html[\s>]", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
# Whatever follows these is still in the element in which they stand (HTML, "after body"); lxml leaves it off.
_PAGE_END = re.compile(r"</(?:body|html)(?=[\s/>])[^<>]{0,200}>", re.IGNORECASE)
# Elements without an end, which lxml takes what follows to be within.
_ENDLESS = ("embed", "keygen", "source", "track", "wbr")
# An element begins: "<p", "<td"; and all that stands in its tag, which may never end.
_BEGINNING = re.compile(r"<[A-Za-z]")
_IN_TAG = re.compile(r"<[A-Za-z][^>]*")
# The largest pages of news have some 10,000 elements. The parsers below need time that grows with the square of both.
_MOST_ELEMENTS = 100_000
_MOST_ATTRIBUTES = 5_000
# So many characters are a sentence rather than a caption or a byline.
_SENTENCE = 60
# Classes of the time at which a page was changed, which is another day.
_CHANGED = re.compile(r"updat|modif", re.IGNORECASE)
# Parts of an article element that are not the article's own text.
_BESIDE = frozenset({"aside", "footer", "nav", "form", "figure", "figcaption", "header"})
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]?$")
# Nothing but an address can be made of these.
_LINK_LIKE = re.compile(r"https?://|www\.", re.IGNORECASE)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page declares in its first kilobytes."""
    head = data[:4096]
    match = _CHARSET.search(head) or _XML_ENCODING.search(head)
    return match[1].decode("ascii", errors="replace") if match else None


def read(text: str, path: str) -> tuple[tuple[Block, ...] | None, Metadata, list[Problem]]:
    """Read a saved web page.

    Args:
        text: The page's source.
        path: Its file, for messages.

    Returns:
        The article's paragraphs (None where the page cannot be read), what the page says about the
        article, and every fault.
    """
    from trafilatura import bare_extraction, load_html

    if not text.strip():
        return (), Metadata(), []
    if excess := _excess(text):
        return None, Metadata(), [_unreadable(path, excess)]
    try:
        # A fragment without <html> around it is taken for another kind of file.
        text = _PAGE_END.sub("", text)
        tree = load_html(text if _ROOT.search(text) else f"<html><body>{text}")
        if tree is None or _TAG.search(text) is None:
            return None, Metadata(), [_unreadable(path, "it is not HTML")]
        for unseen in list(tree.iter("template")):  # what a script would make pages of; no reader sees it
            unseen.drop_tree()
        etree.strip_tags(tree, *_ENDLESS)
        known = _about(tree)
        document = bare_extraction(tree, include_comments=False, include_tables=True, favor_recall=True)
        body = getattr(document, "body", None)
        blocks = _blocks(body, tree) if body is not None else ()
        headline = _words(_headline(tree))
        if blocks and headline == " ".join(blocks[0].text.split()):
            # The article's own headline stands in its text; the one for other sites may be worded differently.
            known = replace(known, title=headline)
    except Exception as error:
        # A page from anywhere may find a path through two libraries that nobody has walked before.
        return None, Metadata(), [_unreadable(path, f"{type(error).__name__}, it may be damaged or nested too deeply")]
    return blocks, known, _lost(tree, blocks, path)


def _unreadable(path: str, reason: str) -> Problem:
    return Problem(path, None, f"cannot read the page: {reason}", "Save the article's text as .txt")


def _excess(text: str) -> str | None:
    """What a page has too much of to be parsed in bounded time."""
    elements_seen = sum(1 for _ in _BEGINNING.finditer(text))
    if elements_seen > _MOST_ELEMENTS:
        return f"it has {elements_seen:,} elements, and more than {_MOST_ELEMENTS:,} are not read"
    for tag in _IN_TAG.finditer(text):
        if tag.end() - tag.start() <= _MOST_ATTRIBUTES:
            continue
        attributes = max(len(tag.group().split()), tag.group().count("="))
        if attributes > _MOST_ATTRIBUTES:
            return f"a tag has {attributes:,} attributes, and more than {_MOST_ATTRIBUTES:,} are not read"
    return None


def _blocks(body: Any, tree: lxml.html.HtmlElement) -> tuple[Block, ...]:
    """The paragraphs of what was found in a page."""
    found = _taken_whole(body, tree) or [body]
    for element in body.iter("*"):
        element.tag = _PLAIN_NAMES.get(element.tag, element.tag)
    return tuple(Block(text) for part in found for _, text in html_blocks.paragraphs(part))


def _taken_whole(body: Any, tree: lxml.html.HtmlElement) -> list[Any]:
    """The elements of a page that were made one paragraph each; trafilatura does so where it finds too little."""
    most = max(1, sum(1 for _ in tree.iter("article")))
    if len(body) > most or any(element.tag != "p" or len(element) for element in body):
        return []
    from trafilatura.baseline import basic_cleaning

    cleaned = basic_cleaning(copy(tree))
    parts = [*cleaned.xpath(".//article[not(ancestor::article)]"), *cleaned.iter("body")]
    by_letters = {"".join(part.text_content().split()): part for part in reversed(parts)}
    found = [by_letters.get("".join((paragraph.text or "").split())) for paragraph in body]
    return [] if None in found else found


def _lost(tree: lxml.html.HtmlElement, blocks: tuple[Block, ...], path: str) -> list[Problem]:
    """Say where sentences that the page itself marks as its article were taken for page elements."""
    articles = list(tree.iter("article"))
    if len(articles) != 1:
        return []
    whole = {" ".join(block.text.split()) for block in blocks}
    found = " ".join(whole)
    lost = []
    for paragraph in articles[0].iter("p"):
        text = " ".join(paragraph.text_content().split())
        beside = any(parent.tag in _BESIDE for parent in paragraph.iterancestors())
        if (
            not beside
            and len(text) >= _SENTENCE
            and _SENTENCE_END.search(text)
            and text not in whole
            and text not in found
        ):
            lost.append(text)
    if not lost:
        return []
    number = "a paragraph" if len(lost) == 1 else f"{len(lost)} paragraphs"
    message = f"left off {number} of the page as page elements, the first begins “{lost[0][:60]}”"
    return [Problem(path, None, message, "If that is article text, save the article as .txt", "warning")]


def _about(tree: lxml.html.HtmlElement) -> Metadata:
    """What a page states about its article."""
    meta = _meta(tree)
    linked = next(_linked_data(tree), {})
    publisher = _first(meta.get("og:site_name"), _named(linked.get("publisher")))
    title = _first(meta.get("og:title"), _words(_headline(tree)), _string(linked.get("headline")), _page_title(tree))
    lang = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return Metadata(
        title=_without_site(title, publisher),
        date=_date(tree, meta, linked),
        authors=tuple(_authors(tree, meta, linked)),
        publisher=publisher,
        url=_first(_canonical(tree), meta.get("og:url")),
        lang=_first(lang, meta.get("og:locale")),
    )


def _meta(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """The page's `meta` elements: name in lower case -> first content."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _linked_data(tree: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles among a page's JSON-LD objects."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting = deque([json.loads(script.text or "", strict=False)])
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.popleft()
            if isinstance(item, list):
                waiting.extend(item)
            elif isinstance(item, dict):
                kinds = item.get("@type")
                if _ARTICLE_TYPES.intersection(kind for kind in _listed(kinds) if isinstance(kind, str)):
                    yield item
                waiting.extend(_listed(item.get("@graph")))


def _date(tree: lxml.html.HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    stated = [meta.get(name) for name in _DATE_META[:3]]
    stated.append(_string(linked.get("datePublished")))
    stated += [meta.get(name) for name in _DATE_META[3:]]
    stated += [
        _string(element.get("datetime"))
        for element in tree.iter("time")
        if (element.get("itemprop") or "").lower() == "datepublished" or element.get("pubdate") is not None
    ]
    return _first(*stated, *_below_headline(tree))


def _below_headline(tree: lxml.html.HtmlElement) -> Iterator[str | None]:
    """The times between the headline of an article and its first sentence; other times belong to other things."""
    headline = _headline(tree)
    if headline is None:
        return
    scope = next((parent for parent in headline.iterancestors() if parent.tag in ("article", "header")), None)
    below = False
    for element in () if scope is None else scope.iter():
        below = below or element is headline
        if below and element.tag == "p" and len(element.text_content()) >= _SENTENCE:
            return
        if below and element.tag == "time" and not _CHANGED.search(element.get("class") or ""):
            yield _string(element.get("datetime"))


def _authors(tree: lxml.html.HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> list[str]:
    """Bylines; addresses of profile pages are none."""
    names = [_named(author) for author in _listed(linked.get("author"))]
    if not any(names):
        names = [meta.get(name) for name in ("author", "article:author", "dc.creator", "parsely-author", "byl")]
    if not any(names):
        links = (each for each in tree.iter("a") if "author" in (each.get("rel") or "").lower().split())
        names = [" ".join(each.text_content().split()) for each in links]
    return metadata.distinct(name for name in names if name and not _LINK_LIKE.match(name) and len(name) <= 100)


def _headline(tree: lxml.html.HtmlElement) -> lxml.html.HtmlElement | None:
    """The element of the main heading: the only one, or the first within the article."""
    headings = list(tree.iter("h1"))
    inside = [each for each in headings if any(parent.tag == "article" for parent in each.iterancestors())]
    chosen = inside or headings
    return chosen[0] if chosen and (inside or len(headings) == 1) else None


def _page_title(tree: lxml.html.HtmlElement) -> str | None:
    return _words(tree.find(".//title"))


def _words(element: lxml.html.HtmlElement | None) -> str | None:
    return None if element is None else _string(element.text_content())


def _without_site(title: str | None, site: str | None) -> str | None:
    """A headline without the name of the site at its end."""
    if title is None or site is None:
        return title
    for separator in _SEPARATORS:
        ending = separator + site
        if title.casefold().endswith(ending.casefold()) and len(title) > len(ending):
            return title[: -len(ending)].rstrip()
    return title


def _canonical(tree: lxml.html.HtmlElement) -> str | None:
    links = (each for each in tree.iter("link") if "canonical" in (each.get("rel") or "").lower().split())
    return next((href for each in links if (href := _string(each.get("href")))), None)


def _named(value: Any) -> str | None:
    """The name of a JSON-LD person or organization."""
    return _string(value.get("name") if isinstance(value, dict) else value)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _string(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)
