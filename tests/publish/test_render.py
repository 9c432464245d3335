"""A page becomes front matter, Markdown and linked data, with every value escaped."""

from __future__ import annotations

from itertools import pairwise

import pytest
from markupsafe import Markup

from generator.publish.render import escape_value, renderer
from generator.site_plan import Page

VIEW = {"title": "Storm *now*", "href": "index.md", "name": "Storm *now*"}


def page(**more: object) -> Page:
    facts = {"title": "Storm *now*", "generator": "briefing-generator 0"}
    return Page("old.md", "redirect.md.jinja", facts, VIEW, **more)  # type: ignore[arg-type]


def test_a_page_is_front_matter_then_markdown() -> None:
    text = renderer()(page())
    assert text.startswith("---\ntitle: Storm *now*\ngenerator: briefing-generator 0\nschema: ")
    body = text.split("\n---\n", 1)[1]
    assert "Storm &#42;now&#42;" in body
    assert "*now*" not in body


def test_linked_data_follows_the_markdown() -> None:
    text = renderer()(page(linked_data={"@type": "WebPage"}))
    assert text.endswith('\n<script type="application/ld+json">{"@type": "WebPage"}</script>\n')


def test_a_page_has_no_empty_lines_in_a_row_and_no_spaces_at_the_end_of_a_line() -> None:
    lines = renderer()(page()).split("\n")
    assert all(line == line.rstrip() for line in lines)
    assert ("", "") not in pairwise(lines)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("a*b", "a&#42;b"), ("<b>", "&#60;b&#62;"), (7, "7"), (Markup("<b>"), "<b>"), (True, "True")],
)
def test_a_value_is_escaped_unless_a_filter_has_done_so(value: object, shown: str) -> None:
    assert escape_value(value) == shown


def test_an_absent_value_is_a_mistake_of_the_template() -> None:
    with pytest.raises(TypeError, match="absent"):
        escape_value(None)
