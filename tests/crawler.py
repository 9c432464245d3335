"""Follow every link of a built site as it is served: pages, styles, feeds, the sitemap and the data files."""

from __future__ import annotations

import functools
import json
import re
import threading
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

# Attributes that lead somewhere.
LINKS = frozenset({"href", "src", "action", "poster", "data", "xlink:href"})
# What a page loads by itself, as against what it leads to.
LOADING = frozenset({"src", "poster", "data", "srcset"})
CSS_URL = re.compile(r"url\(\s*[\"']?(?P<url>[^\"')]+)")
SCHEMES_LEFT_ALONE = frozenset({"data", "mailto", "tel", "javascript", "about"})
IN_MARKDOWN = re.compile(r"\]\(<?(?P<url>[^)\s>]+)>?\)")
IN_XML = re.compile(r"<(?:loc|uri)>(?P<text>[^<]+)<|\b(?:href|src)=\"(?P<attribute>[^\"]+)\"")


@dataclass(frozen=True)
class Link:
    """One address that a file names."""

    url: str
    """As it is written."""
    loads: bool = False
    """Whether a browser fetches it by itself."""


@dataclass
class Crawl:
    """What was found by following every link from one address."""

    reached: set[str] = field(default_factory=set)
    """Addresses on the site, without fragments."""
    faults: set[str] = field(default_factory=set)
    """What a reader would stumble over, each with the file that names it."""


class _Page(HTMLParser):
    """Links and anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[Link] = []
        self.anchors: set[str] = {"", "top"}
        self.base = ""
        self._config = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value for name, value in attrs if value is not None}
        self.anchors |= {values[name] for name in ("id", "name") if name in values}
        self._config = tag == "script" and values.get("id") == "__config"
        if tag == "base":
            self.base = values.get("href", "")
            return
        styles = tag == "link" and {"stylesheet", "icon", "preload", "modulepreload"} & set(
            values.get("rel", "").split()
        )
        for name in LINKS & set(values):
            self.links.append(Link(values[name], loads=name in LOADING or bool(styles)))
        for part in values.get("srcset", "").split(","):
            if part.strip():
                self.links.append(Link(part.split()[0], loads=True))
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.links.append(Link(values["content"].partition("url=")[2]))
        if tag == "meta" and values.get("property") in {"og:url", "og:image"}:
            self.links.append(Link(values["content"]))
        self.links += [Link(found["url"], loads=True) for found in CSS_URL.finditer(values.get("style", ""))]

    def handle_data(self, data: str) -> None:
        if self._config:  # Material's own: where its scripts find the site and the search worker
            config = json.loads(data)
            self.links += [Link(f"{config['base']}/sitemap.xml"), Link(config["search"], loads=True)]
            self._config = False


def crawl(start: str, site_url: str = "", first: str = "") -> Crawl:
    """Follow every link.

    Args:
        start: Address of the folder that the site is served from, with a slash at its end.
        site_url: Address that the site was built for: what it says of itself is searched for below `start`.
        first: The page to begin with; the folder itself where a server opens it.
    """
    found = Crawl()
    pages: dict[str, _Page | None] = {}
    wanted: list[tuple[str, str, str]] = []
    queue = deque([start + first, *(urljoin(start, name) for name in ("sitemap.xml", "llms.txt"))])
    seen = set(queue)
    while queue:
        address = queue.popleft()
        kind, body = _fetch(address)
        if body is None:
            found.faults.add(f"{address}: {kind}")
            continue
        found.reached.add(address)
        page = _Page(body) if kind == "text/html" else None
        pages[address] = page
        for link in _links(address, kind, body, page):
            target = _target(link, address, start, site_url, found)
            if target is None:
                continue
            url, fragment = urldefrag(target)
            wanted.append((url, unquote(fragment), address))
            if url not in seen:
                seen.add(url)
                queue.append(url)
    for url, fragment, source in wanted:
        target_page = pages.get(url)
        if url not in found.reached:
            found.faults.add(f"{source} leads to {url}, which is not there")
        elif fragment and target_page is not None and fragment not in target_page.anchors:
            found.faults.add(f"{source} leads to {url}#{fragment}, which has no such anchor")
    return found


def links_of(html: str) -> list[str]:
    """The addresses that a page names, as they are written."""
    return [link.url for link in _Page(html).links]


def _target(link: Link, source: str, start: str, site_url: str, found: Crawl) -> str | None:
    """The address that a link leads to on this site; None if it leads elsewhere."""
    written = link.url.strip()
    parts = urlsplit(written)
    if parts.scheme in SCHEMES_LEFT_ALONE:
        return None
    if site_url and (written + "/").startswith(site_url):
        return start + written[len(site_url) :]
    if parts.scheme or parts.netloc:
        if link.loads:
            found.faults.add(f"{source} loads {written} from another host")
        return None
    if written.startswith("/"):
        found.faults.add(f"{source} leads to {written}, which depends on where the site lies")
    target = urljoin(source, written)
    if not target.startswith(start):
        found.faults.add(f"{source} leads to {target}, outside the site")
        return None
    return target


def _links(address: str, kind: str, body: str, page: _Page | None) -> list[Link]:
    if page is not None:
        return page.links
    if kind == "text/css":
        return [Link(found["url"], loads=True) for found in CSS_URL.finditer(body)]
    if kind.endswith("xml"):  # feeds, the sitemap, pictures
        found = (m["text"] or m["attribute"] for m in IN_XML.finditer(body))
        return [Link(url.replace("&amp;", "&")) for url in found if ":" in url and not url.startswith("tag:")]
    if address.endswith(("llms.txt", ".md")):
        return [Link(found["url"]) for found in IN_MARKDOWN.finditer(body)]
    if kind == "application/json" and "/feeds/" in address:
        return [Link(url) for url in _feed_urls(json.loads(body))]
    return []


def _feed_urls(feed: dict[str, object]) -> Iterator[str]:
    for record in (feed, *feed.get("items", ())):  # type: ignore[misc]
        yield from (str(record[key]) for key in ("url", "home_page_url", "feed_url", "next_url") if key in record)


@functools.cache
def _fetch(address: str) -> tuple[str, str | None]:
    """Media type and text of what an address gives; the fault and None if it gives nothing."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            kind = answer.headers.get_content_type()
            return kind, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return f"answered with {error.code}", None
    except urllib.error.URLError as error:  # in a folder
        return str(error.reason), None


class _Handler(SimpleHTTPRequestHandler):
    """A static host: folders by their `index.html`, `404.html` for what is not there."""

    prefix = "/"
    extensions_map = {  # noqa: RUF012
        **SimpleHTTPRequestHandler.extensions_map,
        ".xml": "application/xml",
        ".jsonl": "text/plain",
    }

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "\0")
        return super().translate_path("/" + path[len(self.prefix) :])

    def list_directory(self, path: str) -> None:  # type: ignore[override]
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path, path: str = "/") -> Iterator[str]:
    """Serve a built site below a path of this machine; gives the address of that path, with a slash at its end."""
    handler = type("Handler", (_Handler,), {"prefix": path})
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{path}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
