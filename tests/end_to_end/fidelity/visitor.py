"""A browser tab that opens hostile pages and records what they try to do."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page


# What a page shows, asked of the browser itself.
SEEN = """document => {
  const shown = element => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".headerlink").forEach(link => link.remove());
    return copy.textContent;
  };
  const shape = element => element.localName + "[" + element.getAttributeNames().sort().join() + "]";
  const text = [];
  for (let next = document.querySelector("h2#text")?.nextElementSibling; next; next = next.nextElementSibling)
    if (next.localName != "script") text.push(next);
  const topic = document.querySelector("[data-md-component=header-topic]");
  return {
    title: document.querySelector("title").textContent,
    topic: shown(topic),
    topicElements: [...topic.querySelectorAll("*")].map(shape),
    headings: [...document.querySelectorAll("h1")].map(shown),
    description: document.querySelector("meta[name=description]").content,
    paragraphs: text.map(shown),
    sentences: [...document.querySelectorAll("span[id]")].map(span => [span.id, shown(span)]),
    elements: [...new Set(text.flatMap(one => [one, ...one.querySelectorAll("*")]).map(shape))],
    handlers: [...document.querySelectorAll("*")].flatMap(element => element.getAttributeNames())
      .filter(name => name.startsWith("on")),
    scripts: document.scripts.length,
    unseen: text.filter(one => one.getClientRects().length == 0).length,
  };
}"""

# The same of many pages, each loaded in a frame of its own, eight at a time; its scripts run as in a tab.
SEEN_IN_FRAMES = f"""async addresses => {{
  const load = address => new Promise(resolve => {{
    const frame = document.createElement("iframe");
    frame.width = 1280;
    frame.onload = () => {{
      const seen = ({SEEN})(frame.contentDocument);
      frame.remove();
      resolve(seen);
    }};
    frame.src = address;
    document.body.append(frame);
  }});
  const results = [];
  for (let start = 0; start < addresses.length; start += 8)
    results.push(...await Promise.all(addresses.slice(start, start + 8).map(load)));
  return results;
}}"""

IN_BROWSER = {"p[]", "p[lang]", "p[dir,lang]", "span[id]", "a[href]"}

# Our own script puts a link without words before each sentence.
CITED = "a[aria-label,class,href,tabindex,title]"


@dataclass
class Visitor:
    """A browser tab that writes down what a hostile page would like to do."""

    tab: Page
    """The tab."""
    address: str
    """Where the site is served."""
    dialogs: list[str] = field(default_factory=list)
    """What `alert` and the like said."""
    elsewhere: list[str] = field(default_factory=list)
    """Requests to other hosts."""
    errors: list[str] = field(default_factory=list)
    """Errors of scripts."""

    def __post_init__(self) -> None:
        self.tab.on("dialog", self._asked)
        self.tab.on("request", lambda request: self._requested(request.url))
        self.tab.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _requested(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.elsewhere.append(url)

    def see(self, path: str) -> dict[str, Any]:
        """Open a page of the site, let its scripts run, and look."""
        self.tab.goto(f"{self.address}/{path}/", wait_until="load")
        seen: dict[str, Any] = self.tab.evaluate(f"() => ({SEEN})(document)")
        return seen

    def see_all(self, paths: Sequence[str]) -> list[dict[str, Any]]:
        """Look at many pages of the site."""
        self.tab.goto(f"{self.address}/about/")
        seen: list[dict[str, Any]] = self.tab.evaluate(SEEN_IN_FRAMES, [f"{self.address}/{path}/" for path in paths])
        return seen

    def harmed(self) -> list[str]:
        """Everything that should not have happened."""
        return [*self.dialogs, *self.elsewhere, *self.errors]


@contextmanager
def visiting(root: Path, chromium: Browser, *, theme: bool = True) -> Iterator[Visitor]:
    """A built site, served and opened; a page loads in half the time without the theme's scripts and styles."""
    handler = functools.partial(Server if theme else BareServer, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        # Pages are shown in frames, which the site's policy forbids; and escaping must do without the policy's help.
        context = chromium.new_context(bypass_csp=True)
        try:
            yield Visitor(context.new_page(), f"http://127.0.0.1:{server.server_address[1]}")
        finally:
            context.close()
            server.shutdown()


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each page waits for an acknowledgement

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class BareServer(Server):
    """Serves an empty file for each script and style file of the theme; what is in pages is as it is."""

    def do_GET(self) -> None:
        """Serve a file."""
        if not self.path.endswith((".js", ".css")):
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/css" if self.path.endswith(".css") else "text/javascript")
        self.send_header("Content-Length", "0")
        self.end_headers()
