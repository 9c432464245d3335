"""Check that an element of a page loads nothing from another host, and holds no script in an attribute."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import lxml.html

# Attributes with an address that a browser loads without a click; `srcset` has several.
LOADING = frozenset({"src", "srcset", "imagesrcset", "poster", "data", "background", "archive", "codebase", "manifest"})
# Elements with an `href` that is loaded as well.
LOADING_HREF = frozenset({"image", "use", "feimage", "script", "pattern", "textpath", "base"})
# Relations of a `link` whose address is not loaded.
NOT_LOADED = frozenset({"alternate", "author", "canonical", "help", "license", "me", "next", "prev", "search"})
# Attributes with an address that a click, or sending a form, leads to.
FOLLOWED = frozenset({"href", "xlink:href", "action", "formaction", "ping", "cite", "longdesc"})
_SCRIPT_SCHEMES = ("javascript:", "vbscript:", "data:")
_WEB_SCHEMES = frozenset({"http", "https", "ftp", "ws", "wss"})
# White space and control characters that browsers ignore in a scheme ("java\tscript:").
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")
# url(https://…), @import "…" in a style.
_STYLE_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]{0,500})|@import\s+[\"']([^\"']{0,500})", re.IGNORECASE)
_REFRESH = re.compile(r"url\s*=\s*[\"']?([^\"']{0,2000})", re.IGNORECASE)
_SHOWN = 80


def element_faults(element: lxml.html.HtmlElement, host: str) -> Iterator[str]:
    """Check an element.

    Args:
        element: Any element of a page.
        host: The site's own host.

    Yields:
        A message for each fault.
    """
    tag = element.tag.lower()
    for name, value in element.attrib.items():
        yield from _attribute_faults(
            element, tag, name.lower().replace("{http://www.w3.org/1999/xlink}", "xlink:"), value, host
        )
    if tag == "style":
        yield from _style_faults(element.text or "", tag, host)
    if tag == "meta" and (element.get("http-equiv") or "").strip().lower() == "refresh":
        found = _REFRESH.search(element.get("content") or "")
        if found and _other_host(found[1], "href", host):
            yield f"<meta> leads to another host by itself: `{shorten(found[1])}`"


def _attribute_faults(element: lxml.html.HtmlElement, tag: str, name: str, value: str, host: str) -> Iterator[str]:
    if name.startswith("on"):
        yield f"`{shorten(name)}` of <{shorten(tag)}> is a script in an attribute"
    elif name == "style":
        yield from _style_faults(value, tag, host)
    elif name == "srcdoc":
        yield f"`srcdoc` of <{shorten(tag)}> is a page in an attribute"
    elif name in FOLLOWED or name in LOADING:
        bare = without_ignored(value).lower()
        is_image = tag in ("img", "image", "source") and bare.startswith("data:image/")
        if bare.startswith(_SCRIPT_SCHEMES) and not is_image:
            yield f"`{name}` of <{shorten(tag)}> is a script or a document in an address: `{shorten(value)}`"
        elif _loads(element, tag, name) and (other := _other_host(value, name, host)):
            yield f"`{name}` of <{shorten(tag)}> loads from another host: `{shorten(other)}`"


def _loads(element: lxml.html.HtmlElement, tag: str, name: str) -> bool:
    """Whether a browser loads the address without a click."""
    if name in LOADING or name == "ping" or (tag == "form" and name == "action") or name == "formaction":
        return True
    if name in ("href", "xlink:href"):
        if tag == "link":
            relations = set((element.get("rel") or "").lower().split())
            return not relations or not relations <= NOT_LOADED
        return tag in LOADING_HREF
    return False


def _other_host(value: str, name: str, host: str) -> str | None:
    """An address on another host, if there is one; `srcset` holds several addresses."""
    for address in value.split(",") if name.endswith("srcset") else [value]:
        bare = without_ignored(address if not name.endswith("srcset") else (address.split() or [""])[0])
        parts = split_address(bare.replace("\\", "/"))
        if parts is None or (parts[1] and parts[1] != host) or (parts[0] in _WEB_SCHEMES and not parts[1]):
            return bare
    return None


def _style_faults(text: str, tag: str, host: str) -> Iterator[str]:
    for found in _STYLE_ADDRESS.finditer(text):
        address = found[1] or found[2] or ""
        if _other_host(address, "src", host):
            yield f"a style of <{shorten(tag)}> loads from another host: `{shorten(address)}`"


def split_address(address: str) -> tuple[str, str] | None:
    """Scheme and host of an address; None if it cannot be parsed."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts.scheme, parts.netloc


def without_ignored(address: str) -> str:
    """An address without the characters that browsers ignore in it."""
    return _IGNORED.sub("", address)


def shorten(text: str) -> str:
    """Shorten a text of a page for a message."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
