"""Blocks of text in a tree of elements."""

from __future__ import annotations

import time

import lxml.html
import pytest

from generator.read import html_blocks


def test_a_row_of_many_cells_is_read_in_time_that_grows_with_their_number() -> None:
    row = "".join(f"<td>{n}</td>" for n in range(40_000))
    tree = lxml.html.fragment_fromstring(f"<table><tr>{row}</tr></table>", create_parent="div")
    started = time.process_time()
    [(_, text)] = html_blocks.paragraphs(tree)
    assert time.process_time() - started < 3  # a whole minute, where each cell looks at all before it
    assert text.split(" | ") == [str(n) for n in range(40_000)]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<p>One</p><p>Two</p>", [("p", "One"), ("p", "Two")]),
        ("<h2>Head</h2>tail", [("h2", "Head"), ("p", "tail")]),
        ("<div>in a div</div>", [("p", "in a div")]),
        ("one <b>bold</b> word", [("p", "one bold word")]),
        ("a<br>\nb", [("p", "a\nb")]),
        ("a<br><br>b", [("p", "a"), ("p", "b")]),
        ("a<script>x()</script> b<!-- c -->", [("p", "a b")]),
        ("<svg><p>hidden</p></svg><p>seen</p>", [("p", "seen")]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", [("tr", "a | b")]),
        ("<ul><li>a</li><li> </li><li>b</li></ul>", [("li", "a"), ("li", "b")]),
        (" \n ", []),
    ],
)
def test_each_block_element_is_a_block_of_text(source: str, blocks: list[tuple[str, str]]) -> None:
    assert list(html_blocks.paragraphs(lxml.html.fragment_fromstring(source, create_parent="div"))) == blocks


def test_a_tree_may_be_deeper_than_the_stack_of_python() -> None:
    tree = lxml.html.fragment_fromstring("<div>" * 200 + "x", create_parent="div")
    assert [text for _, text in html_blocks.paragraphs(tree)] == ["x"]
