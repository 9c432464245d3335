"""Search in a browser: by keyboard, with facets, below a path, on a phone."""

from __future__ import annotations

import functools
import json
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.sites import HARBOUR, STRIKE, briefing, make_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
HOSTILE = "Observers see <script>alert(1)</script> & &lt;b&gt; in harbour log"
GROUPS = ".briefing-results__groups"
SERVED_BELOW = "sub/path/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of articles of two publishers, four months and four languages, served below an address."""
    more = [
        {"title": HOSTILE, "date": "2024-07-02", "publisher": 'A & "B" <i>', "text": f"{HOSTILE} again.\n\nNo ship."},
        {"title": "مفاوضات جديدة", "date": "2024-06-01", "text": "مفاوضات جديدة في القاهرة يوم الأحد بين الطرفين."},
        {"title": "港口罢工结束", "date": "2024-06-02", "text": "北约总部周一表示，港口工人的罢工已经结束。"},
        {
            "title": "Der Hafen ist offen",
            "date": "2024-06-03",
            "text": "Die Straße zum Hafen 😀 ist seit Montag offen.",
        },
        *(
            {
                "title": f"Ferry timetable {n}",
                "date": f"2024-05-{n:02}",
                "publisher": "Ferry Gazette",
                "text": f"The ferry number {n} leaves at noon. The captain waves to the passengers on the quay.",
            }
            for n in range(1, 26)
        ),
    ]
    seeds = {
        "2024-08-18-harbour.txt": HARBOUR,
        "2024-08-19-strike.txt": STRIKE,
        "more.jsonl": "\n".join(json.dumps(one) for one in more),
    }
    folder = make_site(tmp_path_factory.mktemp("search") / "site-folder", seeds)
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    text = text.replace('!ENV [SITE_URL, ""]', f"https://example.org/{SERVED_BELOW}")
    configuration.write_text(text, encoding="utf-8")
    (folder / "docs" / "notes").mkdir()
    page = "# House style\n\nHow we write.\n\n## Naming ships\n\nA vessel is named <em>without</em> article.\n"
    (folder / "docs" / "notes" / "style.md").write_text(page, encoding="utf-8")
    (folder / "docs" / "notes" / "secret.md").write_text("---\nsearch:\n  exclude: true\n---\n\nVessel.\n")
    done = briefing("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    served = folder.with_name("served")
    shutil.copytree(folder / "site", served / SERVED_BELOW)
    return served


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, *_: object) -> None:
            pass

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            """The site's own page, as static hosts do."""
            page = folder / SERVED_BELOW / "404.html"
            content = page.read_bytes() if page.exists() else b""
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@dataclass
class Reader:
    """A tab, what it asked for and what it complained of."""

    tab: Page
    home: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tab.set_default_timeout(10_000)
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.on("console", lambda said: self._said(said.type, said.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("dialog", lambda dialog: self.complaints.append(dialog.message))

    def _said(self, sort: str, text: str) -> None:
        if sort in {"error", "warning"}:
            self.complaints.append(text)

    def found(self, query: str, path: str = "about/", **facets: str) -> str:
        """Everything that search shows for a query, once it has come to rest."""
        self.tab.goto(f"{self.home}{path}?{'&'.join(f'{k}={v}' for k, v in {'q': query, **facets}.items())}")
        self.rest()
        return self.tab.inner_text(GROUPS)

    def rest(self) -> None:
        """Wait until search is done."""
        self.tab.wait_for_timeout(300)
        self.tab.wait_for_function(
            """() => !document.querySelector("dialog [role=status]").textContent.startsWith("Looking")"""
        )
        self.tab.wait_for_timeout(350)

    def links(self, group: str) -> list[str]:
        """Addresses of the results of a group."""
        found: list[str] = self.tab.eval_on_selector_all(
            f"[data-group={group}] a", "all => all.map(one => one.getAttribute('href'))"
        )
        return [one.removeprefix(self.home) for one in found]


@pytest.fixture
def reader(site: Path, chromium: Browser) -> Iterator[Reader]:
    """A reader with a wide screen."""
    yield from reading(site, chromium, WIDE)


@pytest.fixture
def phone(site: Path, chromium: Browser) -> Iterator[Reader]:
    """A reader with a phone who prefers dark."""
    yield from reading(site, chromium, PHONE, color_scheme="dark")


def reading(site: Path, chromium: Browser, viewport: dict[str, int], **more: Any) -> Iterator[Reader]:
    with serving(site) as address:
        context = chromium.new_context(viewport=viewport, **more)  # type: ignore[arg-type]
        reader = Reader(context.new_page(), address + SERVED_BELOW)
        yield reader
        context.close()
        assert [url for url in reader.requests if not url.startswith((address, "data:", "blob:"))] == []
        assert reader.complaints == []


@pytest.mark.parametrize("key", ["/", "s", "f", "Control+k", "Meta+k"])
def test_a_key_opens_the_search_and_escape_leads_back(reader: Reader, key: str) -> None:
    reader.tab.goto(f"{reader.home}about/")
    reader.tab.locator(".md-content a").first.focus()
    before = reader.tab.evaluate("document.activeElement.getAttribute('href')")
    reader.tab.keyboard.press(key)
    assert reader.tab.evaluate("document.activeElement.getAttribute('aria-label')") == "Search"
    reader.tab.keyboard.type("s/f")
    assert reader.tab.input_value("dialog input") == "s/f"
    reader.tab.keyboard.press("Escape")
    assert not reader.tab.locator("dialog").is_visible()
    assert reader.tab.evaluate("document.activeElement.getAttribute('href')") == before
    reader.tab.wait_for_function("!location.search")


def test_the_keyboard_alone_leads_to_the_very_sentence(reader: Reader) -> None:
    reader.tab.goto(f"{reader.home}about/")
    reader.tab.keyboard.press("/")
    reader.tab.keyboard.type("observer bergen", delay=30)
    reader.tab.wait_for_selector("[data-group=sentences] a")
    reader.rest()
    for _ in range(30):
        reader.tab.keyboard.press("ArrowDown")
        if "sent an observer" in reader.tab.evaluate("document.activeElement.textContent"):
            break
    marked = reader.tab.eval_on_selector_all("a:focus mark", "all => all.map(one => one.textContent)")
    assert marked == ["observer", "Bergen"]
    reader.tab.keyboard.press("Enter")
    reader.tab.wait_for_url(re.compile(r"mayor-ada-lund-.*/#s\d+$"))
    target = reader.tab.url.partition("#")[2]
    assert "sent an observer to Bergen" in reader.tab.inner_text(f"#{target}")
    reader.tab.go_back()
    reader.tab.wait_for_selector("[data-group=sentences] a")
    assert reader.tab.input_value("dialog input") == "observer bergen"


def test_arrows_letters_home_and_end_move_as_in_a_list(reader: Reader) -> None:
    reader.found("harbour")
    reader.tab.keyboard.press("ArrowDown")
    first = reader.tab.evaluate("document.activeElement.textContent")
    reader.tab.keyboard.press("End")
    assert reader.tab.evaluate("document.activeElement.textContent") != first
    reader.tab.keyboard.press("Home")
    assert reader.tab.evaluate("document.activeElement.textContent") == first
    reader.tab.keyboard.press("ArrowUp")
    reader.tab.keyboard.press("End")
    reader.tab.keyboard.type(" bergen")
    assert reader.tab.input_value("dialog input") == "harbour bergen"


def test_results_are_grouped_into_names_articles_sentences_and_pages(reader: Reader) -> None:
    text = reader.found("ada lund")
    headings = reader.tab.eval_on_selector_all(f"{GROUPS} h2", "all => all.map(one => one.textContent)")
    assert [re.sub(r" \(\d+\+?\)$", "", one) for one in headings] == ["Names", "Articles", "Sentences"]
    assert reader.links("names") == ["people/ada-lund/"]
    assert "Person" in text
    assert set(reader.links("articles")) == {
        "articles/mayor-ada-lund-opens-the-new-harbour-in-bergen/",
        "articles/dock-workers-in-bergen-end-their-strike/",
    }
    assert all(re.fullmatch(r"articles/[^/]+/#s\d+", one) for one in reader.links("sentences"))
    reader.found("vessel")
    assert reader.links("pages") == ["notes/style/#naming-ships"]


def test_a_result_on_the_current_page_closes_the_search(reader: Reader) -> None:
    reader.found("outer wall", "articles/mayor-ada-lund-opens-the-new-harbour-in-bergen/")
    reader.tab.locator("[data-group=sentences] a").first.click()
    assert not reader.tab.locator("dialog").is_visible()
    reader.tab.wait_for_url(re.compile(r"bergen/#s\d+$"))


def test_facets_narrow_down_and_are_kept_in_the_address(reader: Reader) -> None:
    reader.tab.goto(f"{reader.home}about/")
    reader.tab.locator(".briefing-search__open").click()
    assert not [url for url in reader.requests if "facets" in url]
    reader.tab.locator("dialog summary").click()
    reader.tab.wait_for_selector("select[name=publisher] option:nth-child(2)", state="attached")
    reader.tab.select_option("select[name=publisher]", "ferry-gazette")
    reader.rest()
    assert len(reader.links("articles")) == 10
    assert "Articles (10+)" in reader.tab.locator(GROUPS).text_content()  # type: ignore[operator]
    reader.tab.locator(".briefing-results__more").click()
    reader.rest()
    assert len(reader.links("articles")) == 20
    reader.tab.locator("dialog input").fill("number 7")
    reader.rest()
    assert reader.links("articles") == ["articles/ferry-timetable-7/"]
    assert "publisher=ferry-gazette" in reader.tab.url
    reader.tab.locator(".briefing-results__clear").click()
    assert "publisher" not in reader.tab.url


def test_each_facet_narrows_down(reader: Reader) -> None:
    both = {
        "articles/mayor-ada-lund-opens-the-new-harbour-in-bergen/",
        "articles/dock-workers-in-bergen-end-their-strike/",
    }
    for facet in ({"person": "ada-lund"}, {"organization": "united-nations"}, {"place": "bergen"}):
        reader.found("", **facet)
        assert set(reader.links("articles")) == both, facet
    reader.found("", period="2024-08")
    assert set(reader.links("articles")) == both
    reader.found("harbour", period="2024-07")
    assert all(one.startswith("articles/observers-see") for one in reader.links("articles"))
    reader.found("harbour", person="nobody")
    assert reader.links("articles") == []


def test_each_kind_shows_itself_alone(reader: Reader) -> None:
    for kind, groups in {
        "person": {"names"},
        "place": set(),
        "article": {"articles"},
        "sentence": {"sentences"},
        "page": set(),
    }.items():
        reader.found("lund", kind=kind)
        shown = reader.tab.eval_on_selector_all(f"{GROUPS} section", "all => all.map(one => one.dataset.group)")
        assert set(shown) == groups, kind


def test_results_can_be_sorted_by_date(reader: Reader) -> None:
    reader.found("ferry", sort="date")
    assert reader.links("articles") == [f"articles/ferry-timetable-{n}/" for n in range(25, 15, -1)]
    reader.tab.locator(".briefing-results__more").click()
    reader.rest()
    assert reader.links("articles") == [f"articles/ferry-timetable-{n}/" for n in range(25, 5, -1)]


@pytest.mark.parametrize(
    ("query", "article"),
    [
        ("القاهرة", "مفاوضات جديدة"),
        ("罢工", "港口罢工结束"),
        ("straße", "Der Hafen ist offen"),
        ("😀 Hafen", "Der Hafen ist offen"),
        ("alert(1)", HOSTILE),
        ('"the ships will return"', "Mayor Ada Lund opens the new harbour in Bergen"),
        ("returned", "Mayor Ada Lund opens the new harbour in Bergen"),
    ],
)
def test_words_of_any_script_are_found_and_shown_as_they_are(reader: Reader, query: str, article: str) -> None:
    reader.found(query)
    titles = reader.tab.eval_on_selector_all("[data-group=articles] strong", "all => all.map(one => one.textContent)")
    assert article in titles


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", "😀", "%", "\\", "' or 1=1 --", "a" * 200, "constructor"]
)
def test_strange_queries_do_no_harm(reader: Reader, query: str) -> None:
    reader.tab.goto(f"{reader.home}about/")
    reader.tab.keyboard.press("/")
    reader.tab.locator("dialog input").fill(query)
    reader.rest()
    assert reader.tab.locator(f"{GROUPS} script").count() == 0
    assert reader.tab.locator("dialog").is_visible()


def test_a_search_without_results_says_so(reader: Reader) -> None:
    assert reader.found("harbour zzyzx") == ""
    assert "Nothing found" in reader.tab.inner_text("dialog [role=status]")


def test_a_page_that_is_kept_out_of_search_is_not_found(reader: Reader) -> None:
    reader.found("vessel", kind="page")
    assert not any("secret" in one for one in reader.links("pages"))


def test_nothing_is_loaded_before_the_search_is_opened(reader: Reader) -> None:
    reader.tab.goto(f"{reader.home}about/")
    reader.tab.wait_for_load_state("networkidle")
    assert not [url for url in reader.requests if f"/{SERVED_BELOW}search/" in url]


def test_the_page_for_what_is_missing_searches_too(site: Path, chromium: Browser) -> None:
    with serving(site) as address:
        context = chromium.new_context(viewport=WIDE)  # type: ignore[arg-type]
        reader = Reader(context.new_page(), address + SERVED_BELOW)
        reader.found("ada lund", "no/such/page/")
        assert reader.links("names") == ["people/ada-lund/"]
        assert reader.tab.locator(".md-logo").first.get_attribute("href") in {"/sub/path/", "/sub/path/."}
        context.close()


def test_on_a_phone_the_button_opens_a_search_as_large_as_the_screen(phone: Reader) -> None:
    phone.tab.goto(f"{phone.home}about/")
    button = phone.tab.locator(".briefing-search__open")
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    button.click()
    phone.tab.locator("dialog input").fill("ada lund")
    phone.rest()
    assert phone.links("names") == ["people/ada-lund/"]
    wide, screen = phone.tab.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= screen
    dialog = phone.tab.locator("dialog").bounding_box()
    assert dialog
    assert (dialog["width"], dialog["height"]) == (PHONE["width"], PHONE["height"])
    phone.tab.locator(".briefing-results__close").click()
    assert not phone.tab.locator("dialog").is_visible()


def test_the_button_does_not_move_the_page(reader: Reader) -> None:
    reader.tab.add_init_script(
        """window.shifts = 0; new PerformanceObserver(list => {
            for (const one of list.getEntries()) window.shifts += one.value
        }).observe({type: "layout-shift", buffered: true})"""
    )
    reader.tab.goto(f"{reader.home}about/")
    reader.tab.wait_for_timeout(500)
    assert reader.tab.evaluate("window.shifts") == 0
    header, button = (reader.tab.locator(one).bounding_box() for one in (".md-header", ".briefing-search__open"))
    assert header
    assert button
    assert header["y"] <= button["y"]
    assert button["y"] + button["height"] <= header["y"] + header["height"]


def test_without_scripts_there_is_no_button(site: Path, chromium: Browser) -> None:
    with serving(site) as address:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}{SERVED_BELOW}about/")
        assert not page.locator(".briefing-search__open").is_visible()
        assert not page.locator("dialog").is_visible()
        context.close()


def test_opened_from_a_folder_search_says_that_it_needs_a_server(site: Path, chromium: Browser) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto((site / SERVED_BELOW / "about" / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("lund")
    page.wait_for_function("document.querySelector('dialog [role=status]').textContent.includes('web server')")
    context.close()


def test_pages_without_directories_are_found_as_well(tmp_path: Path, chromium: Browser) -> None:
    folder = make_site(tmp_path / "flat", {"2024-08-18-harbour.txt": HARBOUR})
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(f"use_directory_urls: false\n{text}", encoding="utf-8")
    assert briefing("build", cwd=folder).returncode == 0
    with serving(folder / "site") as address:
        context = chromium.new_context()
        reader = Reader(context.new_page(), address)
        reader.found("ada lund", "about.html")
        assert reader.links("names") == ["people/ada-lund.html"]
        assert reader.links("articles")[0] == "articles/mayor-ada-lund-opens-the-new-harbour-in-bergen.html"
        context.close()
