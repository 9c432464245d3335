"""Check the body of an article's page against the list of elements and attributes that it may hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import lxml.html

from generator.site.page_loads import shorten, split_address, without_ignored

_LANGUAGE = frozenset({"lang", "dir"})

ALLOWED: Mapping[str, frozenset[str]] = {
    "a": frozenset({"class", "href", "rel", "title"}) | _LANGUAGE,
    "blockquote": frozenset(),
    "br": frozenset(),
    "h1": frozenset({"id"}) | _LANGUAGE,
    "h2": frozenset({"id", "class"}),
    "li": frozenset(),
    "p": frozenset({"class", "role", "aria-label"}) | _LANGUAGE,
    "script": frozenset({"type"}),  # linked data only, see `_linked_data`
    "small": frozenset({"class"}) | _LANGUAGE,
    "span": frozenset({"id", "class"}) | _LANGUAGE,
    "strong": frozenset(),
    "ul": frozenset(),
}
"""Elements that the body of an article's page may hold, with their attributes; see docs/guide/security.md."""

TEXT: Mapping[str, frozenset[str]] = {
    "p": frozenset({"class"}) | _LANGUAGE,
    "span": frozenset({"id"}),
    "a": frozenset({"class", "href", "rel"}),
}
"""Elements that the article's text may hold; it follows the heading `#text`."""

_LINKED_DATA = "application/ld+json"


def article_bodies(root: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    """The bodies of articles: only these have the heading of the text."""
    for body in root.iter("article"):
        if body.find("./h2[@id='text']") is not None:
            yield body


def body_faults(body: lxml.html.HtmlElement) -> Iterator[tuple[int | None, str]]:
    """Check the body of an article.

    Args:
        body: The element around it.

    Yields:
        Line and message of each fault.
    """
    in_text = False
    for child in body:
        if not isinstance(child.tag, str):
            yield child.sourceline, "a comment or an instruction in the body of an article"
            continue
        if _has_class(child, "md-"):  # buttons and facts that the theme puts around an article
            continue
        for element in child.iter():
            yield from ((element.sourceline, message) for message in _content_faults(element, in_text))
        in_text = in_text or (child.tag == "h2" and child.get("id") == "text")


def _content_faults(element: lxml.html.HtmlElement, in_text: bool) -> Iterator[str]:
    if not isinstance(element.tag, str):
        yield "a comment or an instruction in the body of an article"
        return
    allowed = (TEXT if in_text else ALLOWED).get(element.tag)
    if element.tag == "script" and _linked_data(element):
        return
    if allowed is None or element.tag == "script":
        where = "text" if in_text else "body"
        yield f"<{shorten(element.tag)}> is not on the list of what the {where} of an article may hold"
        return
    for name in sorted(set(element.attrib) - allowed):
        yield f"`{shorten(name)}` of <{element.tag}> is not on the list of what the body of an article may hold"
    if element.tag == "a":
        yield from _link_faults(element)


def _link_faults(link: lxml.html.HtmlElement) -> Iterator[str]:
    """Faults of a link: it leads to a page of the site, or safely to another one."""
    address = without_ignored(link.get("href") or "")
    parts = split_address(address)
    if parts is None or (any(parts) and (parts[0] not in ("http", "https") or not parts[1])):
        yield f"a link of an article leads to `{shorten(address)}`, which is no web address"
    elif parts[1] and not {"noopener", "nofollow"} <= set((link.get("rel") or "").split()):
        yield f'a link out of an article has no rel="noopener nofollow": `{shorten(address)}`'


def _linked_data(script: lxml.html.HtmlElement) -> bool:
    """Whether a script holds linked data for search engines: a child of the article, with nothing to run."""
    is_child = script.getparent() is not None and script.getparent().tag == "article"
    return is_child and dict(script.attrib) == {"type": _LINKED_DATA} and "<" not in (script.text or "")


def _has_class(element: lxml.html.HtmlElement, start: str) -> bool:
    return any(name.startswith(start) for name in (element.get("class") or "").split())
