"""Accessibility of every kind of page: axe-core, the keyboard and screen readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_playwright_python
import pytest

from tests.browser import PHONE, WIDE

if TYPE_CHECKING:
    from playwright.sync_api import Page

OpenPage = Callable[..., "Page"]

ASSETS = Path(__file__).parents[2] / "docs" / "assets"
HARBOUR = "articles/mayor-ada-lund-opens-the-new-harbour-in-bergen/"

# The whole of axe-core, its best practices as well as WCAG 2.2 AA; nothing is left out.
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .map(one => `${one.id}: ${one.nodes.map(node => node.html).slice(0, 3).join(" | ")}`)"""
COLOURS = "scheme => document.body.setAttribute('data-md-color-scheme', scheme)"
STILL = "*, *::before, *::after { transition: none !important; animation: none !important }"


def focused(page: Page) -> dict[str, Any]:
    """The element that has the focus, and whether a reader sees that it does."""
    found: dict[str, Any] = page.evaluate(
        """() => {
            const all = [getComputedStyle(document.activeElement), getComputedStyle(document.activeElement, "::after")]
            const one = document.activeElement
            return {tag: one.localName, text: one.textContent.trim(), class: one.className, href: one.hash ?? "",
                    label: one.ariaLabel, lit: all.some(style => style.outlineStyle != "none")}
        }"""
    )
    return found


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_no_fault_on_any_kind_of_page_in_either_scheme(
    open_page: OpenPage, address: str, kinds: list[str], viewport: dict[str, int]
) -> None:
    page = open_page("", viewport, bypass_csp=True)  # the tool's own style and script are none of the site's
    faults = []
    for path in kinds:
        page.goto(address + path)
        page.add_style_tag(content=STILL)
        page.evaluate(AXE)
        for scheme in ("default", "slate"):
            page.evaluate(COLOURS, scheme)
            faults += [f"{path} {scheme} {fault}" for fault in page.evaluate(RUN)]
    assert faults == []


def test_the_first_stop_of_the_keyboard_leads_past_the_menus(open_page: OpenPage) -> None:
    page = open_page(HARBOUR, WIDE)
    page.keyboard.press("Tab")
    first = focused(page)
    assert "md-skip" in first["class"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-content') !== null")


def test_tabbing_through_an_article_shows_the_focus_and_reaches_its_end(open_page: OpenPage) -> None:
    page = open_page(HARBOUR, WIDE)
    stops = []
    for _ in range(300):
        page.keyboard.press("Tab")
        now = focused(page)
        if now["tag"] == "body":
            break
        stops.append(now)
    unlit = [stop for stop in stops if not stop["lit"] and stop["tag"] == "a"]
    assert unlit == []
    links = page.eval_on_selector_all(
        ".md-content a[href]:not(.cite)", "all => all.filter(a => a.tabIndex >= 0).length"
    )
    inside = sum(stop["tag"] == "a" and "md-" not in stop["class"] for stop in stops)
    assert inside >= links
    assert sum("cite" in stop["class"] for stop in stops) == 1


def test_the_arrow_keys_lead_from_sentence_to_sentence_and_enter_cites_one(open_page: OpenPage) -> None:
    page = open_page(HARBOUR, WIDE)
    page.locator("a.cite").first.focus()
    assert focused(page)["label"] == "Link to sentence 1"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert (focused(page)["href"], focused(page)["lit"]) == ("#s3", True)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#s2")
    page.wait_for_function("document.activeElement.hash == '#s2'")
    assert page.evaluate("document.querySelector('#s2').matches(':target')")
    page.keyboard.press("End")
    assert focused(page)["href"] == page.evaluate("'#' + [...document.querySelectorAll('p > span[id]')].pop().id")


def test_numbers_of_sentences_are_not_part_of_the_text(open_page: OpenPage) -> None:
    page = open_page(HARBOUR, WIDE)
    assert page.locator("#s1").text_content() == ("Ada Lund, the mayor of Bergen, opened the new harbour on Sunday.")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#s1').parentElement)")
    copied = page.evaluate("getSelection().toString()")
    assert copied.startswith("Ada Lund, the mayor")
    numbers = page.eval_on_selector_all(
        "p > span[id]", "all => all.map(each => getComputedStyle(each, '::before').content)"
    )
    assert all("counter(sentence)" in number for number in numbers)


def test_a_card_describes_a_name_and_closes_again(open_page: OpenPage) -> None:
    page = open_page(HARBOUR, WIDE)
    card = page.locator("#briefing-card")
    name = page.locator("#s1 > a", has_text="Ada Lund")
    assert not card.is_visible()

    name.hover()
    card.wait_for(state="visible")
    text = card.inner_text()
    assert text.startswith("People\nAda Lund")
    assert "mayor" in text.lower()
    assert "§" in text
    assert name.get_attribute("aria-describedby") == "briefing-card"
    card.hover()  # the pointer may go into it (WCAG 1.4.13)
    page.wait_for_timeout(500)
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    assert name.get_attribute("aria-describedby") is None

    page.mouse.move(0, 0)
    page.locator("a.cite").first.focus()
    page.keyboard.press("Tab")
    assert focused(page)["text"] == "Ada Lund"
    card.wait_for(state="visible")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.wait_for_function("document.activeElement.textContent != 'Ada Lund'")


def test_words_in_another_language_are_marked_wherever_they_stand(open_page: OpenPage, address: str) -> None:
    page = open_page("articles/", PHONE)
    headline = page.locator("a[lang=ar]").first
    assert headline.get_attribute("dir") == "rtl"
    assert page.locator("span[lang=ar][dir=rtl]").count() >= 1
    headline.click()
    page.wait_for_selector("h1[lang=ar][dir=rtl]")
    assert page.evaluate("getComputedStyle(document.querySelector('#text ~ p')).direction") == "rtl"
    quoted = page.locator("blockquote").first
    assert quoted.evaluate("each => getComputedStyle(each.firstElementChild).direction") == "rtl"
    assert quoted.evaluate("each => getComputedStyle(each).borderRightWidth") == "3px"
    assert quoted.evaluate("each => getComputedStyle(each).borderLeftWidth") == "0px"
    unmarked = page.evaluate(
        """() => [...document.querySelectorAll(".md-content__inner :not(script)")]
            .filter(each => [...each.childNodes].some(
                node => node.nodeType == 3 && /[\\u0600-\\u06ff]{3}/.test(node.textContent)))
            .filter(each => !each.closest("[lang=ar]")).map(each => each.outerHTML.slice(0, 120))"""
    )
    assert unmarked == []


def test_a_table_can_be_sorted_by_each_column_and_says_so(open_page: OpenPage) -> None:
    page = open_page("places/", WIDE)
    mentions = page.get_by_role("columnheader", name="Mentions")
    cells = "all => all.map(row => Number(row.cells[3].textContent))"
    page.get_by_role("button", name="Mentions").click()
    assert mentions.get_attribute("aria-sort") == "descending"
    counts = page.eval_on_selector_all("tbody tr", cells)
    assert counts == sorted(counts, reverse=True)
    page.get_by_role("button", name="Mentions").press("Enter")
    assert mentions.get_attribute("aria-sort") == "ascending"
    assert page.eval_on_selector_all("tbody tr", cells) == sorted(counts)

    page.get_by_role("button", name="First seen").click()
    seen = page.eval_on_selector_all("tbody tr", "all => all.map(row => row.cells[4].firstElementChild.dateTime)")
    assert seen == sorted(seen)


LEDGER = """<main class="md-content__inner"><p class="crumbs"></p><table>
  <thead><tr><th>Of what</th><th>Figure</th></tr></thead>
  <tbody><tr><td>a</td><td><data value="17000">17,000</data> § 1</td></tr>
  <tr><td>b</td><td>dozens § 2</td></tr><tr><td>c</td><td>—</td></tr>
  <tr><td>d</td><td><data value="40">two score</data> § 3</td></tr></tbody></table></main>"""


def test_figures_are_sorted_by_their_value_and_what_has_none_comes_last(open_page: OpenPage) -> None:
    page = open_page("404.html", WIDE, bypass_csp=True)
    page.set_content(LEDGER)
    page.add_script_tag(path=ASSETS / "tables.js")
    for order in (["d", "a", "b", "c"], ["b", "a", "d", "c"]):
        page.get_by_role("button", name="Figure").click()
        assert page.eval_on_selector_all("tbody tr", "all => all.map(row => row.cells[0].textContent)") == order


def test_without_scripts_tables_have_no_buttons_that_do_nothing(open_page: OpenPage) -> None:
    page = open_page("people/", WIDE, java_script_enabled=False)
    assert page.locator("th button").count() == 0
    assert page.locator("th", has_text="Mentions").is_visible()
