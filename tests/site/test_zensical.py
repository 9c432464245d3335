"""The generated pages build with Zensical, MkDocs' successor, from the same configuration and theme files."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
import threading
import urllib.request
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.sites import HARBOUR, briefing, environment, make_site

HOSTILE = """\
Mayor says "no" </title><script>alert(1)</script> & {{ config.site_name }} {% raw %} <b>bold</b>

Ada Lund, the mayor of Bergen, said so on Sunday. The wall stays.
"""
HEADLINE = HOSTILE.partition("\n")[0]


def build(site: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--clean"],
        cwd=site,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One folder of pages, built by MkDocs and by Zensical."""
    folder = make_site(
        tmp_path_factory.mktemp("zensical") / "site", {"2024-08-18-harbour.txt": HARBOUR, "hostile.txt": HOSTILE}
    )
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text.replace('!ENV [SITE_URL, ""]', "https://example.org/b/"), encoding="utf-8")
    done = briefing("build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    by_mkdocs = folder.with_name("by-mkdocs")
    shutil.move(folder / "site", by_mkdocs)
    assert "No issues found" in build(folder)
    return by_mkdocs, folder / "site"


def pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def test_every_page_is_there(sites: tuple[Path, Path]) -> None:
    by_mkdocs, by_zensical = sites
    assert len(pages(by_zensical)) > 15
    assert pages(by_zensical) == pages(by_mkdocs)
    for name in ("data/articles.jsonl", "data/entities.csv", "data/build.json", "assets/briefing.css"):
        assert (by_zensical / name).read_bytes() == (by_mkdocs / name).read_bytes()


def test_a_hostile_headline_is_shown_as_it_is_in_both(sites: tuple[Path, Path]) -> None:
    for site in sites:
        (page,) = site.glob("articles/mayor-says-no-*/index.html")
        text = page.read_text(encoding="utf-8")
        title = re.search("<title>(.*?)</title>", text, re.DOTALL)
        header = re.search(
            r'data-md-component="header-topic">\s*<span class="md-ellipsis">(.*?)</span>', text, re.DOTALL
        )
        assert title
        assert header
        assert html.unescape(title[1]) == f"{HEADLINE} - Briefing"
        assert html.unescape(header[1]).strip() == HEADLINE
        assert "<script>alert" not in text
        assert "<b>bold" not in text


def test_titles_descriptions_and_addresses_agree(sites: tuple[Path, Path]) -> None:
    by_mkdocs, by_zensical = sites

    def told(site: Path, page: str) -> list[str]:
        head = (site / page).read_text(encoding="utf-8").partition("</head>")[0]
        parts = ("<title>(.*?)</title>", 'name="description" content="(.*?)"', 'rel="canonical" href="(.*?)"')
        return [html.unescape(found[1]) if (found := re.search(part, head)) else "" for part in parts]

    for page in sorted(pages(by_mkdocs) - {"404.html"}):
        assert told(by_zensical, page) == told(by_mkdocs, page), page


def test_feeds_and_previews_are_named_alike_and_escaped(sites: tuple[Path, Path]) -> None:
    def told(site: Path, page: str) -> list[tuple[str, ...]]:
        head = (site / page).read_text(encoding="utf-8").partition("</head>")[0]
        feeds = re.findall(r'rel="alternate feed" type="(application/.*?)" title="(.*?)" href="(.*?)"', head)
        previews = re.findall(r'<meta (?:property|name)="((?:og|twitter|article):.*?)" content="(.*?)">', head)
        return [tuple(html.unescape(value).removeprefix("./") for value in one) for one in (*feeds, *previews)]

    by_mkdocs, by_zensical = sites
    for page in sorted(pages(by_mkdocs) - {"404.html"}):
        assert told(by_zensical, page) == told(by_mkdocs, page), page
        for _, _, address in (one for one in told(by_mkdocs, page) if len(one) == 3):
            assert (by_mkdocs / page).parent.joinpath(address).resolve().is_file()
    home, article = (
        {one[0]: one[1] for one in told(by_mkdocs, page)} for page in ("index.html", headline_page(by_mkdocs))
    )
    assert home["application/atom+xml"] == "Briefing (Atom)"
    assert home["og:image"] == "https://example.org/b/assets/social.png"
    assert home["og:url"] == "https://example.org/b/"
    assert article["og:title"] == HEADLINE
    assert article["og:type"] == "article"
    assert (by_zensical / "assets/social.png").stat().st_size < 20_000


def test_linked_data_reads_alike_and_names_the_headline(sites: tuple[Path, Path]) -> None:
    def described(site: Path, page: str) -> dict[str, Any]:
        text = (site / page).read_text(encoding="utf-8")
        (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
        facts: dict[str, Any] = json.loads(found)
        return facts

    by_mkdocs, by_zensical = sites
    for page in sorted(pages(by_mkdocs)):
        if "application/ld+json" in (by_mkdocs / page).read_text(encoding="utf-8"):
            assert described(by_zensical, page) == described(by_mkdocs, page), page
    assert described(by_zensical, headline_page(by_zensical))["isBasedOn"]["headline"] == HEADLINE


def headline_page(site: Path) -> str:
    (page,) = site.glob("articles/mayor-says-no-*/index.html")
    return page.relative_to(site).as_posix()


def test_the_sitemaps_list_the_same_addresses(sites: tuple[Path, Path]) -> None:
    def listed(site: Path) -> set[str]:
        return {
            html.unescape(found).removesuffix("index.html")
            for found in re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
        }

    assert listed(sites[1]) == listed(sites[0])
    assert "https://example.org/b/articles/" in listed(sites[1])


def test_every_page_can_be_served(sites: tuple[Path, Path]) -> None:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(sites[1]))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            for page in sorted(pages(sites[1])):
                address = f"http://127.0.0.1:{server.server_port}/{page.removesuffix('index.html')}"
                with urllib.request.urlopen(address, timeout=10) as response:
                    assert response.status == 200
                    assert b"</html>" in response.read()
        finally:
            server.shutdown()
            thread.join()
