"""An element loads nothing from another host, and holds no script in an attribute."""

from __future__ import annotations

import lxml.html
import pytest

from generator.site.page_loads import element_faults, shorten, split_address, without_ignored

HOST = "news.example"


def faults(html: str) -> list[str]:
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    return [fault for element in root.iter() if element is not root for fault in element_faults(element, HOST)]


@pytest.mark.parametrize(
    "html",
    [
        '<img src="logo.svg">',
        '<img src="https://news.example/logo.svg">',
        '<img src="data:image/png;base64,AA">',
        '<a href="https://other.example/">x</a>',
        '<a href="mailto:a@b.example">x</a>',
        '<img srcset="a.png 1x, b.png 2x">',
        '<p style="background: url(a.png)">x</p>',
        "<style>p { color: red }</style>",
    ],
)
def test_the_sites_own_files_and_links_are_allowed(html: str) -> None:
    assert faults(html) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        (
            '<img src="https://other.example/a.png">',
            "`src` of <img> loads from another host: `https://other.example/a.png`",
        ),
        ('<img src="//other.example/a.png">', "`src` of <img> loads from another host: `//other.example/a.png`"),
        ('<img src="\\\\other.example\\a.png">', "loads from another host"),
        ('<img srcset="a.png 1x, https://other.example/b.png 2x">', "loads from another host"),
        ('<p onclick="x()">x</p>', "`onclick` of <p> is a script in an attribute"),
        ('<a href="java\tscript:x()">x</a>', "is a script or a document in an address"),
        ('<a href="data:text/html,x">x</a>', "is a script or a document in an address"),
        ('<iframe srcdoc="x"></iframe>', "`srcdoc` of <iframe> is a page in an attribute"),
        ('<p style="background: url(https://other.example/a.png)">x</p>', "a style of <p> loads from another host"),
        ("<style>@import 'https://other.example/a.css'</style>", "a style of <style> loads from another host"),
        ('<form action="https://other.example/"></form>', "`action` of <form> loads from another host"),
    ],
)
def test_scripts_and_other_hosts_are_faults(html: str, fault: str) -> None:
    [found] = faults(html)
    assert fault in found


def test_browsers_ignore_white_space_in_a_scheme() -> None:
    assert without_ignored("java\tscript:\u00a0x") == "javascript:x"


@pytest.mark.parametrize(
    ("address", "parts"),
    [("https://a.example/b", ("https", "a.example")), ("b/c", ("", "")), ("http://[", None)],
)
def test_an_address_has_a_scheme_and_a_host(address: str, parts: tuple[str, str] | None) -> None:
    assert split_address(address) == parts


def test_a_long_text_is_shortened_for_a_message() -> None:
    assert shorten("x" * 80) == "x" * 80
    assert shorten("x" * 81) == "x" * 80 + "…"
