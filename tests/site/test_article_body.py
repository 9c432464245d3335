"""The body of an article's page holds only elements and attributes of the list."""

from __future__ import annotations

import lxml.html
import pytest

from generator.site.article_body import article_bodies, body_faults


def faults(before: str = "", text: str = "") -> list[str]:
    html = f'<div><article><h1 id="s0">Title</h1>{before}<h2 id="text">Full text</h2>{text}</article></div>'
    return [fault for body in article_bodies(lxml.html.fromstring(html)) for _, fault in body_faults(body)]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("", '<p><span id="s1">Ada Lund said so.</span></p>'),
        ('<blockquote><p lang="de">Zitat</p></blockquote>', ""),
        ("<ul><li><strong>x</strong></li></ul>", ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle"}</script>', ""),
        ('<nav class="md-source"><button onclick="x()"></button></nav>', ""),  # the theme's own
        ('<p><a href="../../people/ada-lund/">Ada Lund</a></p>', ""),
        ('<p><a href="https://a.example/" rel="noopener nofollow">a</a></p>', ""),
    ],
)
def test_elements_of_the_list_are_allowed(before: str, text: str) -> None:
    assert faults(before, text) == []


@pytest.mark.parametrize(
    ("before", "text", "fault"),
    [
        ("<img src='a.png'>", "", "<img> is not on the list of what the body of an article may hold"),
        ("", "<ul></ul>", "<ul> is not on the list of what the text of an article may hold"),
        ("", "<p style='x'>x</p>", "`style` of <p> is not on the list of what the body of an article may hold"),
        ("<script>x()</script>", "", "<script> is not on the list of what the body of an article may hold"),
        ("<!-- x -->", "", "a comment or an instruction in the body of an article"),
        ("", "<p><!-- x --></p>", "a comment or an instruction in the body of an article"),
        (
            "<p><a href='ftp://a.example/'>x</a></p>",
            "",
            "a link of an article leads to `ftp://a.example/`, which is no web address",
        ),
        (
            "<p><a href='https://a.example/'>x</a></p>",
            "",
            'a link out of an article has no rel="noopener nofollow": `https://a.example/`',
        ),
    ],
)
def test_everything_else_is_a_fault(before: str, text: str, fault: str) -> None:
    assert faults(before, text) == [fault]


def test_a_page_without_the_heading_of_the_text_is_not_an_article() -> None:
    root = lxml.html.fromstring("<div><article><img></article></div>")
    assert list(article_bodies(root)) == []
