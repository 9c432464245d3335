"""Parse a saved web page into paragraphs, with the page's metadata.

trafilatura finds the text. `page_metadata` reads the metadata.
"""

from __future__ import annotations

import logging
import re
from copy import copy
from dataclasses import replace
from typing import Any

import lxml.html
from lxml import etree

from generator.errors import Problem
from generator.read import html_blocks
from generator.read.page_metadata import SENTENCE, main_heading, one_line_text, page_metadata
from generator.read.raw_article import Block, Metadata

# Errors are reported as problems; without a handler the library's messages would go to the terminal.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""", re.IGNORECASE)

# trafilatura's element names -> HTML's
_PLAIN_NAMES = {"head": "h2", "lb": "br", "row": "tr", "cell": "td", "item": "li", "quote": "blockquote", "list": "ul"}
_ROOT = re.compile(r"<html[\s>]", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
# What follows these tags still belongs to the open element (HTML standard, "after body"); lxml drops it.
_PAGE_END = re.compile(r"</(?:body|html)(?=[\s/>])[^<>]{0,200}>", re.IGNORECASE)
# Void elements to which lxml attaches the content that follows.
_ENDLESS = ("embed", "keygen", "source", "track", "wbr")
# The beginning of an element ("<p", "<td"), and the rest of its tag, which may never end.
_BEGINNING = re.compile(r"<[A-Za-z]")
_IN_TAG = re.compile(r"<[A-Za-z][^>]*")
# The largest news pages have some 10,000 elements. The parsers' time grows with the square of both numbers.
_MOST_ELEMENTS = 100_000
_MOST_ATTRIBUTES = 5_000
# Parts of an article element that are not the article's text.
_BESIDE = frozenset({"aside", "footer", "nav", "form", "figure", "figcaption", "header"})
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]?$")


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page declares in its first kilobytes, if any."""
    head = data[:4096]
    match = _CHARSET.search(head) or _XML_ENCODING.search(head)
    return match[1].decode("ascii", errors="replace") if match else None


def read(text: str, path: str) -> tuple[tuple[Block, ...] | None, Metadata, list[Problem]]:
    """Parse a saved web page.

    Args:
        text: The page's source.
        path: Name of its file in messages.

    Returns:
        The article's paragraphs (None if the page cannot be read), its metadata, and every error.
    """
    from trafilatura import bare_extraction, load_html

    if not text.strip():
        return (), Metadata(), []
    if excess := _excess(text):
        return None, Metadata(), [_unreadable(path, excess)]
    try:
        # trafilatura takes a fragment without <html> for another format.
        text = _PAGE_END.sub("", text)
        tree = load_html(text if _ROOT.search(text) else f"<html><body>{text}")
        if tree is None or _TAG.search(text) is None:
            return None, Metadata(), [_unreadable(path, "it is not HTML")]
        for unseen in list(tree.iter("template")):  # input of scripts, which no reader sees
            unseen.drop_tree()
        etree.strip_tags(tree, *_ENDLESS)
        known = page_metadata(tree)
        document = bare_extraction(tree, include_comments=False, include_tables=True, favor_recall=True)
        body = getattr(document, "body", None)
        blocks = _blocks(body, tree) if body is not None else ()
        headline = one_line_text(main_heading(tree))
        if blocks and headline == " ".join(blocks[0].text.split()):
            # The headline in the text is the article's own; the one for other sites may be worded differently.
            known = replace(known, title=headline)
    except Exception as error:
        # Any page may trigger an unknown bug in the two libraries.
        return None, Metadata(), [_unreadable(path, f"it may be damaged or nested too deeply ({type(error).__name__})")]
    return blocks, known, _removed_sentences(tree, blocks, path)


def _unreadable(path: str, reason: str) -> Problem:
    return Problem(path, None, f"cannot read the page: {reason}", "Save the article's text as .txt")


def _excess(text: str) -> str | None:
    """Return why a page is too large to be parsed in bounded time; None if it is not."""
    elements = sum(1 for _ in _BEGINNING.finditer(text))
    if elements > _MOST_ELEMENTS:
        return f"it has {elements:,} elements, more than the limit of {_MOST_ELEMENTS:,}"
    for tag in _IN_TAG.finditer(text):
        if tag.end() - tag.start() <= _MOST_ATTRIBUTES:
            continue
        attributes = max(len(tag.group().split()), tag.group().count("="))
        if attributes > _MOST_ATTRIBUTES:
            return f"a tag has {attributes:,} attributes, more than the limit of {_MOST_ATTRIBUTES:,}"
    return None


def _blocks(body: Any, tree: lxml.html.HtmlElement) -> tuple[Block, ...]:
    """Split the extracted text of a page into paragraphs."""
    found = _taken_whole(body, tree) or [body]
    for element in body.iter("*"):
        element.tag = _PLAIN_NAMES.get(element.tag, element.tag)
    return tuple(Block(text) for part in found for _, text in html_blocks.paragraphs(part))


def _taken_whole(body: Any, tree: lxml.html.HtmlElement) -> list[Any]:
    """Find the elements that trafilatura made one paragraph each, its fallback if it finds too little."""
    most = max(1, sum(1 for _ in tree.iter("article")))
    if len(body) > most or any(element.tag != "p" or len(element) for element in body):
        return []
    from trafilatura.baseline import basic_cleaning

    cleaned = basic_cleaning(copy(tree))
    parts = [*cleaned.xpath(".//article[not(ancestor::article)]"), *cleaned.iter("body")]
    by_letters = {"".join(part.text_content().split()): part for part in reversed(parts)}
    found = [by_letters.get("".join((paragraph.text or "").split())) for paragraph in body]
    return [] if None in found else found


def _removed_sentences(tree: lxml.html.HtmlElement, blocks: tuple[Block, ...], path: str) -> list[Problem]:
    """Warn of sentences in the page's `article` element that were removed as boilerplate."""
    articles = list(tree.iter("article"))
    if len(articles) != 1:
        return []
    texts = [" ".join(block.text.split()) for block in blocks]
    kept, kept_text = set(texts), " ".join(texts)  # in reading order: a paragraph may be split into several blocks
    removed = []
    for paragraph in articles[0].iter("p"):
        text = " ".join(paragraph.text_content().split())
        in_aside = any(parent.tag in _BESIDE for parent in paragraph.iterancestors())
        if (
            not in_aside
            and len(text) >= SENTENCE
            and _SENTENCE_END.search(text)
            and text not in kept
            and text not in kept_text
        ):
            removed.append(text)
    if not removed:
        return []
    number = "a paragraph" if len(removed) == 1 else f"{len(removed)} paragraphs"
    message = f"removed {number} of the page as boilerplate; the first begins “{removed[0][:60]}”"
    return [Problem(path, None, message, "If it is article text, save the article as .txt", "warning")]
