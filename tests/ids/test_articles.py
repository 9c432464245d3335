"""Ids of articles: the one given before, else the slug of the title."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations

from generator.ids.articles import with_ids
from generator.ids.slugs import fingerprint
from generator.records import Article


def article(key: str, title: str, date: str | None = None) -> Article:
    return Article(key, key, "0" * 64, title, f"{title}\n\nIt rained.", date=date)


def ids(articles: list[Article], known: Mapping[str, str] | None = None) -> dict[str, str]:
    return {one.key: one.id for one in with_ids(articles, known)}


HARBOUR = article("harbour.txt", "Harbour opens", "2024-08-18")
AGAIN = article("again.txt", "Harbour opens", "2024-08-19")
UNDATED = article("a-first-by-name.txt", "Harbour opens")


def test_the_id_is_the_slug_of_the_title() -> None:
    assert ids([HARBOUR]) == {"harbour.txt": "harbour-opens"}


def test_of_equal_titles_the_earliest_takes_the_bare_slug() -> None:
    given = ids([UNDATED, AGAIN, HARBOUR])
    assert given["harbour.txt"] == "harbour-opens"
    assert given["again.txt"] == f"harbour-opens-{fingerprint('again.txt')}"
    assert given["a-first-by-name.txt"] == f"harbour-opens-{fingerprint('a-first-by-name.txt')}"


def test_ids_do_not_depend_on_the_order_of_files_or_on_how_many_there_are() -> None:
    all_three = ids([HARBOUR, AGAIN, UNDATED])
    assert all(ids(list(some)) == all_three for some in permutations([HARBOUR, AGAIN, UNDATED]))
    assert ids([HARBOUR, UNDATED])["a-first-by-name.txt"] == all_three["a-first-by-name.txt"]


def test_an_article_keeps_the_id_it_had_when_its_title_changes_or_an_earlier_one_comes() -> None:
    assert ids([HARBOUR, AGAIN], {"again.txt": "harbour-opens"}) == {
        "harbour.txt": f"harbour-opens-{fingerprint('harbour.txt')}",
        "again.txt": "harbour-opens",
    }
    assert ids([article("harbour.txt", "Harbour closes")], {"harbour.txt": "harbour-opens"}) == {
        "harbour.txt": "harbour-opens"
    }


def test_an_id_claimed_by_two_articles_goes_to_one() -> None:
    given = ids([HARBOUR, AGAIN], {"harbour.txt": "x", "again.txt": "x"})
    assert given["harbour.txt"] == "x"
    assert given["again.txt"] == "harbour-opens"


def test_the_order_of_the_articles_stays() -> None:
    assert [one.key for one in with_ids([AGAIN, HARBOUR])] == ["again.txt", "harbour.txt"]
