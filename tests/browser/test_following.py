"""Feeds in a browser: from a page to its feed, and a whole visit without requests to other hosts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import feedparser
import pytest

from tests.browser import WIDE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

OpenPage = Callable[..., "Page"]


@pytest.mark.parametrize("path", ["", "articles/", "people/", "people/ada-lund/", "places/bergen/"])
def test_a_reader_gets_from_a_page_to_its_feed(chromium: Browser, address: str, path: str) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        refused: list[str] = []
        page.on("response", lambda response: refused.append(response.url) if response.status >= 400 else None)
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        shown = page.locator(".md-content a", has_text="Atom").first
        assert shown.is_visible()
        target = shown.evaluate("link => link.href")
        named = page.locator("link[rel~=alternate][type='application/atom+xml']").first.evaluate("link => link.href")
        assert target == named
        feed = feedparser.parse(context.request.get(target).body())
        assert feed.entries[0].title
        assert refused == []


def test_a_visit_leads_from_the_lead_story_over_a_name_and_a_sentence_through_search_to_a_feed(
    open_page: OpenPage, address: str
) -> None:
    page = open_page("", WIDE)
    page.locator("#lead + ul > li > strong > a").first.click()
    page.wait_for_url("**/articles/*/")
    lead = page.url
    page.locator("#text ~ p a[href*='/people/']").first.click()
    page.wait_for_url("**/people/ada-lund/")
    page.locator(".md-content a.ref").evaluate_all(
        "(links, lead) => links.find(link => !link.href.startsWith(lead)).click()", lead
    )
    page.wait_for_url("**/articles/**#s*")
    assert not page.url.startswith(lead)
    page.wait_for_function("document.querySelector('span:target, h1:target')?.textContent.length > 20")

    page.keyboard.press("/")
    page.keyboard.type("Bergen")
    page.locator("dialog [data-group=articles] a").first.wait_for()
    before = page.locator("dialog [data-group=articles] a").count()
    page.locator("dialog summary").click()
    page.wait_for_selector("select[name=kind] option:nth-child(2)", state="attached")
    page.select_option("select[name=kind]", "place")
    page.wait_for_function("!document.querySelector('dialog [data-group=articles] a')")
    assert before >= 1
    page.locator("dialog a[href*='places/bergen']").first.click()
    page.wait_for_url("**/places/bergen/**")

    target = page.locator(".md-content a", has_text="JSON Feed").first.evaluate("link => link.href")
    feed = page.request.get(target).json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert {item["url"].rpartition("articles/")[2].strip("/") for item in feed["items"]} == {
        "dock-workers-in-bergen-end-their-strike",
        "mayor-ada-lund-opens-the-new-harbour-in-bergen",
    }
