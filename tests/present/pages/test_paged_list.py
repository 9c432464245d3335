"""Groups of sorted lines in, the pages that list them out."""

from __future__ import annotations

import pytest

from generator.present.pages import paged_list
from generator.present.pages.paged_list import LineGroup, LineRef, ListPage, PagedList, in_key_order, list_pages


def group(heading: str, *keys: str) -> LineGroup:
    lines = [LineRef(key, (key.partition(" ")[0], ""), "article", number) for number, key in enumerate(keys)]
    return LineGroup(heading, heading, in_key_order(lines))


def pages(*groups: LineGroup, latest_first: bool = False) -> dict[str, ListPage]:
    made = list_pages(PagedList("figures/index.md", "Figures", groups, latest_first))
    return {page.path: page for page in made}


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of two lines."""
    monkeypatch.setattr(paged_list, "ONE_PAGE", 2)


def test_a_short_list_has_one_page() -> None:
    both = (group("killed", "people"), group("money", "dollars"))
    (page,) = pages(*both).values()
    assert (page.heading, page.total, page.links, page.groups) == ("Figures", 2, (), both)


def test_a_long_list_has_an_index_and_a_page_for_each_group() -> None:
    made = pages(group("killed", "people", "soldiers"), group("money", "dollars"))
    assert list(made) == ["figures/index.md", "figures/killed.md", "figures/money.md"]
    assert [(link.text, link.href) for link in made["figures/index.md"].links] == [
        ("killed (2)", "killed.md"),
        ("money (1)", "money.md"),
    ]
    assert made["figures/killed.md"].above == (("Figures", "figures/index.md"),)


def test_a_long_group_has_a_page_for_each_part_named_by_its_first_line() -> None:
    made = pages(group("killed", "aid workers", "children", "people", "soldiers"))
    parts = [page for path, page in made.items() if path.count("/") == 2]
    assert [line.key for page in parts for part in page.groups for line in part.lines] == [
        "aid workers", "children", "people", "soldiers",
    ]  # fmt: skip
    assert all(page.total <= 2 for page in parts)
    assert [link.href for link in made["figures/killed.md"].links] == [
        page.path.removeprefix("figures/") for page in parts
    ]
    assert parts[0].above == (("Figures", "figures/index.md"), ("killed", "figures/killed.md"))


def test_parts_that_begin_with_the_same_key_have_paths_of_their_own() -> None:
    made = pages(group("killed", *["people"] * 5))
    assert [path for path in made if path.count("/") == 2] == [
        "figures/killed/people.md", "figures/killed/people-2.md", "figures/killed/people-3.md",
    ]  # fmt: skip


def test_the_latest_part_comes_first_where_that_is_asked_for() -> None:
    days = [f"2024-08-{day:02}" for day in range(1, 5)]
    made = pages(group("2024", *days), latest_first=True)
    first_of_each_part = [page.groups[0].lines[0].key for path, page in made.items() if path.count("/") == 2]
    assert first_of_each_part == sorted(first_of_each_part, reverse=True)
    assert len(first_of_each_part) > 1


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        ([("aid", ""), ("people", "")], "aid – people"),
        ([("people", "2024-01"), ("People", "2024-02-03")], "people, January 2024 – 3 February 2024"),
        ([("people", ""), ("people", "")], "people, undated"),
        ([("", ""), ("people", "")], "— – people"),
        ([("", "2024"), ("", "2024")], "2024"),
    ],
)
def test_a_part_is_named_by_what_its_first_and_last_line_differ_in(labels: list[tuple[str, str]], name: str) -> None:
    lines = [LineRef(f"{number}", label, "article", number) for number, label in enumerate(labels)]
    many = LineGroup("killed", "killed", [*lines, LineRef("9", ("z", ""), "article", 9)])
    first = next(page for page in pages(many).values() if page.path.count("/") == 2)
    assert first.heading == f"Figures: killed, {name}"
