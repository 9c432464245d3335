"""Pictures in a browser: names, links, and fit on a phone, in both colour schemes."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.hostile_snippets import SNIPPETS
from tests.sites import briefing, make_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

HOSTILE = (*SNIPPETS["HTML"][:12], *SNIPPETS["links and pictures"][:4], *SNIPPETS["emphasis and marks"][:3])
FERRY = {
    "2024-08-18": """\
Ferry sinks in the fjord off Bergen, at least 14 dead

At least 14 people were killed when the ferry Fjordland sank off Bergen in Norway, the Norwegian Coast Guard said.
The ferry had left Oslo on Friday. Ada Lund, the mayor of Bergen, opened the town hall for those who wait.
""",
    "2024-08-19": """\
Divers reach the ferry Fjordland off Bergen

At least 17 people were killed when the ferry Fjordland sank, the Norwegian Coast Guard said. Divers opened two decks of
the wreck off Bergen. "We will not stop at night," Ada Lund said. The ferry from Oslo lies at a depth of 60 metres.
""",
    "2024-08-21": """\
Norway mourns those who died on the ferry Fjordland

Church bells rang in Bergen and Oslo on Wednesday. At least 20 people were killed, the Norwegian Coast Guard said.
Norway will ask why the ferry sailed in the storm, and who let it leave its berth.
""",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story of three days about two cities, and entities with hostile names."""
    seeds = {f"{day}-ferry.txt": text for day, text in FERRY.items()}
    registry = ["entities:"]
    for number, name in enumerate(HOSTILE):
        word = f"Quorvex{'abcdefghijklmnopqrstuvwxyz'[number]}"
        for day in FERRY:
            seeds[f"{day}-ferry.txt"] += f"\n{word} came to Oslo and Bergen.\n"
        pinned = {"type": "place", "name": name, "aka": [word], "geo": [number, 9]}
        registry.append(f"  hostile-{number}: {json.dumps(pinned)}")
    folder = make_site(tmp_path_factory.mktemp("pictures") / "site", seeds)
    (folder / "registry.yml").write_text("\n".join(registry) + "\n", encoding="utf-8")
    done = briefing("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site / "site"))) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(params=[(1280, "light"), (390, "dark")], ids=["wide-light", "phone-dark"])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    alarms: list[str] = []

    def alarm(dialog: Dialog) -> None:
        alarms.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", alarm)
    yield page
    context.close()
    assert alarms == []


PICTURES = {
    "": ("timeline", "map"),
    "map/": ("map",),
    "network/": ("network",),
    "timeline/": ("timeline",),
    "figures/": ("chart",),
    "places/bergen/": ("timeline",),
}


@pytest.mark.parametrize("path", PICTURES)
def test_a_picture_has_a_name_and_a_description_and_fits_the_page(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    for kind in PICTURES[path]:
        svg = page.locator(f"svg.{kind}").first
        assert svg.is_visible()
        named = svg.evaluate(
            "svg => svg.getAttribute('aria-labelledby').split(' ').map(id => document.getElementById(id).textContent)"
        )
        assert len(named) == 2
        assert all(len(text) > 10 for text in named)
        assert svg.evaluate("svg => svg.closest('p').getBoundingClientRect().right <= innerWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    ids = page.eval_on_selector_all("[id]", "all => all.map(each => each.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PICTURES)
def test_every_link_of_a_picture_has_a_name_and_leads_to_a_page(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    links = page.eval_on_selector_all(
        "svg a", "all => all.map(a => [a.href.baseVal, new URL(a.href.baseVal, location).href, a.textContent.trim()])"
    )
    if path != "places/bergen/":
        assert links
    for href, target, name in links:
        assert name
        assert not href.endswith(".md")
        assert page.request.get(target).ok, target


def test_hostile_names_are_shown_as_they_are_in_every_picture(page: Page, address: str) -> None:
    for path, kind in (("map/", "map"), ("network/", "network")):
        page.goto(address + path)
        text = page.locator(f"svg.{kind}").first.text_content() or ""
        assert "<script>alert(1)</script>" in text
        elements = set(page.eval_on_selector_all(f"svg.{kind} *", "all => all.map(each => each.localName)"))
        assert elements <= {"title", "desc", "path", "g", "a", "circle", "text", "line"}
        attributes = set(
            page.eval_on_selector_all(
                f"svg.{kind} *", "all => all.flatMap(each => [...each.attributes].map(a => a.name))"
            )
        )
        assert not {name for name in attributes if name.startswith("on")}


def test_a_pin_can_be_reached_and_followed_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + "map/")
    page.locator("svg.map a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/*/")


def test_a_mark_of_a_chart_leads_to_the_sentence_that_has_the_figure(page: Page, address: str) -> None:
    page.goto(address + "figures/")
    titles = page.locator("svg.chart a title").all_text_contents()
    assert [title.partition(",")[0].lower() for title in titles] == [
        "at least 14 dead",
        "at least 14 people",
        "at least 17 people",
        "at least 20 people",
    ]
    page.locator("svg.chart a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**#s*")


def test_a_chart_of_all_that_was_killed_has_no_second_heading_and_keeps_its_own_title(page: Page, address: str) -> None:
    page.goto(address + "figures/")
    headings = page.eval_on_selector_all(
        "h2, h3", "all => all.filter(each => each.checkVisibility()).map(each => each.firstChild.textContent.trim())"
    )
    assert headings.count("Killed") == 1
    assert page.locator("svg.chart > title").first.text_content() == "Figures over time: killed"


def test_the_marks_stand_out_from_the_ground_in_both_schemes(page: Page, address: str) -> None:
    for path, mark in (("map/", ".map circle"), ("network/", ".network .place path"), ("", ".timeline a rect + rect")):
        page.goto(address + path)
        fill, ground = page.evaluate(
            """mark => [
                getComputedStyle(document.querySelector(mark)).fill, getComputedStyle(document.body).backgroundColor
            ]""",
            mark,
        )
        assert contrast(fill, ground) >= 3, (path, fill, ground)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio of two `rgb()` colours."""

    def luminance(colour: str) -> float:
        parts = [float(part) / 255 for part in colour.partition("(")[2].rstrip(")").split(",")[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
