"""Read the metadata that a web page states about its article.

Only explicit statements count. Libraries for this purpose fall back on guesses (any date in the text,
the name in the address), and some of those guesses depend on today's date.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from itertools import dropwhile
from typing import Any

import lxml.html

from generator.read import metadata
from generator.read.raw_article import Metadata

SENTENCE = 60
"""Characters; a longer text is a sentence rather than a caption or a byline."""

# `meta` elements with the day of publication, most reliable first; `modified` is another day.
_DATE_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "publishdate",
    "publish-date", "publish_date", "pubdate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "date",
)  # fmt: skip
_AUTHOR_META = ("author", "article:author", "dc.creator", "parsely-author", "byl")
# schema.org types of articles
_ARTICLE_TYPES = frozenset((
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "BlogPosting", "Report",
))  # fmt: skip
# Between a headline and the name of the site.
_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ")
# Classes of times at which a page was changed, which is another day.
_CHANGED = re.compile(r"updat|modif", re.IGNORECASE)
# The beginning of an address instead of a name.
_LINK_LIKE = re.compile(r"https?://|www\.", re.IGNORECASE)


def page_metadata(tree: lxml.html.HtmlElement) -> Metadata:
    """Read the metadata of a page.

    Args:
        tree: The parsed page.
    """
    meta = _meta(tree)
    linked = next(_linked_data(tree), {})
    publisher = _first(meta.get("og:site_name"), _named(linked.get("publisher")))
    title = _first(
        meta.get("og:title"), one_line_text(main_heading(tree)), _string(linked.get("headline")), _page_title(tree)
    )
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
    """Return the page's `meta` elements: name in lower case -> first content."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _linked_data(tree: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the articles among a page's JSON-LD objects."""
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
    return _first(*stated, *_times_below_headline(tree))


def _times_below_headline(tree: lxml.html.HtmlElement) -> Iterator[str | None]:
    """Yield the times between the headline and the first sentence; other times are not of the publication."""
    headline = main_heading(tree)
    if headline is None:
        return
    scope = next((parent for parent in headline.iterancestors() if parent.tag in ("article", "header")), None)
    elements = iter(()) if scope is None else scope.iter()
    for element in dropwhile(lambda each: each is not headline, elements):
        if element.tag == "p" and len(element.text_content()) >= SENTENCE:
            return
        if element.tag == "time" and not _CHANGED.search(element.get("class") or ""):
            yield _string(element.get("datetime"))


def _authors(tree: lxml.html.HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> list[str]:
    """Return the bylines of the first source that has any, without addresses of profile pages."""
    sources: tuple[list[str | None], ...] = (
        [_named(author) for author in _listed(linked.get("author"))],
        [meta.get(name) for name in _AUTHOR_META],
        [one_line_text(link) for link in tree.iter("a") if "author" in (link.get("rel") or "").lower().split()],
    )
    names = next((source for source in sources if any(source)), [])
    return metadata.distinct(name for name in names if name and not _LINK_LIKE.match(name) and len(name) <= 100)


def main_heading(tree: lxml.html.HtmlElement) -> lxml.html.HtmlElement | None:
    """Return the element of the main heading: the first within the article, or the only one of the page."""
    headings = list(tree.iter("h1"))
    inside = [each for each in headings if any(parent.tag == "article" for parent in each.iterancestors())]
    chosen = inside or headings
    return chosen[0] if chosen and (inside or len(headings) == 1) else None


def _page_title(tree: lxml.html.HtmlElement) -> str | None:
    return one_line_text(tree.find(".//title"))


def one_line_text(element: lxml.html.HtmlElement | None) -> str | None:
    """Return the text of an element on one line; None if it is empty or missing."""
    return None if element is None else _string(element.text_content())


def _without_site(title: str | None, site: str | None) -> str | None:
    """Remove the name of the site from the end of a headline."""
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
    """Return the name of a JSON-LD person or organization."""
    return _string(value.get("name") if isinstance(value, dict) else value)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _string(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)
