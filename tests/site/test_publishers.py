"""ProperDocs and Zensical publish the generated pages as MkDocs does, from the same configuration and theme files."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urljoin

import lxml.html
import pytest

from tests.browser.conftest import Host
from tests.sites import briefing, environment, files_of, make_example

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

HOSTILE = """\
Mayor says "no" </title><script>alert(1)</script> & {{ config.site_name }} {% raw %} <b>bold</b>

Ada Lund, the mayor of Bergen, said so on Sunday. The wall stays.
"""
HEADLINE = HOSTILE.partition("\n")[0]


PAGE_KINDS = ("", "articles/", "people/", "places/peru/", "figures/", "map/", "network/", "about/", "404.html")


def build(publisher: str, site: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", publisher, "build", "--clean", "--strict"],
        cwd=site,
        env=environment({"NO_MKDOCS_2_WARNING": "1"}),  # an announcement of the theme's
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The example's pages and one of a hostile article, as each publisher builds them."""
    folder = make_example(tmp_path_factory.mktemp("publishers") / "site")
    (folder / "seeds/hostile.txt").write_text(HOSTILE, encoding="utf-8")
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text.replace('!ENV [SITE_URL, ""]', "https://example.org/b/"), encoding="utf-8")
    done = briefing("build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    sites = {"mkdocs": folder.with_name("by-mkdocs")}
    shutil.move(folder / "site", sites["mkdocs"])
    for publisher in ("properdocs", "zensical"):
        said = build(publisher, folder)
        assert publisher != "zensical" or "No issues found" in said
        sites[publisher] = folder.with_name(f"by-{publisher}") / "b"
        sites[publisher].parent.mkdir()
        shutil.move(folder / "site", sites[publisher])
    return sites


@pytest.fixture(scope="module")
def sites(built: Mapping[str, Path]) -> tuple[Path, Path]:
    """One folder of pages, built by MkDocs and by Zensical."""
    return built["mkdocs"], built["zensical"]


def pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def article(site: Path, page: str) -> lxml.html.HtmlElement:
    """The part of a page that is not the theme's."""
    (found,) = lxml.html.document_fromstring((site / page).read_bytes()).iter("article")
    return found


def test_properdocs_builds_the_same_bytes(built: Mapping[str, Path]) -> None:
    expected, found = files_of(built["mkdocs"]), files_of(built["properdocs"])
    # Not pages: MkDocs writes the times of files into it, and `briefing build` adds the Markdown of the pages.
    own = {"sitemap.xml.gz"} | {name for name in expected if name.endswith(".md")}
    assert expected.keys() - own == found.keys() - own
    assert [name for name in expected.keys() - own if found[name] != expected[name]] == []


def test_zensical_builds_every_page_and_copies_every_data_file(sites: tuple[Path, Path]) -> None:
    by_mkdocs, by_zensical = sites
    assert len(pages(by_zensical)) > 100
    assert pages(by_zensical) == pages(by_mkdocs)
    for name in ("data/articles.jsonl", "data/entities.csv", "data/build.json", "assets/briefing.css"):
        assert (by_zensical / name).read_bytes() == (by_mkdocs / name).read_bytes()


def test_zensical_shows_the_same_text(sites: tuple[Path, Path]) -> None:
    def text(site: Path, page: str) -> str:
        return " ".join(article(site, page).text_content().split())

    by_mkdocs, by_zensical = sites
    assert [page for page in sorted(pages(by_mkdocs)) if text(by_mkdocs, page) != text(by_zensical, page)] == []


def test_zensical_links_to_the_same_pages(sites: tuple[Path, Path]) -> None:
    def links(site: Path, page: str) -> list[str]:
        addresses = (link.get("href") for link in article(site, page).iter("a") if link.get("href") is not None)
        return [urljoin(f"https://example.org/b/{page}", one).replace("/index.html", "/") for one in addresses]

    by_mkdocs, by_zensical = sites
    assert sum(len(links(by_mkdocs, page)) for page in pages(by_mkdocs)) > 1_000
    assert [page for page in sorted(pages(by_mkdocs)) if links(by_mkdocs, page) != links(by_zensical, page)] == []


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

    def previews(site: Path, page: str) -> list[str]:
        head = (site / page).read_text(encoding="utf-8").partition("</head>")[0]
        parts = ("<title>(.*?)</title>", 'name="description" content="(.*?)"', 'rel="canonical" href="(.*?)"')
        return [html.unescape(found[1]) if (found := re.search(part, head)) else "" for part in parts]

    for page in sorted(pages(by_mkdocs) - {"404.html"}):
        assert previews(by_zensical, page) == previews(by_mkdocs, page), page


def test_feeds_and_previews_are_named_alike_and_escaped(sites: tuple[Path, Path]) -> None:
    def previews(site: Path, page: str) -> list[tuple[str, ...]]:
        head = (site / page).read_text(encoding="utf-8").partition("</head>")[0]
        feeds = re.findall(r'rel="alternate feed" type="(application/.*?)" title="(.*?)" href="(.*?)"', head)
        previews = re.findall(r'<meta (?:property|name)="((?:og|twitter|article):.*?)" content="(.*?)">', head)
        return [tuple(html.unescape(value).removeprefix("./") for value in one) for one in (*feeds, *previews)]

    by_mkdocs, by_zensical = sites
    for page in sorted(pages(by_mkdocs) - {"404.html"}):
        assert previews(by_zensical, page) == previews(by_mkdocs, page), page
        for _, _, address in (one for one in previews(by_mkdocs, page) if len(one) == 3):
            assert (by_mkdocs / page).parent.joinpath(address).resolve().is_file()
    home, article = (
        {one[0]: one[1] for one in previews(by_mkdocs, page)} for page in ("index.html", headline_page(by_mkdocs))
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


@pytest.fixture(scope="module")
def address(sites: tuple[Path, Path]) -> Iterator[str]:
    """Where the site that Zensical built is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(sites[1].parent))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/b/"
        server.shutdown()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_reports_no_errors_and_shows_the_logo(
    chromium: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    complaints: list[str] = []
    context = chromium.new_context(color_scheme=scheme)
    try:
        page = context.new_page()
        page.on("console", lambda said: complaints.append(f"{page.url}: {said.text}"))
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        for kind in PAGE_KINDS:
            page.goto(address + kind)
            page.locator(".briefing-search__open").wait_for(state="visible")  # the last script has run
        assert complaints == []
        logo = page.locator(".md-header .md-logo img")
        assert logo.evaluate("image => image.complete && image.naturalWidth > 0")
        ground = page.locator(".md-header").evaluate("header => getComputedStyle(header).backgroundColor")
        assert contrast_with_white(ground) >= 4.5  # the logo is white
        assert page.locator("[data-md-component=search], label[for=__search]").locator("visible=true").count() == 0
    finally:
        context.close()


def contrast_with_white(colour: str) -> float:
    """The contrast of a colour, `rgb(r, g, b)`, with white: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
