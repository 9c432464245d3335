"""Descriptions in an article's own words."""

from __future__ import annotations

from generator.records import Article, Mention
from generator.resolve.clusters import DocumentCluster
from generator.resolve.cross_document import CorpusCluster
from generator.resolve.descriptions import describe


def described(*texts: str) -> str | None:
    """The description of a person whom each article calls by the words before `Omar Reed`."""
    parts, articles = [], {}
    for number, text in enumerate(texts):
        start = text.index("Omar Reed")
        role = (0, start - 1) if start else None
        mention = Mention("Omar Reed", start, start + 9, "person", "Omar Reed", "test", role=role)
        parts.append(DocumentCluster(str(number), "person", (mention,)))
        articles[str(number)] = Article("k", "k", "0" * 64, "t", text, id=str(number))
    found = describe(CorpusCluster("person", parts), articles)
    return articles[found[0]].text[found[1] : found[2]] if found else None


def test_the_role_that_most_articles_use_is_taken() -> None:
    assert described("Mayor Omar Reed", "Interior Minister Omar Reed", "Interior minister Omar Reed") in {
        "Interior Minister",
        "Interior minister",
    }


def test_of_roles_used_equally_often_the_longest_is_taken() -> None:
    assert described("Mayor Omar Reed", "Interior Minister Omar Reed") == "Interior Minister"


def test_without_a_role_there_is_none() -> None:
    assert described("Omar Reed") is None
