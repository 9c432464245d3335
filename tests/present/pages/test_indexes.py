"""Articles, stories and entities in, their indexes out: on one page, or on one for each month or letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from generator.present.layout import Layout
from generator.present.pages import indexes
from generator.present.pages.indexes import articles_indexes, section_indexes, stories_indexes
from generator.publish.render import renderer
from generator.records import Story
from generator.site_plan import Page
from tests.present.constructed import article, entity, layout


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Indexes that hold two rows, one of the newest."""
    monkeypatch.setattr(indexes, "ONE_PAGE", 2)
    monkeypatch.setattr(indexes, "ONE_TABLE", 1)
    monkeypatch.setattr(indexes, "LATEST", 1)


@pytest.fixture
def laid() -> Layout:
    """Three stories of two articles each: two of May, one without a date."""
    days = ["2024-05-03", "2024-05-02", "2024-05-02", "2024-05-01", None, None]
    articles = [article(f"a{number}", day) for number, day in enumerate(days)]
    stories = tuple(Story(f"a{n + 1}", (f"a{n}", f"a{n + 1}")) for n in (0, 2, 4))
    return layout(articles, [], stories=stories)


def test_a_short_index_of_articles_lists_them_by_month_and_undated_ones_last(laid: Layout) -> None:
    (page,) = articles_indexes(laid)
    assert [(month.heading, month.anchor, month.total) for month in page.view.months] == [
        ("May 2024", "m-2024-05", 4),
        ("Undated", "m-undated", 2),
    ]
    assert [link.href for link in page.view.months[1].articles] == ["a4.md", "a5.md"]


@pytest.mark.usefixtures("short_pages")
def test_a_long_index_of_articles_shows_the_newest_and_leads_to_a_page_for_each_month(laid: Layout) -> None:
    index, *months = articles_indexes(laid)
    assert [link.href for link in index.view.latest] == ["a0.md"]
    assert [month.href for month in index.view.months] == ["by-month/2024-05.md", "by-month/undated.md"]
    assert {page.path: [link.href for link in page.view.months[0].articles] for page in months} == {
        "articles/by-month/2024-05.md": ["../a0.md", "../a1.md", "../a2.md", "../a3.md"],
        "articles/by-month/undated.md": ["../a4.md", "../a5.md"],
    }


def test_a_short_index_of_stories_lists_each_by_its_newest_article(laid: Layout) -> None:
    (page,) = stories_indexes(laid)
    assert [(link.title, link.href, total) for link, total in page.view.stories] == [
        ("Title a0", "a1.md", 2),
        ("Title a2", "a3.md", 2),
        ("Title a4", "a5.md", 2),
    ]


@pytest.mark.usefixtures("short_pages")
def test_a_long_index_of_stories_shows_the_newest_and_leads_to_a_page_for_each_month(laid: Layout) -> None:
    index, *months = stories_indexes(laid)
    assert [link.href for link, _ in index.view.stories] == ["a1.md"]
    assert [(link.text, link.href, total) for link, total in index.view.months] == [
        ("May 2024", "by-month/2024-05.md", 2),
        ("Undated", "by-month/undated.md", 1),
    ]
    assert {page.path: [link.href for link, _ in page.view.stories] for page in months} == {
        "stories/by-month/2024-05.md": ["../a1.md", "../a3.md"],
        "stories/by-month/undated.md": ["../a5.md"],
    }


def places(*names: str) -> Layout:
    return layout([article("a")], [entity(name.lower(), "a", name=name) for name in names])


def test_a_short_section_is_one_table_by_rank() -> None:
    laid = layout([article("a"), article("b")], [entity("lima", "a"), entity("oslo", "ab")])
    (page,) = section_indexes(laid, "place")
    assert [row.name for row in page.view.most_mentioned] == ["oslo", "lima"]
    assert (page.view.letters, page.view.letter_links) == ((), ())


def test_a_name_without_a_page_leads_to_the_sentence_that_names_it() -> None:
    (page,) = section_indexes(layout([article("a")], [entity("seldom", "a", own_page=False)]), "place")
    assert [row.href for row in page.view.most_mentioned] == ["../articles/a.md#s0"]


def test_names_are_sorted_under_letters_without_accents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexes, "ONE_TABLE", 1)
    (page,) = section_indexes(places("Évora", "Eger", "Zagreb", "東京"), "place")
    assert [(anchor, [row.name for row in rows]) for anchor, rows in page.view.letters] == [
        ("letter-other", ["東京"]),
        ("letter-e", ["Eger", "Évora"]),
        ("letter-z", ["Zagreb"]),
    ]
    assert [(link.text, link.href) for link in page.view.letter_links] == [
        ("#", "#letter-other"), ("E", "#letter-e"), ("Z", "#letter-z"),
    ]  # fmt: skip


@pytest.mark.usefixtures("short_pages")
def test_a_long_section_has_pages_for_each_letter_and_for_parts_of_it() -> None:
    index, *letters = section_indexes(places("Eger", "Essen", "Erfurt", "Zagreb"), "place")
    assert [link.href for link in index.view.letter_links] == ["a-z/e.md", "a-z/z.md"]
    assert [(page.path, page.view.heading, [row.name for row in page.view.entities]) for page in letters] == [
        ("places/a-z/e.md", "Places: E, part 1", ["Eger", "Erfurt"]),
        ("places/a-z/e-2.md", "Places: E, part 2", ["Essen"]),
        ("places/a-z/z.md", "Places: Z", ["Zagreb"]),
    ]
    assert [link.href for link in letters[0].view.part_links] == ["e.md", "e-2.md"]


@pytest.mark.usefixtures("short_pages")
@pytest.mark.parametrize(
    ("make", "lines"),
    [
        (articles_indexes, ["- [May 2024](by-month/2024-05.md) · 4 articles", "- **[Title a0](a0.md)**"]),
        (stories_indexes, ["- [May 2024](by-month/2024-05.md) · 2 stories", "- **[Title a0](a1.md)**"]),
    ],
)
def test_a_long_index_is_written_with_its_months(
    laid: Layout, make: Callable[[Layout], Iterator[Page]], lines: list[str]
) -> None:
    text = renderer()(next(make(laid)))
    assert all(f"\n{line}" in text for line in lines)
