"""The corpus as a whole."""

from __future__ import annotations

from generator.relate import relate

from .news import article, entities, findings


def test_articles_are_newest_first_and_undated_last() -> None:
    articles = [
        article("undated", "Ferry sinks", "A ferry sank off the coast."),
        article("old", "Harbour strike", "Dockers walked out of the harbour.", "2024-05-01"),
        article("new", "Vote counted", "Clerks counted the vote.", "2024-06-01"),
        article("also-new", "Comet seen", "A comet crossed the sky.", "2024-06-01"),
    ]
    corpus = relate(articles, findings(articles), entities({"old": ["dockers"]}))
    assert [one.id for one in corpus.articles] == ["also-new", "new", "old", "undated"]
    assert [entity.id for entity in corpus.entities] == ["dockers"]


def test_a_copy_is_a_duplicate_and_not_a_related_article() -> None:
    text = "Dockers walked out of the harbour on Monday over a cut of wages by the port company, their union said."
    articles = [article(key, "Harbour strike", text, "2024-05-01") for key in ("one", "two")]
    corpus = relate(articles, findings(articles), ())
    assert corpus.duplicate_of == {"two": "one"}
    assert not corpus.related
    assert not corpus.stories
