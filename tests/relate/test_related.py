"""Related articles, and the reason given."""

from __future__ import annotations

from generator.relate.related import MOST, THRESHOLD, find_related

from .news import article, known, others

STRIKE = "Dockworkers harbour strike wages union cranes containers"


def test_shared_names_and_words_relate_and_the_rarest_shared_name_is_the_first_reason() -> None:
    more, names = others()
    one = article("one", "Dockworkers strike", STRIKE, "2024-05-01")
    two = article("two", "Strike in the harbour", STRIKE, "2024-05-02")
    names |= {"one": ["durban", "hawu"], "two": ["durban", "hawu"], "other-2": ["durban", "bank-of-lakes"]}
    found = find_related(known([one, two, *more], names), {})
    assert [related.article for related in found["one"]] == ["two"]
    assert found["one"][0].because == ("hawu", "durban")
    assert THRESHOLD <= found["one"][0].score <= 1
    assert "other-0" not in found


def test_one_shared_capital_does_not_relate() -> None:
    more, names = others()
    names = {key: ["lima", *ids] for key, ids in names.items()}
    assert not find_related(known(more, names), {})


def test_the_nearer_in_time_comes_first_and_an_undated_article_takes_part() -> None:
    near = article("near", "Strike", STRIKE, "2024-05-03")
    far = article("far", "Strike", STRIKE, "2021-05-03")
    undated = article("undated", "Strike", STRIKE)
    one = article("one", "Strike", STRIKE, "2024-05-01")
    names = {key: ["hawu"] for key in ("near", "far", "undated", "one")}
    found = find_related(known([far, near, undated, one], names), {})
    assert [related.article for related in found["one"]] == ["undated", "near", "far"]
    assert {related.article for related in found["undated"]} == {"near", "far", "one"}


def test_an_article_is_not_related_to_its_own_versions_and_others_are_named_once() -> None:
    first = article("first", "Strike", STRIKE, "2024-05-01")
    copy = article("copy", "Strike", STRIKE, "2024-05-02")
    later = article("later", "Strike goes on", f"{STRIKE} judge", "2024-05-03")
    names = {key: ["hawu"] for key in ("first", "copy", "later")}
    found = find_related(known([first, copy, later], names), {"copy": "first"})
    assert [related.article for related in found["later"]] == ["first"]
    assert [related.article for related in found["first"]] == ["later"]
    assert found["copy"] == found["first"]


def test_at_most_five() -> None:
    articles = [article(f"a{n}", "Strike", STRIKE, f"2024-05-{n + 1:02}") for n in range(9)]
    found = find_related(known(articles, {one.id: ["hawu"] for one in articles}), {})
    assert {len(related) for related in found.values()} == {MOST}


def test_names_in_another_language_relate_and_function_words_do_not() -> None:
    spanish = [
        article("es-1", "Una niña fue rescatada", "Según los equipos de rescate, Yanamayu, Santa Rita", lang="es"),
        article("es-2", "Una obra fue estrenada", "Según los equipos de teatro, Bogotá, Medellín", lang="es"),
    ]
    english = article("en", "Girl rescued in Santa Rita", "Rescuers pulled a girl from the mud of Yanamayu, Santa Rita")
    found = find_related(known([*spanish, english], {}), {})
    assert [related.article for related in found["es-1"]] == ["en"]
    assert found["es-1"][0].because == ()
    assert "es-2" not in found


def test_an_empty_corpus_stays_empty() -> None:
    assert find_related(known([], {}), {}) == {}
    empty = article("empty", "?", "!")
    assert find_related(known([empty], {}), {}) == {}
