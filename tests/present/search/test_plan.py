"""Articles in, the shelves and facets of the search out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.present.layout import Layout
from generator.present.search import plan as search
from generator.present.search.plan import search_plan, shelve
from generator.records import Article
from tests.present.constructed import article as dated_article
from tests.present.constructed import entity, harbour, layout


def article(name: str, date: str | None, length: int = 10) -> Article:
    return Article(name, name, "0" * 64, name, "x" * length, date=date, id=name)


def shelved(*articles: Article) -> dict[str, list[str]]:
    return {name: [one.id for one in found] for name, found in shelve(articles).items()}


@pytest.fixture
def small_shelves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shelves of ten articles, three of the newest."""
    monkeypatch.setattr(search, "SHELF_CHARACTERS", 100)
    monkeypatch.setattr(search, "RECENT_CHARACTERS", 30)


def test_the_articles_of_a_small_site_are_on_one_shelf() -> None:
    assert shelved(article("b", "2024-01-02"), article("a", None)) == {"articles": ["a", "b"]}
    assert shelve(()) == {}


@pytest.mark.usefixtures("small_shelves")
def test_a_new_article_changes_one_small_shelf() -> None:
    dated = [article(f"{month:02}-{n}", f"2024-{month:02}-{n:02}") for month in range(1, 7) for n in range(1, 5)]
    undated = [article(f"undated-{n}", None) for n in range(5)]
    before = shelved(*dated, *undated)
    assert list(before) == ["2024-01", "2024-03", "2024-05", "newest", "undated"]
    assert before["newest"] == ["06-1", "06-2", "06-3", "06-4"][-1:]
    after = shelved(*dated, *undated, article("new", "2024-06-05"))
    assert {name for name in before if before[name] != after[name]} <= {"newest", "2024-05"}
    late = shelved(*dated, *undated, article("late", "2024-01-09"))
    assert {name for name in before if before[name] != late[name]} == {"2024-01"}


@pytest.mark.usefixtures("small_shelves")
def test_a_month_or_a_day_that_is_too_much_for_a_shelf_is_divided() -> None:
    month = [article(f"{day:02}-{n}", f"2024-01-{day:02}") for day in range(1, 6) for n in range(8)]
    shelves = shelved(*month, *(article(f"n{n}", "2024-02-01") for n in range(2)))
    assert all(len(found) <= 10 for found in shelves.values())
    assert len(shelves) == 6
    crowd = shelved(*(article(f"c{n}", "2024-01-01") for n in range(40)), article("n", "2024-02-01"))
    assert sum(map(len, crowd.values())) == 41
    assert len(crowd) > 4


def test_whatever_the_order_of_articles_the_shelves_are_the_same() -> None:
    some = [article(f"a{n}", f"2024-0{n % 9 + 1}-01" if n % 4 else None) for n in range(40)]
    assert shelved(*some) == shelved(*reversed(some))


# ------------------------------------------------------------------------------------------------ of a corpus


def test_a_text_has_its_sentences_with_their_anchors_and_its_filters() -> None:
    (shelf,) = search_plan(harbour()).shelves
    opening = next(text for text in shelf.texts() if text.page == "articles/opening.md")
    assert [anchor for anchor, _ in opening.passages] == ["s1", "s2", "s3", "s4"]
    assert ("day", "2024-08-18") in opening.filters
    assert ("publisher", "the-ledger") in opening.filters
    assert {value for _, value in opening.filters} >= {"ada-lund", "bergen"}
    assert {name for name, _ in opening.filters} <= set(shelf.filters)


def test_where_only_excerpts_are_published_only_they_are_indexed() -> None:
    (shelf,) = search_plan(harbour(full_text=False)).shelves
    opening = next(text for text in shelf.texts() if text.page == "articles/opening.md")
    assert [anchor for anchor, _ in opening.passages] == ["s1", "s2", "s4"]


def test_an_article_in_another_language_says_so() -> None:
    spanish = replace(dated_article("a"), lang="es")
    (shelf,) = search_plan(layout([spanish], [])).shelves
    (text,) = shelf.texts()
    assert ("lang", "es") in text.facts


def test_the_hash_of_an_article_changes_with_the_article_only() -> None:
    def hashes(laid: Layout) -> list[bytes]:
        (shelf,) = search_plan(laid).shelves
        return list(shelf.content_hashes())

    one, other = dated_article("a"), dated_article("b")
    changed = replace(other, publisher="The Ledger")
    before, after = hashes(layout([other, one], [])), hashes(layout([changed, one], []))
    assert len(before) == 2
    assert before[0] == after[0]
    assert before[1] != after[1]


def test_facets_have_what_two_articles_share_the_most_frequent_first() -> None:
    laid = layout(
        [dated_article("b", "2024-09-01"), dated_article("a"), dated_article("x", None)],
        [entity("oslo", "ab"), entity("lima", "abx"), entity("lagos", "a")],
    )
    facets = search_plan(laid).facets
    assert facets["place"] == [["lima", "lima", 3], ["oslo", "oslo", 2]]
    assert facets["period"] == [
        ["2024-09", "September 2024", 1],
        ["2024-08", "August 2024", 1],
        ["undated", "Undated", 1],
    ]
    assert facets["publisher"] == []
