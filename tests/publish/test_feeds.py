"""Feeds are valid Atom and JSON Feed, list what is new, and are found from their page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.config import load_settings, settings_of
from generator.publish.feeds import atom, is_generated, json_feed
from generator.site_plan import Feed, FeedEntry, FeedTag
from tests.builds import run_stages
from tests.sites import HARBOUR, STRIKE, files_of, make_site

SITE = "https://news.example/briefing/"
UNDATED = """\
Fishers of Oslo want the market back

The fishers of Oslo asked Ada Lund for the market. Per Aas had closed it.
"""
NS = {"a": "http://www.w3.org/2005/Atom"}
DAY = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")
FEED = Feed(
    path="feeds/people/ann-lee",
    id=f"{SITE}feeds/people/ann-lee",
    title="Ann Lee",
    href=f"{SITE}people/ann-lee/",
    address=f"{SITE}feeds/people/ann-lee",
    site_name="Briefing",
    generator="briefing-generator 0",
    lang="en",
    updated="2024-08-18",
    entries=(
        FeedEntry(
            id=f"{SITE}articles/x/",
            title="Ann Lee resigns",
            href=f"{SITE}articles/x/",
            date="2024-08-18",
            lang="es",
            summary="Ann Lee resigned on Sunday.",
            authors=("Jane Doe",),
            source="https://ledger.example/x?a=1&b=2",
            tags=(FeedTag("ann-lee", "Ann Lee", f"{SITE}people/"),),
        ),
    ),
)


def made(folder: Path, *, site_url: str = SITE) -> Path:
    """A site of two dated articles and an undated one, generated."""
    seeds = {"2024-08-18-harbour.txt": HARBOUR, "2024-08-19-strike.txt": STRIKE, "fishers.txt": UNDATED}
    make_site(folder, seeds)
    if site_url:
        configuration = folder / "mkdocs.yml"
        text = configuration.read_text(encoding="utf-8")
        configuration.write_text(text.replace('!ENV [SITE_URL, ""]', site_url), encoding="utf-8")
    settings, _ = load_settings(folder / "mkdocs.yml")
    run_stages(settings)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("feeds") / "site")


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without `site_url`."""
    return made(tmp_path_factory.mktemp("nowhere") / "site", site_url="")


def faults_of_atom(content: bytes) -> Iterator[str]:
    """What RFC 4287 asks for and a feed has not."""
    root = etree.fromstring(content)
    if root.tag != f"{{{NS['a']}}}feed":
        yield "4.1.1: the document is no feed"
    for holder in (root, *root.findall("a:entry", NS)):
        yield from _faults_of_feed_or_entry(holder)
    if not root.findall("a:author", NS) and not all(e.findall("a:author", NS) for e in root.findall("a:entry", NS)):
        yield "4.1.1: nobody answers for an entry"
    if not root.findall("a:link[@rel='self']", NS):
        yield "4.1.1: no link to itself"
    if any(not entry.findall("a:link[@rel='alternate']", NS) for entry in root.findall("a:entry", NS)):
        yield "4.1.2: an entry without content and without an alternate"
    ids = [one.text for one in root.findall("a:entry/a:id", NS)]
    if len(set(ids)) != len(ids):
        yield "4.1.1: two entries of one id"


def _faults_of_feed_or_entry(holder: Any) -> Iterator[str]:
    for name in ("id", "title", "updated"):
        if len(holder.findall(f"a:{name}", NS)) != 1:
            yield f"4.1.1, 4.1.2: not exactly one {name}"
    if not urlsplit(holder.findtext("a:id", "", NS)).scheme:
        yield "4.2.6: an id is no absolute IRI"
    for date in (*holder.findall("a:updated", NS), *holder.findall("a:published", NS)):
        if not DAY.fullmatch(date.text):
            yield f"3.3: {date.text} is no date of RFC 3339"
    if any(not link.get("href") for link in holder.findall("a:link", NS)):
        yield "4.2.7.1: a link without an address"
    kinds = [(link.get("type"), link.get("hreflang")) for link in holder.findall("a:link[@rel='alternate']", NS)]
    if len(set(kinds)) != len(kinds):
        yield "4.1.1, 4.1.2: two alternates of one kind"
    if any(not author.findtext("a:name", "", NS) for author in holder.findall("a:author", NS)):
        yield "3.2: an author without a name"
    for category in holder.findall("a:category", NS):
        if not category.get("term") or not urlsplit(category.get("scheme", "x:")).scheme:
            yield "4.2.2: a category without a term, or whose scheme is no absolute IRI"


def faults_of_json_feed(feed: dict[str, Any], *, absolute: bool) -> Iterator[str]:
    """What JSON Feed 1.1 asks for and a feed has not (https://www.jsonfeed.org/version/1.1/)."""
    known = {"version", "title", "home_page_url", "feed_url", "language", "authors", "items"}
    if feed.get("version") != "https://jsonfeed.org/version/1.1" or not isinstance(feed.get("title"), str):
        yield "version or title is missing"
    if any(key not in known and not key.startswith("_") for key in feed):
        yield "an unknown key without an underscore"
    if absolute and not all(urlsplit(feed[key]).scheme == "https" for key in ("home_page_url", "feed_url")):
        yield "an address that is not whole"
    for item in feed["items"]:
        if not isinstance(item["id"], str) or not item["id"]:
            yield "an item without an id"
        if not (item.get("content_text") or item.get("content_html")):
            yield "an item without content"
        if not DAY.fullmatch(item["date_published"]):
            yield "a date that is none of RFC 3339"
        if absolute and urlsplit(item["url"]).scheme != "https":
            yield "an address that is not whole"
        if not all(isinstance(tag, str) for tag in item.get("tags", [])):
            yield "a tag that is no text"
    ids = [item["id"] for item in feed["items"]]
    if len(set(ids)) != len(ids):
        yield "two items of one id"


def feeds_of(folder: Path) -> dict[str, bytes]:
    return files_of(folder / "docs" / "feeds")


def entries(folder: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(feeds_of(folder)[f"{name}.json"])["items"]
    return found


# ---------------------------------------------------------------------------- which feeds there are


def test_the_site_its_sections_its_stories_and_its_entities_have_feeds_in_both_formats(site: Path) -> None:
    names = {path.rpartition(".")[0] for path in feeds_of(site)}
    assert {"latest", "articles", "people", "places", "organizations", "people/ada-lund", "places/bergen"} <= names
    assert {f"{name}{ending}" for name in names for ending in (".xml", ".json")} == set(feeds_of(site))


def test_every_page_with_a_feed_says_where_and_every_feed_has_its_page(site: Path) -> None:
    listed: list[str] = []
    for path in sorted((site / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        here = re.findall(r"^  - (feeds/\S+)$", text, re.MULTILINE)
        linked = re.search(r"^Follow: \[Atom\]\((\S+)\) · \[JSON Feed\]\((\S+)\)$", text, re.MULTILINE)
        assert bool(here) == bool(linked), path
        if linked:
            assert [
                (path.parent / one).resolve().relative_to((site / "docs").resolve()).as_posix()
                for one in linked.groups()
            ] == here
        listed += here
    assert sorted(listed) == sorted(f"feeds/{path}" for path in feeds_of(site))


def test_an_undated_article_stands_in_no_feed_and_no_date_is_made_up(site: Path) -> None:
    content = b"".join(feeds_of(site).values())
    assert b"fishers-of-oslo" not in content
    assert {found.decode()[:10] for found in re.findall(rb"\d{4}-\d\d-\d\dT[\d:.]+Z", content)} == {
        "2024-08-18",
        "2024-08-19",
    }
    assert "places/oslo.xml" not in feeds_of(site)
    assert "feeds" not in (site / "docs/places/oslo.md").read_text(encoding="utf-8")


def test_a_corpus_without_dates_has_no_feeds(tmp_path: Path) -> None:
    folder = make_site(tmp_path / "site", {"fishers.txt": UNDATED})
    settings, _ = load_settings(folder / "mkdocs.yml")
    run_stages(settings)
    assert feeds_of(folder) == {}


def test_feeds_of_what_is_gone_are_deleted_and_those_of_others_stay(tmp_path: Path) -> None:
    folder = made(tmp_path / "site")
    by_hand = folder / "docs/feeds/people/by-hand.xml"
    by_hand.write_bytes(b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Mine</title></feed>")
    (folder / "seeds/2024-08-19-strike.txt").unlink()
    settings, _ = load_settings(folder / "mkdocs.yml")
    result = run_stages(settings)
    assert {"feeds/places/egypt.xml", "feeds/places/egypt.json"} <= set(result.deleted)
    assert by_hand.exists()
    assert run_stages(settings).written == ()


# ---------------------------------------------------------------------------- what is in them


def test_the_newest_article_comes_first_with_a_sentence_of_its_own(site: Path) -> None:
    first, second = entries(site, "latest")
    assert first["title"] == "Dock workers in Bergen end their strike"
    assert first["url"] == f"{SITE}articles/dock-workers-in-bergen-end-their-strike/"
    assert first["content_text"] in " ".join(STRIKE.split())
    assert first["date_published"] == "2024-08-19T00:00:00Z"
    assert {"Bergen", "Ada Lund"} <= set(first["tags"])
    assert second["title"] == HARBOUR.partition("\n")[0]


def test_a_section_s_feed_lists_new_names(site: Path) -> None:
    names = [(item["title"], item["date_published"][:10]) for item in entries(site, "places")]
    assert names[0] == ("Egypt", "2024-08-19")
    assert ("Bergen", "2024-08-18") in names
    [ada] = [item for item in entries(site, "people") if item["title"] == "Ada Lund"]
    assert ada["url"] == f"{SITE}people/ada-lund/"
    assert "Lund" in ada["content_text"]
    assert ada["content_text"] in " ".join(HARBOUR.split())


def test_an_article_has_one_id_in_all_feeds(site: Path) -> None:
    ids: dict[str, set[str]] = {}
    for path, content in feeds_of(site).items():
        if path.endswith(".json"):
            for item in json.loads(content)["items"]:
                ids.setdefault(item["url"], set()).add(item["id"])
    assert {len(found) for found in ids.values()} == {1}


@pytest.mark.parametrize("where", ["site", "nowhere"])
def test_both_formats_hold_the_same(where: str, request: pytest.FixtureRequest) -> None:
    feeds = feeds_of(request.getfixturevalue(where))
    for path in (path for path in feeds if path.endswith(".xml")):
        one, other = feedparser.parse(feeds[path]), json.loads(feeds[path.replace(".xml", ".json")])
        assert one.feed.title == other["title"]
        assert [
            (entry.id, entry.title, entry.published, [tag.label for tag in entry.get("tags", [])])
            for entry in one.entries
        ] == [(item["id"], item["title"], item["date_published"], item.get("tags", [])) for item in other["items"]]
        assert [entry.get("summary", entry.title) for entry in one.entries] == [
            item["content_text"] for item in other["items"]
        ]


# ---------------------------------------------------------------------------- valid


@pytest.mark.parametrize("where", ["site", "nowhere"])
def test_every_feed_is_valid(where: str, request: pytest.FixtureRequest) -> None:
    feeds = feeds_of(request.getfixturevalue(where))
    assert len(feeds) > 20
    for path, content in feeds.items():
        if path.endswith(".xml"):
            assert list(faults_of_atom(content)) == [], path
            assert not feedparser.parse(content).bozo, path
        else:
            assert list(faults_of_json_feed(json.loads(content), absolute=where == "site")) == [], path


def test_without_an_address_of_the_site_links_lead_from_the_feed_to_the_pages(nowhere: Path) -> None:
    for path, content in feeds_of(nowhere).items():
        if path.endswith(".json"):
            feed = json.loads(content)
            here = f"http://localhost/feeds/{path}"
            assert urljoin(here, feed["feed_url"]) == here
            for address in (feed["home_page_url"], *(item["url"] for item in feed["items"])):
                page = urlsplit(urljoin(here, address)).path.strip("/")
                assert (nowhere / "docs" / (f"{page}.md" if page else "index.md")).exists() or (
                    nowhere / "docs" / page / "index.md"
                ).exists()


def test_the_address_is_that_of_the_configuration_even_where_mkdocs_serves_elsewhere(tmp_path: Path) -> None:
    folder = make_site(tmp_path / "site", {})
    (folder / "child.yml").write_text("INHERIT: mkdocs.yml\nsite_url: !ENV [NOT_SET, 'https://news.example/b']\n")
    settings, site_config = load_settings(folder / "child.yml")
    assert settings.site_url == "https://news.example/b/"
    site_config.site_url = "http://127.0.0.1:8000/"
    assert settings_of(site_config).site_url == "https://news.example/b/"


@given(st.text(min_size=1))
def test_any_text_stays_text_in_both_formats(text: str) -> None:
    entry = replace(FEED.entries[0], title=text, summary=text, authors=(text,), tags=(FeedTag("x", text, None),))
    feed = replace(FEED, title=text, entries=(entry,))
    root = etree.fromstring(atom(feed))
    shown = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    assert root.findtext("a:title", None, NS) == root.findtext("a:entry/a:title", None, NS) == shown
    assert root.findtext("a:entry/a:summary", None, NS) == root.findtext("a:entry/a:author/a:name", None, NS)
    assert len(list(root.iter())) == len(list(etree.fromstring(atom(FEED)).iter()))
    item = json.loads(json_feed(feed))["items"][0]
    assert {item["title"], item["content_text"], *item["tags"]} == {text.encode("utf-8", "replace").decode()}
    assert is_generated(atom(feed), "briefing-generator")
    assert is_generated(json_feed(feed), "briefing-generator")
