"""Allowed content of a built page: a list for articles, and nothing from another host."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import load_settings
from generator.site.checker import content_problems, page_faults, site_faults
from tests.conftest import SiteFolder
from tests.sites import briefing

HEADINGS = '<h1 id="s0">Title</h1><h2 id="text">Full text<a class="headerlink" href="#text" title="x">¶</a></h2>'


def page(text: str, before: str = "") -> bytes:
    body = f'<article class="md-content__inner md-typeset">{HEADINGS}<p>{text}</p></article>'
    return f"<!doctype html><html><head>{before}</head><body>{body}</body></html>".encode()


def messages(html: bytes, host: str = "") -> list[str]:
    return [message for _, message in page_faults(html, host)]


@pytest.mark.parametrize(
    "text",
    [
        '<span id="s1">Ada <a href="../../people/ada-lund/">Lund</a> said 1 &lt; 2</span>',
        '<span id="s1">One</span> <span id="s2">two &amp;lt;script&amp;gt;</span>',
        '<a href="https://example.org/a" rel="noopener nofollow">example.org</a>',
    ],
)
def test_words_sentences_and_links_may_be_in_the_text_of_an_article(text: str) -> None:
    assert messages(page(text)) == []


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("<b>bold</b>", "<b> is not on the list"),
        ("<em>so</em>", "<em> is not on the list"),
        ("<code>x</code>", "<code> is not on the list"),
        ("<script>1</script>", "<script> is not on the list"),
        ('<script type="application/ld+json">{}</script>', "<script> is not on the list"),
        ("<svg><path/></svg>", "<svg> is not on the list"),
        ("<img src=x.png>", "<img> is not on the list"),
        ("<iframe src=x.html></iframe>", "<iframe> is not on the list"),
        ("<!-- hidden -->", "a comment or an instruction"),
        ('<span id="s1" style="position:fixed">x</span>', "`style` of <span>"),
        ('<span class="md-overlay">x</span>', "`class` of <span>"),
        ('<span id="s1" data-md-component="x">x</span>', "`data-md-component` of <span>"),
        ('<span id="s1" onclick="x()">x</span>', "`onclick` of <span> is a script in an attribute"),
        ('<a href="https://example.org/">x</a>', 'has no rel="noopener nofollow"'),
        ('<a href="//example.org/">x</a>', "no web address"),
        ('<a href="ftp://example.org/" rel="noopener nofollow">x</a>', "no web address"),
        ('<a href="mailto:a@example.org">x</a>', "no web address"),
        ('<a href="java\tscript:x()">x</a>', "no web address"),
    ],
)
def test_anything_else_in_the_text_of_an_article_is_a_fault(text: str, cause: str) -> None:
    assert any(cause in message for message in messages(page(text))), messages(page(text))


@pytest.mark.parametrize(
    ("head", "cause"),
    [
        ('<script src="https://cdn.example/x.js"></script>', "`src` of <script> loads from another host"),
        ('<script src="//cdn.example/x.js"></script>', "loads from another host"),
        ('<script src="/\\cdn.example/x.js"></script>', "loads from another host"),
        ('<link rel="stylesheet" href="https://cdn.example/x.css">', "`href` of <link> loads from another host"),
        ('<link rel="preconnect" href="https://fonts.example">', "`href` of <link> loads from another host"),
        ('<img srcset="a.png 1x, https://cdn.example/b.png 2x">', "`srcset` of <img> loads from another host"),
        ('<body background="http://cdn.example/x.png">', "there are 2 <body>"),
        ('<video poster="https://cdn.example/x.png"></video>', "`poster` of <video>"),
        ('<object data="https://cdn.example/x.swf"></object>', "`data` of <object>"),
        ('<svg><use xlink:href="https://cdn.example/x.svg#a"/></svg>', "of <use> loads from another host"),
        ("<style>@import 'https://cdn.example/x.css'</style>", "a style of <style>"),
        ('<p style="background:url(https://cdn.example/x.png)">', "a style of <p>"),
        ('<form action="https://cdn.example/"></form>', "`action` of <form>"),
        ('<meta http-equiv="Refresh" content="0; URL=https://cdn.example/">', "<meta> leads to another host"),
        ('<base href="https://cdn.example/">', "`href` of <base>"),
        ('<a href=" JaVa&#10;script:alert(1)">x</a>', "is a script or a document in an address"),
        ('<iframe src="data:text/html,x"></iframe>', "is a script or a document in an address"),
        ('<iframe srcdoc="x"></iframe>', "is a page in an attribute"),
        ("<body ONLOAD=x()>", "there are 2 <body>"),
        ("<x ONLOAD=x()>", "`onload` of <x> is a script in an attribute"),
    ],
)
def test_no_page_loads_from_another_host_or_has_a_script_in_an_attribute(head: str, cause: str) -> None:
    html = f"<!doctype html><html><body><h1>Any page</h1>{head}</body></html>".encode()
    assert any(cause in message for message in messages(html)), messages(html)


def test_links_previews_and_files_of_the_own_host_are_no_faults() -> None:
    head = (
        '<link rel="canonical" href="https://example.org/a/"><link rel="stylesheet" href="../a.css">'
        '<meta property="og:image" content="https://elsewhere.example/x.png"><img src="data:image/png;base64,AA==">'
        '<script src="https://example.org/a.js"></script><a href="https://elsewhere.example/">out</a>'
        '<meta http-equiv="refresh" content="0; url=../b/"><svg xmlns="http://www.w3.org/2000/svg"></svg>'
    )
    assert messages(f"<html><body>{head}</body></html>".encode(), "example.org") == []


def test_a_thousand_faults_of_a_page_are_summed_up(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(page("<b>x</b>" * 1000))
    found = list(site_faults(tmp_path, "site"))
    assert len(found) == 21
    assert found[-1].message == "and 980 more on this page"


def test_deep_nesting_is_looked_through(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(page("<b>" * 30_000 + "<u onclick=x()>deep</u>" + "</b>" * 30_000))
    assert any("is not on the list" in fault.message for fault in site_faults(tmp_path, "site"))


def test_what_markdown_made_of_an_article_is_checked_before_it_is_written() -> None:
    assert content_problems(f"{HEADINGS}<p>Words</p>", "articles/a.md") == []
    [fault] = content_problems(f"{HEADINGS}<p><em>Words</em></p>", "articles/a.md")
    assert fault.path == "articles/a.md"


def test_the_built_site_holds_what_it_may_and_a_page_that_is_tampered_with_is_named(built_site: Path) -> None:
    done = briefing("check", "--site", cwd=built_site)
    assert (done.returncode, "Every page in site contains only what is allowed" in done.stderr) == (0, True), (
        done.stderr
    )
    copy = built_site.parent / "tampered"
    (copy / "articles" / "a").mkdir(parents=True)
    (copy / "index.html").write_text("<p>Home</p>", encoding="utf-8")
    (copy / "articles" / "a" / "index.html").write_bytes(page("<mark>x</mark>"))
    done = briefing("check", "--site", copy, cwd=built_site)
    assert done.returncode == 1
    assert "articles/a/index.html:1: <mark> is not on the list" in done.stderr


def test_checking_a_missing_site_is_an_error(site_folder: SiteFolder) -> None:
    done = briefing("check", "--site", "--quiet", cwd=site_folder())
    assert (done.returncode, "there is no built site" in done.stderr) == (1, True), done.stderr


@pytest.mark.slow
def test_a_build_fails_where_an_article_page_would_hold_markup(site_folder: SiteFolder) -> None:
    folder = site_folder()
    configuration = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "hooks.py").write_text(
        "def on_page_markdown(markdown, page, **_):\n"
        "    return markdown.replace('harbour', '<blink>harbour</blink>') if page.meta.get('source_file') else None\n",
        encoding="utf-8",
    )
    (folder / "mkdocs.yml").write_text(configuration + "\nhooks: [hooks.py]\n", encoding="utf-8")
    done = briefing("build", cwd=folder)
    assert done.returncode == 1
    assert "<blink> is not on the list" in done.stderr
    settings, _ = load_settings(folder / "mkdocs.yml")
    assert not list(settings.site.glob("articles/*harbour*"))
