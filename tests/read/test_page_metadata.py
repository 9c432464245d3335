"""Metadata of a web page: only what it states."""

from __future__ import annotations

import pytest

from .conftest import ReadFiles, ReadOne, places
from .pages import PARAGRAPHS, page

SITE = "<meta property='og:site_name' content='The Ledger'>"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("", "Harbour talks resume"),
        ("<meta property='og:title' content='Talks resume'>", "Talks resume"),
        (
            f"<meta property='og:title' content='Talks resume | The Ledger'>{SITE}",
            "Talks resume",
        ),
        ("<meta property='og:title' content='Talks resume | The Ledger'>", "Talks resume | The Ledger"),
        (
            f"<meta property='og:title' content='Sea - wall'>{SITE}",
            "Sea - wall",
        ),
        ("<meta property='og:title' content='a &amp;amp; b &lt;b&gt;'>", "a &amp; b <b>"),
    ],
)
def test_the_title_loses_the_name_of_the_site_only_where_the_page_states_it(
    read_one: ReadOne, head: str, title: str
) -> None:
    assert read_one(page(head=head), name="a.html").title == title


LINKED = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2024-08-18T23:30:00-04:00'>",
        "<meta name='pubdate' content='20240818'>",
        "<meta name='DC.date.issued' content='2024-08-18'>",
        "<meta itemprop='datePublished' content='2024-08-18'>",
        LINKED.format('{"@type": "NewsArticle", "datePublished": "2024-08-18T10:00:00Z"}'),
        LINKED.format('{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2024-08-18"}]}'),
        "<meta property='article:modified_time' content='2024-08-20'><meta name='date' content='August 18, 2024'>",
    ],
)
def test_the_date_comes_from_what_the_page_states(read_one: ReadOne, head: str) -> None:
    article = read_one(page(head=head), name="a.html")
    assert (article.date, article.date_basis) == ("2024-08-18", "html")


@pytest.mark.parametrize(
    "body",
    [
        "<article><header><h1>Harbour</h1><time datetime='2024-08-18'>Sunday</time></header>{}</article>",
        "<article><h1>Harbour</h1><p>By Mara Quill</p><p><time datetime='2024-08-18'>Sunday</time></p>{}</article>",
        "<article><h1>H</h1><time class=updated datetime=2024-08-20></time><time datetime=2024-08-18>{}</article>",
        "<article><h1>Harbour</h1><time pubdate datetime='2024-08-18'></time>{}</article>",
    ],
)
def test_the_date_may_stand_between_headline_and_text(read_one: ReadOne, body: str) -> None:
    assert read_one(page(body.format(PARAGRAPHS)), name="a.html").date == "2024-08-18"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property='article:modified_time' content='2024-08-20'>", ""),
        ("<link rel='canonical' href='https://ledger.example/2024/08/20/talks'>", ""),
        ("", "<p>The storm of 2024-08-20 was the worst in the history of the town, the office said.</p>"),
        ("", "<time datetime='2024-08-20'>a line under the text</time>"),
        ("", "<aside><time datetime='2024-08-20'>an older story</time></aside>"),
        ("", "<footer>© 2024-08-20 The Ledger</footer><img src='/2024/08/20/a.jpg'>"),
        (LINKED.format('{"@type": "WebSite", "datePublished": "2024-08-20"}'), ""),
        (LINKED.format("{broken"), ""),
    ],
)
def test_a_date_that_is_not_stated_is_not_guessed(read_one: ReadOne, head: str, body: str) -> None:
    assert read_one(page(f"<article>{PARAGRAPHS}{body}</article>", head), name="a.html").date is None


def test_a_bad_date_of_a_page_is_reported(read_files: ReadFiles) -> None:
    reading = read_files({"a.html": page(head="<meta name='date' content='soon'>")})
    assert reading.articles[0].date is None
    assert places(reading.problems) == [("warning", "seeds/a.html", None)]


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("<meta name='author' content='Mara Quill'>", ("Mara Quill",)),
        ("<meta property='article:author' content='https://social.example/mara'>", ()),
        (
            LINKED.format(
                '{"@type": "Article", "author": [{"name": "Mara Quill"}, {"name": "Per  Holm"}, "Mara Quill"]}'
            ),
            ("Mara Quill", "Per Holm"),
        ),
        ("", ()),
    ],
)
def test_authors_are_names_not_addresses(read_one: ReadOne, head: str, authors: tuple[str, ...]) -> None:
    assert read_one(page(head=head), name="a.html").authors == authors


def test_publisher_and_address_are_what_the_page_states(read_one: ReadOne) -> None:
    head = "<meta property='og:site_name' content='The Ledger'><link rel=canonical href='https://ledger.example/talks'>"
    article = read_one(page(head=head), name="a.html")
    assert (article.publisher, article.source_url) == ("The Ledger", "https://ledger.example/talks")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "/talks", "data:text/html,x", "http://[x"]
)
def test_an_invalid_address_is_ignored_with_a_warning(read_files: ReadFiles, address: str) -> None:
    reading = read_files({"a.html": page(head=f'<link rel="canonical" href="{address}">')})
    assert reading.articles[0].source_url is None
    assert places(reading.problems) == [("warning", "seeds/a.html", None)]


@pytest.mark.parametrize(
    ("root", "lang"), [("<html lang='de-AT'>", "de"), ("<html lang='zxx'>", "en"), ("<html>", "en")]
)
def test_the_language_is_the_one_the_page_states(read_one: ReadOne, root: str, lang: str) -> None:
    assert read_one(page(root=root), name="a.html").lang == lang
