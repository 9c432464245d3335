"""Reading the site in a browser, on a wide screen and on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser import PHONE, WIDE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

OpenPage = Callable[..., "Page"]


def headline(page: Page) -> str:
    return re.sub(r"\s*¶$", "", page.inner_text("h1")).strip()


def in_view_below_the_header(page: Page, selector: str) -> bool:
    """Whether an element is on the screen, and the header does not cover it."""
    found: bool = page.evaluate(
        """selector => {
            const box = document.querySelector(selector).getBoundingClientRect()
            const below = Math.max(...[...document.querySelectorAll(".md-header, .md-tabs")]
                .filter(each => getComputedStyle(each).position != "static")
                .map(each => each.getBoundingClientRect().bottom), 0)
            return box.top >= below && box.bottom <= innerHeight
        }""",
        selector,
    )
    return found


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_reader_gets_from_the_home_page_to_the_very_sentence(open_page: OpenPage, viewport: dict[str, int]) -> None:
    page = open_page("", viewport)
    article = page.locator(".md-content a", has_text="Dock workers in Bergen end their strike").first
    article.click()
    page.wait_for_url("**/articles/dock-workers-in-bergen-end-their-strike/")
    assert headline(page) == "Dock workers in Bergen end their strike"

    page.locator(".md-content a", has_text="Ada Lund").first.click()
    page.wait_for_url("**/people/ada-lund/")
    assert headline(page) == "Ada Lund"

    reference = page.locator('.md-content a.ref[href*="mayor-ada-lund"]').last
    target = (reference.get_attribute("href") or "").partition("#")[2]
    assert re.fullmatch(r"s\d+", target)
    reference.click()
    page.wait_for_url(f"**/articles/mayor-ada-lund-opens-the-new-harbour-in-bergen/#{target}")
    page.wait_for_function("selector => document.querySelector(selector).matches(':target')", arg=f"#{target}")
    page.wait_for_timeout(300)
    assert in_view_below_the_header(page, f"#{target}")
    if target != "s0":
        shown = page.evaluate("id => getComputedStyle(document.getElementById(id)).backgroundColor", target)
        assert shown != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_every_sentence_that_is_linked_to_is_lit_and_not_below_the_header(
    open_page: OpenPage, viewport: dict[str, int]
) -> None:
    page = open_page("articles/mayor-ada-lund-opens-the-new-harbour-in-bergen/", {**viewport, "height": 420})
    sentences = page.eval_on_selector_all(".md-content span[id^='s']", "all => all.map(each => each.id)")
    assert len(sentences) >= 4
    for sentence in sentences:
        page.goto(re.sub("#.*", "", page.url) + f"#{sentence}")
        page.wait_for_timeout(60)
        assert in_view_below_the_header(page, f"#{sentence}"), sentence
        lit = page.evaluate("id => getComputedStyle(document.getElementById(id)).backgroundColor", sentence)
        assert lit != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_dark_and_light_can_be_switched_and_stay(open_page: OpenPage, viewport: dict[str, int]) -> None:
    page = open_page("", viewport, color_scheme="light")

    def scheme() -> tuple[str | None, str]:
        colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return page.get_attribute("body", "data-md-color-scheme"), colour

    light = scheme()
    assert light[0] == "default"
    page.locator("label[title='Switch to dark colours']").click()
    page.wait_for_selector("body[data-md-color-scheme=slate]")
    page.wait_for_timeout(400)
    dark = scheme()
    assert dark[1] != light[1]
    page.goto(page.url + "about/")
    assert scheme()[0] == "slate"


def test_a_reader_who_prefers_dark_gets_dark(open_page: OpenPage) -> None:
    page = open_page("", WIDE, color_scheme="dark")
    page.wait_for_selector("body[data-md-color-scheme=slate]")


def test_on_a_phone_the_menu_opens_and_leads_to_a_section(open_page: OpenPage) -> None:
    page = open_page("", PHONE)
    drawer = page.locator(".md-sidebar--primary")
    assert drawer.bounding_box() is None or (drawer.bounding_box() or {"x": 0})["x"] < 0
    page.locator("label.md-header__button[for=__drawer]").click()
    people = page.locator(".md-sidebar--primary a", has_text="People").first
    people.wait_for(state="visible")
    page.wait_for_timeout(400)
    box = drawer.bounding_box()
    assert box
    assert box["x"] >= 0
    people.click()
    page.wait_for_url("**/people/")


def test_a_dead_link_leads_to_a_page_that_says_so_and_links_on(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport=WIDE)  # type: ignore[arg-type]
    response = page.goto(f"{address}people/nobody/of/that/name/")
    assert response
    assert response.status == 404
    assert headline(page) == "This page does not exist"
    page.locator(".md-content a", has_text="People").click()
    page.wait_for_url(f"{address}people/")
    assert headline(page) == "People"
    page.close()


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_headline_in_the_header_ends_before_the_search_button(open_page: OpenPage, viewport: dict[str, int]) -> None:
    page = open_page("articles/mayor-ada-lund-opens-the-new-harbour-in-bergen/", viewport)
    page.evaluate(
        "document.querySelectorAll('.md-header__topic .md-ellipsis').forEach(e => e.append(' and'.repeat(80)))"
    )
    page.locator(".briefing-search__open").wait_for()
    ends = page.eval_on_selector_all(".md-header__topic", "all => all.map(e => e.offsetLeft + e.offsetWidth)")
    title = page.evaluate("document.querySelector('.md-header__title').getBoundingClientRect().left")
    button = page.evaluate("document.querySelector('.briefing-search__open').getBoundingClientRect().left")
    assert len(ends) == 2
    assert all(title + end <= button for end in ends)


def test_a_name_in_another_script_cannot_turn_the_words_around_it(open_page: OpenPage) -> None:
    page = open_page("articles/mayor-ada-lund-opens-the-new-harbour-in-bergen/", WIDE)
    for words in ("h1 ~ p a", "p > span[id]", "strong"):
        turned = page.eval_on_selector(f".md-content {words}", "each => getComputedStyle(each).unicodeBidi")
        assert turned == "isolate", words


def test_breadcrumbs_lead_up_with_scripts_off(open_page: OpenPage, address: str) -> None:
    page = open_page("people/ada-lund/", PHONE, java_script_enabled=False)
    crumbs = page.get_by_role("navigation", name="Breadcrumb")
    assert crumbs.inner_text() == "Home › People"
    crumbs.get_by_role("link", name="People").click()
    page.wait_for_url(f"{address}people/")
    page.get_by_role("navigation", name="Breadcrumb").get_by_role("link", name="Home").click()
    page.wait_for_url(address)


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_no_page_needs_to_be_scrolled_sideways(
    open_page: OpenPage, address: str, kinds: list[str], viewport: dict[str, int]
) -> None:
    page = open_page("", viewport)
    for path in kinds:
        page.goto(address + path)
        wide, screen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= screen, path
        outside = page.evaluate(
            """() => [...document.querySelectorAll(".md-content *")]
                .filter(each => each.checkVisibility())
                .filter(each => !each.closest("pre, .highlight, .headerlink, .scrolls, [role=region][tabindex]"))
                .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
                .map(each => each.outerHTML.slice(0, 80))"""
        )
        assert outside == [], path


@pytest.mark.parametrize("path", ["", "articles/mayor-ada-lund-opens-the-new-harbour-in-bergen/", "people/ada-lund/"])
def test_pages_can_be_read_without_scripts(open_page: OpenPage, path: str) -> None:
    page = open_page(path, PHONE, java_script_enabled=False)
    text = page.inner_text(".md-content")
    assert "Ada Lund" in text
    assert page.locator(".md-content h1").is_visible()
    assert all(link.is_visible() for link in page.locator(".md-content a:not(.headerlink)").all()[:5])


def test_every_page_has_one_main_heading_and_links_have_names(
    open_page: OpenPage, address: str, kinds: list[str]
) -> None:
    page = open_page("", WIDE)
    for path in kinds:
        page.goto(address + path)
        assert page.locator("h1").count() == 1, path
        nameless = page.eval_on_selector_all(
            "a[href]", "all => all.filter(a => !a.textContent.trim() && !a.title && !a.ariaLabel).map(a => a.outerHTML)"
        )
        assert nameless == [], path


def test_an_index_leaves_out_a_column_that_is_empty_in_every_row(open_page: OpenPage) -> None:
    for index, described in (("organizations/", False), ("people/", True)):
        page = open_page(index, WIDE)
        assert page.get_by_role("columnheader", name="In the articles' words").count() == described, index
        assert page.get_by_role("columnheader", name="Last seen").count() == 1, index


@pytest.mark.parametrize("heading", ["quotes", "latest"], ids=["who said what without a cue", "an undated article"])
def test_a_line_without_small_print_goes_on_right_below_its_first_words(open_page: OpenPage, heading: str) -> None:
    lines: float = open_page("articles/", WIDE).evaluate(
        """heading => {
            const content = document.querySelector(".md-content__inner")
            content.insertAdjacentHTML("beforeend", `<h2 id="${heading}"></h2>
                <ul><li><strong><a href="#">Ada</a></strong><br>Yes.</li></ul>`)
            const line = content.querySelector(":scope > ul:last-child > li")
            const words = document.createRange()
            words.selectNode(line.lastChild)
            const above = line.querySelector("strong").getBoundingClientRect()
            return (words.getBoundingClientRect().top - above.bottom) / words.getBoundingClientRect().height
        }""",
        heading,
    )
    assert abs(lines) < 0.5  # neither next to them nor after an empty line
