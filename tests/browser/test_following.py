"""From a page to its feed in a real browser, and nothing else asked for because of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import feedparser
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(built_site / "site"))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


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
