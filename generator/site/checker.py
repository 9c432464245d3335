"""A built page, held against what may be on it: a second look, by a parser, at what escaping has let through.

Whatever a seed says, the body of its page holds the elements of `ALLOWED` and no other; and no page of the site loads
anything from another host, or has a script in an attribute or an address. Pages are looked at one at a time.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
from lxml import etree

from generator.errors import Problem

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
"""All that the body of an article's page may hold, elements with their attributes; docs/guide/security.md says why."""

TEXT: Mapping[str, frozenset[str]] = {
    "p": frozenset({"class"}) | _LANGUAGE,
    "span": frozenset({"id"}),
    "a": frozenset({"class", "href", "rel"}),
}
"""The same for the article's text, which follows the heading `#text`."""

# Attributes whose address a browser loads by itself; `srcset` has several.
LOADING = frozenset({"src", "srcset", "imagesrcset", "poster", "data", "background", "archive", "codebase", "manifest"})
# Elements whose `href` is loaded as well.
LOADING_HREF = frozenset({"image", "use", "feimage", "script", "pattern", "textpath", "base"})
# What a `link` says of an address that is not loaded for it.
ONLY_SAID = frozenset({"alternate", "author", "canonical", "help", "license", "me", "next", "prev", "search"})
# Addresses that a click, or sending a form, leads to.
FOLLOWED = frozenset({"href", "xlink:href", "action", "formaction", "ping", "cite", "longdesc"})
_SCRIPT_SCHEMES = ("javascript:", "vbscript:", "data:")
_WEB_SCHEMES = frozenset({"http", "https", "ftp", "ws", "wss"})
# Browsers pass over white space and control characters in a scheme ("java\tscript:").
_PASSED_OVER = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")
# url(https://…), @import "…" in a style.
_STYLE_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]{0,500})|@import\s+[\"']([^\"']{0,500})", re.IGNORECASE)
_REFRESH = re.compile(r"url\s*=\s*[\"']?([^\"']{0,2000})", re.IGNORECASE)
# A browser takes the attributes of a second <body> over into the first; parsers drop them with it.
_ROOTS = re.compile(rb"<(html|head|body)(?=[\s/>])", re.IGNORECASE)
_LINKED_DATA = "application/ld+json"
_SHOWN = 80
# Of one page; whoever sees these need not see a thousand more.
_MOST = 20


def site_faults(site: Path, shown_as: str, host: str = "") -> Iterator[Problem]:
    """Hold every page of a built site against the rules.

    Args:
        site: Folder of the site.
        shown_as: Its name in messages.
        host: The site's own host; what is loaded from there is no other host's.

    Yields:
        What is wrong, each with its page.
    """
    for folder, folders, files in os.walk(site):
        folders.sort()
        for name in sorted(files):
            if name.lower().endswith((".html", ".htm")):
                path = Path(folder, name)
                shown = f"{shown_as}/{path.relative_to(site).as_posix()}"
                try:
                    faults = list(page_faults(path.read_bytes(), host))
                except (OSError, etree.LxmlError) as error:
                    faults = [(None, f"cannot be read: {error}")]
                yield from _problems(shown, faults)


def content_problems(content: str, shown: str) -> list[Problem]:
    """Hold what Markdown made of an article's page against the rules, before the theme is put around it."""
    page = f'<article class="md-content__inner">{content}</article>'.encode()
    return list(_problems(shown, list(page_faults(page))))


def _problems(shown: str, faults: list[tuple[int | None, str]]) -> Iterator[Problem]:
    hint = "Do not publish the page; if no template or extension of your own made this, please report it"
    for line, message in faults[:_MOST]:
        yield Problem(shown, line, message, hint)
    if len(faults) > _MOST:
        yield Problem(shown, None, f"and {len(faults) - _MOST} more on this page", hint)


def page_faults(page: bytes, host: str = "") -> Iterator[tuple[int | None, str]]:
    """What is wrong with a page: line and message of each fault.

    Args:
        page: Its HTML.
        host: The site's own host.
    """
    root = _parsed(page)
    if root is None:
        return
    for tag, count in sorted(Counter(found[1].lower().decode() for found in _ROOTS.finditer(page)).items()):
        if count > 1:
            yield None, f"there are {count} <{tag}> on the page"
    for body in _bodies(root):
        yield from _body(body)
    for element in root.iter(etree.Element):
        for message in _element_faults(element, host):
            yield element.sourceline, message


def _parsed(page: bytes) -> lxml.html.HtmlElement | None:
    if not page.strip():
        return None
    return lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True))


def _bodies(root: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    """The body of an article's page, which is known by the heading of its text; other pages have none."""
    for body in root.iter("article"):
        if body.find("./h2[@id='text']") is not None:
            yield body


def _body(body: lxml.html.HtmlElement) -> Iterator[tuple[int | None, str]]:
    within = False
    for child in body:
        if not isinstance(child.tag, str):
            yield child.sourceline, "a comment or an instruction in the body of an article"
            continue
        if _has_class(child, "md-"):  # buttons and facts that the theme puts around an article
            continue
        for element in child.iter():
            yield from ((element.sourceline, message) for message in _body_element(element, within))
        within = within or (child.tag == "h2" and child.get("id") == "text")


def _body_element(element: lxml.html.HtmlElement, within: bool) -> Iterator[str]:
    if not isinstance(element.tag, str):
        yield "a comment or an instruction in the body of an article"
        return
    allowed = (TEXT if within else ALLOWED).get(element.tag)
    if element.tag == "script" and _linked_data(element):
        return
    if allowed is None or element.tag == "script":
        where = "text" if within else "body"
        yield f"<{_short(element.tag)}> is not on the list of what the {where} of an article may hold"
        return
    for name in sorted(set(element.attrib) - allowed):
        yield f"`{_short(name)}` of <{element.tag}> is not on the list of what the body of an article may hold"
    if element.tag == "a":
        address = _PASSED_OVER.sub("", element.get("href") or "")
        parts = _split(address)
        if parts is None or (any(parts) and (parts[0] not in ("http", "https") or not parts[1])):
            yield f"a link of an article leads to `{_short(address)}`, which is no web address"
        elif parts[1] and not {"noopener", "nofollow"} <= set((element.get("rel") or "").split()):
            yield f'a link out of an article has no rel="noopener nofollow": `{_short(address)}`'


def _element_faults(element: lxml.html.HtmlElement, host: str) -> Iterator[str]:
    tag = element.tag.lower()
    for name, value in element.attrib.items():
        name = name.lower().replace("{http://www.w3.org/1999/xlink}", "xlink:")
        if name.startswith("on"):
            yield f"`{_short(name)}` of <{_short(tag)}> is a script in an attribute"
        elif name == "style":
            yield from _style(value, tag, host)
        elif name == "srcdoc":
            yield f"`srcdoc` of <{_short(tag)}> is a page in an attribute"
        elif name in FOLLOWED or name in LOADING:
            bare = _PASSED_OVER.sub("", value).lower()
            pictured = tag in ("img", "image", "source") and bare.startswith("data:image/")
            if bare.startswith(_SCRIPT_SCHEMES) and not pictured:
                yield f"`{name}` of <{_short(tag)}> is a script or a document in an address: `{_short(value)}`"
            elif _loads(element, tag, name) and (other := _elsewhere(value, name, host)):
                yield f"`{name}` of <{_short(tag)}> loads from another host: `{_short(other)}`"
    if tag == "style":
        yield from _style(element.text or "", tag, host)
    if tag == "meta" and (element.get("http-equiv") or "").strip().lower() == "refresh":
        found = _REFRESH.search(element.get("content") or "")
        if found and _elsewhere(found[1], "href", host):
            yield f"<meta> leads to another host by itself: `{_short(found[1])}`"


def _loads(element: lxml.html.HtmlElement, tag: str, name: str) -> bool:
    """Whether an address is asked for without a click."""
    if name in LOADING or name == "ping" or (tag == "form" and name == "action") or name == "formaction":
        return True
    if name in ("href", "xlink:href"):
        if tag == "link":
            says = set((element.get("rel") or "").lower().split())
            return not says or not says <= ONLY_SAID
        return tag in LOADING_HREF
    return False


def _elsewhere(value: str, name: str, host: str) -> str | None:
    """The address that leads to another host, if one does; among several those of `srcset`."""
    for address in value.split(",") if name.endswith("srcset") else [value]:
        bare = _PASSED_OVER.sub("", address if not name.endswith("srcset") else (address.split() or [""])[0])
        parts = _split(bare.replace("\\", "/"))
        if (
            parts is None
            or (parts[1] and parts[1] != host)
            or (parts[0] in ("http", "https", "ftp", "ws", "wss") and not parts[1])
        ):
            return bare
    return None


def _style(text: str, tag: str, host: str) -> Iterator[str]:
    for found in _STYLE_ADDRESS.finditer(text):
        address = found[1] or found[2] or ""
        if _elsewhere(address, "src", host):
            yield f"a style of <{_short(tag)}> loads from another host: `{_short(address)}`"


def _split(address: str) -> tuple[str, str] | None:
    """Scheme and host of an address; None where it is no address at all."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts.scheme, parts.netloc


def _linked_data(script: lxml.html.HtmlElement) -> bool:
    """Whether a script is what the page says of itself, for search engines: beside the text, and nothing to run."""
    beside = script.getparent() is not None and script.getparent().tag == "article"
    return beside and dict(script.attrib) == {"type": _LINKED_DATA} and "<" not in (script.text or "")


def _has_class(element: lxml.html.HtmlElement, start: str) -> bool:
    return any(name.startswith(start) for name in (element.get("class") or "").split())


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
