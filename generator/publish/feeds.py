"""Encode a feed as Atom (RFC 4287) and as JSON Feed 1.1, with the same bytes on every run.

Atom is built with lxml, which escapes text. `feedgen`, a library for feeds, has had no release since 2023, takes twice
as long, and writes the generator after the title, where the mark may be too far from the beginning.
"""

from __future__ import annotations

import json
import re
from copy import deepcopy
from functools import lru_cache
from typing import Any

from lxml import etree

from generator.site_plan import Feed, FeedEntry

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"

# Characters that XML 1.0 does not allow (its production 2, Char): most control characters, surrogates, U+FFFE/F.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# The mark of a generated feed is in its first bytes.
_HEAD = 200

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(feed: Feed) -> bytes:
    """Encode a feed as Atom."""
    root = etree.Element(f"{{{ATOM}}}feed", {_XML_LANG: feed.lang}, nsmap={None: ATOM})
    _text(root, "generator", feed.generator)
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", _midnight(feed.updated))
    _text(_element(root, "author"), "name", feed.site_name)
    _element(root, "link", rel="self", type="application/atom+xml", href=f"{feed.address}.xml")
    _element(root, "link", rel="alternate", type="text/html", href=feed.href)
    for entry in feed.entries:
        root.append(deepcopy(_atom_entry(entry, feed.lang)))
    document: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return document


def json_feed(feed: Feed) -> bytes:
    """Encode a feed as JSON Feed."""
    document = {
        "version": JSON_FEED,
        "_generator": {"name": feed.generator},  # a custom member begins with an underscore
        "title": feed.title,
        "home_page_url": feed.href,
        "feed_url": f"{feed.address}.json",
        "language": feed.lang,
        "authors": [{"name": feed.site_name}],
        "items": [_item(entry, feed.lang) for entry in feed.entries],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def is_generated(content: bytes, tool: str) -> bool:
    """Whether a feed, in either format, has the mark of `tool`."""
    head = content[:_HEAD]
    return f"<generator>{tool} ".encode() in head or f'"_generator": {{\n  "name": "{tool} '.encode() in head


@lru_cache(maxsize=1 << 14)
def _atom_entry(entry: FeedEntry, lang: str) -> Any:
    """An entry as an element; cached, since an article is in the feeds of all entities it names, some ten."""
    made = etree.Element(f"{{{ATOM}}}entry", nsmap={None: ATOM})
    if entry.lang != lang:
        made.set(_XML_LANG, entry.lang)
    _text(made, "id", entry.id)
    _text(made, "title", entry.title)
    _text(made, "published", _midnight(entry.date))
    _text(made, "updated", _midnight(entry.date))
    for author in entry.authors:
        _text(_element(made, "author"), "name", author)
    _element(made, "link", rel="alternate", type="text/html", href=entry.href)
    if entry.source:
        _element(made, "link", rel="via", href=entry.source)
    for tag in entry.tags:
        _element(made, "category", term=tag.term, scheme=tag.scheme, label=tag.label)
    if entry.summary:
        _text(made, "summary", entry.summary)
    return made


def _item(entry: FeedEntry, lang: str) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.href,
        "external_url": entry.source,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_published": _midnight(entry.date),
        "authors": [{"name": author} for author in entry.authors],
        "tags": [tag.label for tag in entry.tags],
        "language": entry.lang if entry.lang != lang else None,
    }
    return {key: value for key, value in item.items() if value}


def _element(parent: Any, name: str, **attributes: str | None) -> Any:
    made = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    for key, value in attributes.items():
        if value is not None:
            made.set(key, _NOT_XML.sub("\ufffd", value))
    return made


def _text(parent: Any, name: str, text: str) -> None:
    _element(parent, name).text = _NOT_XML.sub("\ufffd", text)


def _midnight(date: str) -> str:
    """A day as an RFC 3339 time: its first moment in UTC, since articles have dates but no times."""
    return f"{date}T00:00:00Z"
