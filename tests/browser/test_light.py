"""Pages are small, do not shift while loading, and print well."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pypdf
import pytest

from tests.browser import PHONE, WIDE

if TYPE_CHECKING:
    from playwright.sync_api import Page

OpenPage = Callable[..., "Page"]

HARBOUR = "articles/mayor-ada-lund-opens-the-new-harbour-in-bergen/"

# Bytes of a first visit to an article, compressed as hosts do.
FIRST_VISIT = 250_000

# Google's "good" is 0.1; a page of text has no reason to move at all.
SHIFT = 0.02

SHIFTS = """() => new Promise(resolve => {
    let sum = 0
    new PerformanceObserver(list => list.getEntries().forEach(one => (sum += one.value)))
        .observe({type: "layout-shift", buffered: true})
    setTimeout(() => resolve(sum), 600)
})"""


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_first_visit_to_an_article_is_light_and_asks_no_other_host(
    open_page: OpenPage, address: str, viewport: dict[str, int]
) -> None:
    page = open_page("404.html", viewport)
    watch = page.context.new_cdp_session(page)
    sizes: list[int] = []
    hosts: set[str] = set()
    watch.send("Network.enable")
    watch.send("Network.setCacheDisabled", {"cacheDisabled": True})
    watch.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    watch.on("Network.requestWillBeSent", lambda event: hosts.add(event["request"]["url"].partition("?")[0]))
    page.goto(address + HARBOUR, wait_until="networkidle")
    assert len(sizes) >= 4
    assert sum(sizes) < FIRST_VISIT
    assert [one for one in hosts if not one.startswith((address, "data:", "blob:"))] == []


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_nothing_moves_once_it_is_shown(
    open_page: OpenPage, address: str, kinds: list[str], viewport: dict[str, int]
) -> None:
    page = open_page("", viewport)
    moved = {}
    for path in kinds:
        page.goto(address + path)
        moved[path] = page.evaluate(SHIFTS)
    assert {path: shift for path, shift in moved.items() if shift >= SHIFT} == {}


def printed(page: Page, paper: str = "A4") -> tuple[str, int]:
    """The words of a page on paper, and the number of sheets."""
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper))).pages
    return re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in sheets)), len(sheets)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_an_article_on_paper_keeps_its_text_and_its_references(open_page: OpenPage, paper: str) -> None:
    page = open_page(HARBOUR, WIDE)
    text, sheets = printed(page, paper)
    assert "opened the new harbour on Sunday" in text
    assert "40 million dollars" in text
    assert re.search(r"§ ?\d", text)
    numbers = [sentence[1:] for sentence in page.eval_on_selector_all("p > span[id]", "all => all.map(e => e.id)")]
    assert all(re.search(rf"\b{number}\b", text) for number in numbers)
    for furniture in ("Table of contents", "Skip to content", "Back to top", "Made with", "¶", "›"):
        assert furniture not in text
    assert sheets <= 2


@pytest.mark.parametrize("path", ["people/ada-lund/", "digests/2024-08/"])
def test_an_entity_and_a_digest_on_paper_say_where_each_line_stands(open_page: OpenPage, path: str) -> None:
    text, _ = printed(open_page(path, WIDE))
    assert "Dock workers in Bergen end their strike" in text
    assert re.search(r"§ ?\d", text)
    assert "/articles/" not in text
    assert "Follow:" not in text


def test_paper_is_white_whatever_the_screen_was(open_page: OpenPage) -> None:
    page = open_page(HARBOUR, WIDE, color_scheme="dark")
    page.emulate_media(media="print")
    page.wait_for_timeout(300)
    colours = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
