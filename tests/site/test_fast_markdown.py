"""The faster parts of Python-Markdown give the same HTML as its own, whatever the text."""

from __future__ import annotations

from itertools import chain
from typing import Any

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.config import HARMLESS_EXTENSIONS
from generator.process import library_versions
from generator.site.fast_markdown import FastParts
from tests.hostile_snippets import FRAGMENTS, ROOT, SNIPPETS

EXTENSIONS = {
    "those of a site": ["attr_list", "fenced_code", "tables", "toc"],
    "all harmless ones": sorted(HARMLESS_EXTENSIONS),
    "footnotes too": ["attr_list", "footnotes", "toc"],
    "with patterns of its own": ["attr_list", "abbr", "smarty", "wikilinks", "nl2br", "toc"],
}
OPTIONS = {"toc": {"permalink": True}}

# Pieces that mean something where they meet: of links, references, emphasis, HTML within lines and in blocks.
PIECES = [
    *("[", "]", "(", ")", "![", "](", "](x.md)", "[a](b.md#s1)", "[a][b]", "[b]", "[b]: c.md\n", "[x](a (b) c)"),
    *('"', "'"),
    *("*", "**", "_", "__", "***", "`", "``", "\\", "\\*", "\\[", "<", ">", "&", ";", "&#42;", "&amp;", "&#x26;"),
    *("&no;",),
    *("<br>", "<br/>", "<small>", "</small>", '<span id="s1">', "</span>", "<span", '<span a="b" c>', "<a@b.c>"),
    *("<https://a.example/?b=*c*>", "<div>", "</div>", "<svg>", "</svg>", "<p>", "</p>", "<!-- a -->", "<!--", "-->"),
    *("<?php ?>", "<script>", "</script>", "<hr>", "<!DOCTYPE html>", "<![CDATA[x]]>", "</", "</b c>", "<b c=d>"),
    *("\n", "\n\n", "\n\n\n", " \n\n", "  \n", "    ", "\t", " ", "- ", "1. ", "> ", "# ", "## ", "---\n"),
    *("| a | b |\n",),
    *("| - | - |\n", "{ .ref }", "{: .x }", "{ #s0 }", "```\n", "word", "a", "é", "\u00a0", "\x02", "\x03"),
    *("\x021\x03", "1", "[TOC]"),
]  # fmt: skip


def html(source: str, extensions: list[str], *added: Any) -> str:
    options = {name: found for name, found in OPTIONS.items() if name in extensions}
    converter = markdown.Markdown(extensions=[*extensions, *added], extension_configs=options)
    first: str = converter.convert(source)
    assert converter.reset().convert(source) == first, "a converter makes the second page as the first"
    return first


@pytest.mark.parametrize("extensions", EXTENSIONS.values(), ids=EXTENSIONS.keys())
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40))
@example(
    ["</\x03[x](a (b) c)<div>><!--_", "<small>__![&#x26;**</b c>\n<br><</b c>)&#x26;- </small>", "<small></_</div>> "]
)
@example(["1\n\n&## &no;</small>\n\n]\n<svg>\n\nword\n\n</b c>", "[a](b.md#s1)&#42;\n", "<div>--></script>"])
@settings(max_examples=400, deadline=None)
def test_pieces_of_markup_in_any_order_give_the_same(extensions: list[str], pieces: list[str]) -> None:
    source = "".join(pieces)
    assert html(source, extensions, FastParts()) == html(source, extensions)


@given(st.lists(st.sampled_from([*FRAGMENTS, *chain.from_iterable(SNIPPETS.values())]), max_size=20))
@settings(max_examples=200, deadline=None)
def test_hostile_text_gives_the_same(pieces: list[str]) -> None:
    source = "\n".join(pieces)
    assert html(source, EXTENSIONS["those of a site"], FastParts()) == html(source, EXTENSIONS["those of a site"])


@pytest.mark.parametrize("page", sorted((ROOT / "tests/golden").rglob("*.md")), ids=lambda page: page.name)
def test_generated_pages_give_the_same(page: Any) -> None:
    source = page.read_text(encoding="utf-8")
    assert html(source, EXTENSIONS["those of a site"], FastParts()) == html(source, EXTENSIONS["those of a site"])


def test_another_version_of_python_markdown_keeps_its_own_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_versions, "installed_version", lambda package: "99.0")
    converter = markdown.Markdown(extensions=[FastParts()])
    assert {type(part).__module__.partition(".")[0] for part in converter.inlinePatterns} == {"markdown"}
