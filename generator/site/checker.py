"""Check built pages with a parser: a second defence behind escaping.

The body of an article's page holds only elements and attributes of a list. No page of the site loads anything
from another host, or has a script in an attribute or an address. Pages are checked one at a time.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import lxml.html
from lxml import etree

from generator.errors import Problem
from generator.site.article_body import article_bodies, body_faults
from generator.site.page_loads import element_faults

# A browser copies the attributes of a second <body> to the first; a parser drops them.
_ROOTS = re.compile(rb"<(html|head|body)(?=[\s/>])", re.IGNORECASE)
# Faults reported of one page.
_MAX_FAULTS = 20


def is_built(site: Path) -> bool:
    """Whether a folder holds a built site."""
    return (site / "index.html").is_file()


def site_faults(site: Path, shown_as: str, host: str = "") -> Iterator[Problem]:
    """Check every page of a built site.

    Args:
        site: Folder of the site.
        shown_as: Its name in messages.
        host: The site's own host, from which pages may load.

    Yields:
        A problem for each fault, with its page.
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
    """Check the HTML of an article's Markdown, before the theme is added."""
    page = f'<article class="md-content__inner">{content}</article>'.encode()
    return list(_problems(shown, list(page_faults(page))))


def _problems(shown: str, faults: list[tuple[int | None, str]]) -> Iterator[Problem]:
    hint = "Do not publish the page; if no template or extension of your own made this, please report it"
    for line, message in faults[:_MAX_FAULTS]:
        yield Problem(shown, line, message, hint)
    if len(faults) > _MAX_FAULTS:
        yield Problem(shown, None, f"and {len(faults) - _MAX_FAULTS} more on this page", hint)


def page_faults(page: bytes, host: str = "") -> Iterator[tuple[int | None, str]]:
    """Check a page.

    Args:
        page: Its HTML.
        host: The site's own host.

    Yields:
        Line and message of each fault.
    """
    root = _parsed(page)
    if root is None:
        return
    for tag, count in sorted(Counter(found[1].lower().decode() for found in _ROOTS.finditer(page)).items()):
        if count > 1:
            yield None, f"there are {count} <{tag}> on the page"
    for body in article_bodies(root):
        yield from body_faults(body)
    for element in root.iter(etree.Element):
        for message in element_faults(element, host):
            yield element.sourceline, message


def _parsed(page: bytes) -> lxml.html.HtmlElement | None:
    if not page.strip():
        return None
    return lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True))
