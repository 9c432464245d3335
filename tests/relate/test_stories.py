"""Articles grouped into stories, and their order."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from generator.records import Article
from generator.relate import relate
from generator.relate.feature_vectors import FeatureMatrix
from generator.relate.related import find_related
from generator.relate.stories import LONGEST, WINDOW, find_stories

from .news import article, entities, findings, known, others

STRIKE = "Dockworkers harbour strike wages union cranes containers"
DAM = "Villages mud dam burst rescuers missing valley"


def strike(key: str, day: str | None, more: str = "", title: str = "Strike in the harbour") -> Article:
    return article(key, title, f"{STRIKE} {more}", day)


def test_two_events_are_two_stories_and_the_rest_is_none() -> None:
    more, names = others()
    articles = [
        strike("s1", "2024-05-01", "walkout"),
        strike("s2", "2024-05-04", "judge talks"),
        article("d1", "Dam bursts", f"{DAM} night", "2024-05-02"),
        article("d2", "Dam toll rises", f"{DAM} hospital", "2024-05-05"),
        *more,
    ]
    names |= {"s1": ["hawu"], "s2": ["hawu", "khumalo"], "d1": ["yanamayu"], "d2": ["yanamayu", "red-cross"]}
    stories = find_stories(known(articles, names), {})
    assert [(story.id, story.articles) for story in stories] == [("d1", ("d2", "d1")), ("s1", ("s2", "s1"))]


def test_the_id_stays_when_later_articles_join() -> None:
    articles = [strike(f"s{n}", f"2024-05-{n:02}", f"word{n}") for n in range(1, 7)]
    names = {one.id: ["hawu"] for one in articles}
    ids = {find_stories(known(articles[:n], names), {})[0].id for n in range(2, 7)}
    assert ids == {"s1"}


def test_the_order_of_the_seeds_does_not_matter() -> None:
    more, names = others()
    articles = [*[strike(f"s{n}", f"2024-05-{n:02}", f"word{n}") for n in range(1, 7)], *more]
    names |= {one.id: ["hawu"] for one in articles[:6]}
    expected = find_stories(known(articles, names), {})
    random.Random(3).shuffle(articles)  # noqa: S311
    assert find_stories(known(articles, names), {}) == expected


def test_versions_follow_the_newest_and_a_reprint_is_as_old_as_its_text() -> None:
    first = strike("first", "2024-05-01")
    update = strike("update", "2024-05-01", "and a late word from the union")
    reprint = strike("reprint", "2024-05-03")
    later = strike("later", "2024-05-02", "judge talks Pretoria")
    names = {key: ["hawu", "durban"] for key in ("first", "update", "reprint", "later")}
    (story,) = find_stories(known([first, update, reprint, later], names), {"update": "first", "reprint": "first"})
    assert story.id == "first"
    assert story.articles == ("later", "update", "first", "reprint")


def test_versions_of_one_text_alone_are_not_a_story() -> None:
    first, copy = strike("first", "2024-05-01"), strike("copy", "2024-05-02")
    assert find_stories(known([first, copy], {}), {"copy": "first"}) == ()


def test_next_years_strike_is_another() -> None:
    one, two = strike("one", "2024-05-01"), strike("two", "2025-05-01")
    assert find_stories(known([one, two], {"one": ["hawu"], "two": ["hawu"]}), {}) == ()


def test_articles_over_too_long_a_time_are_not_a_story() -> None:
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 7) for day in (1, 11, 21)]
    articles = [strike(f"s{n:02}", day) for n, day in enumerate(days)]
    by_id = {one.id: one for one in articles}
    stories = find_stories(known(articles, {one.id: ["hawu"] for one in articles}), {})
    assert len(stories) > 1
    for story in stories:
        dated = [int(known([by_id[i]], {})[i].day or 0) for i in story.articles]
        assert max(dated) - min(dated) <= LONGEST
        assert all(newer - older <= WINDOW for newer, older in pairwise(dated))


def test_an_undated_article_joins_and_comes_last() -> None:
    articles = [strike("s1", "2024-05-01"), strike("s2", "2024-05-02"), strike("s0", None)]
    (story,) = find_stories(known(articles, {one.id: ["hawu"] for one in articles}), {})
    assert (story.id, story.articles) == ("s1", ("s2", "s1", "s0"))


def test_pairwise_similarity_does_not_chain_articles_into_one_story() -> None:
    line = "alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa"
    words = line.split()
    articles = [
        article(f"a{n:02}", " ".join(words[n : n + 3]), " ".join(words[n : n + 4]), f"2024-05-{n + 1:02}")
        for n in range(12)
    ]
    stories = find_stories(known(articles, {}), {})
    assert max((len(story.articles) for story in stories), default=0) < 6


def test_a_name_in_every_article_groups_nothing() -> None:
    more, names = others()
    names = {key: ["united-states", *ids] for key, ids in names.items()}
    assert find_stories(known(more, names), {}) == ()


def test_the_corpus_has_stories_and_related_articles() -> None:
    articles = [
        strike("s1", "2024-05-01", "walkout at midnight, rain, pickets, songs and drums"),
        strike("s2", "2024-05-02", "judge opens talks, lawyers arrive, ministry waits", title="Talks about the strike"),
    ]
    corpus = relate(articles, findings(articles), entities({"s1": ["hawu"], "s2": ["hawu"]}))
    assert [story.articles for story in corpus.stories] == [("s2", "s1")]
    assert corpus.related["s1"][0].because == ("hawu",)


def test_the_work_grows_with_the_number_of_articles_not_of_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of articles of one day that all have one name, each is compared with some, however many there are."""
    chance = random.Random(1)  # noqa: S311
    words = [f"word{chr(97 + n % 26)}{chr(97 + n // 26)}x" for n in range(600)]
    articles = [
        article(f"a{n}", " ".join(chance.choices(words, k=5)), " ".join(chance.choices(words, k=80)), "2024-05-01")
        for n in range(1200)
    ]
    counts: list[int] = []
    similarities = FeatureMatrix.similarities

    def counting(rows: FeatureMatrix, *vectors: Any) -> Any:
        counts.append(len(vectors[-1]))
        return similarities(rows, *vectors)

    monkeypatch.setattr(FeatureMatrix, "similarities", counting)

    def compared(find: Callable[..., object], number: int) -> int:
        some = articles[:number]
        profiles = known(some, {one.id: ["one-name", f"e{n % 50}"] for n, one in enumerate(some)})
        counts.clear()
        find(profiles, {})
        return sum(counts)

    for find in (find_related, find_stories):
        # Four times the articles: 4 times the work if linear, and half as much again for the first ones, which find
        # few to be compared with; 16 if all pairs were compared.
        assert 0 < compared(find, 1200) < 6 * compared(find, 300)
