"""Serve the built site as static hosts do, and open its pages in a browser."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

OpenPage = Callable[..., "Page"]

# What GitHub Pages, Netlify, Cloudflare and a usual nginx compress.
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".md"}


class Host(SimpleHTTPRequestHandler):
    """Serves files as static hosts do: text compressed, and the site's own page where there is none."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Serve a file."""
        found = Path(self.translate_path(self.path))
        found = found / "index.html" if found.is_dir() else found
        status = HTTPStatus.OK if found.is_file() else HTTPStatus.NOT_FOUND
        if status is HTTPStatus.NOT_FOUND:
            found = Path(self.directory) / "404.html"
        content = found.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(found))
        if found.suffix in COMPRESSED:
            content = gzip.compress(content, 6)  # what nginx and CDNs use or better
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture(scope="session")
def kinds(built_site: Path) -> list[str]:
    """One page of every kind: of each section of the site its index and a page."""
    site = built_site / "site"
    sections = sorted(path.parent.name for path in site.glob("*/index.html"))
    members = (sorted(site.glob(f"{section}/*/index.html"))[:1] for section in sections)
    pages = [found.parent.relative_to(site).as_posix() + "/" for some in members for found in some]
    assert {"about", "articles", "people", "guide"} <= set(sections)
    assert {page.split("/")[0] for page in pages} >= {"articles", "people", "guide"}
    return ["", "404.html", *(f"{section}/" for section in sections), *pages]


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Where the built site is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(built_site / "site"))) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def open_page(chromium: Browser, address: str) -> Iterator[OpenPage]:
    """Opens a page of the site; afterwards, no page has asked another host for anything or complained."""
    complaints: list[str] = []
    contexts = []

    def open_at(path: str, viewport: dict[str, int], **more: Any) -> Page:
        context = chromium.new_context(viewport=viewport, **more)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on(
            "request", lambda request: note(request.url, unless=request.url.startswith((address, "data:", "blob:")))
        )
        page.on("response", lambda response: note(f"{response.status} {response.url}", unless=response.status < 400))
        page.on("console", lambda message: note(message.text, unless=message.type not in {"error", "warning"}))
        page.on("pageerror", lambda error: note(str(error)))
        page.goto(address + path)
        return page

    def note(complaint: str, *, unless: bool = False) -> None:
        if not unless:
            complaints.append(complaint)

    yield open_at
    for context in contexts:
        context.close()
    assert complaints == []
