"""The stage: order, languages, independence, pickling, faults."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from generator.errors import BriefingError
from generator.extract.article import read_articles
from generator.extract.model.pipeline import Model, load_model
from generator.records import Article

ENGLISH = Article("a", "a", "0" * 64, "Marsh wins", "Marsh wins\n\nElena Marsh won in Portland on Monday.", id="a")
GERMAN = Article(
    "b", "b", "0" * 64, "Marsh siegt", "Marsh siegt\n\nElena Marsh siegte am Montag. Es regnete.", "de", id="b"
)


def test_findings_come_in_the_order_of_the_articles(model: Model) -> None:
    articles = [replace(ENGLISH, id=f"a{n}") for n in range(40)]
    assert [found.article for found in read_articles(articles, model)] == [f"a{n}" for n in range(40)]


def test_an_article_in_another_language_has_sentences_and_no_names(model: Model) -> None:
    (findings,) = read_articles([GERMAN], model)
    assert len(findings.sentences) == 3
    assert findings.mentions == ()


def test_findings_depend_on_their_article_alone(model: Model) -> None:
    alone = list(read_articles([ENGLISH], model))
    among = list(read_articles([GERMAN, replace(GERMAN, id="c"), ENGLISH], model))
    assert among[-1] == alone[0]


def test_findings_survive_pickling(model: Model) -> None:
    (findings,) = read_articles([ENGLISH], model)
    assert pickle.loads(pickle.dumps(findings)) == findings  # noqa: S301


@pytest.mark.parametrize("text", ["", "x", "\n\n", "Title\n\n\n\n", "—\n\n…", "A" * 5000, "T\n\n" + "Mr. " * 300])
def test_odd_texts_do_no_harm(model: Model, text: str) -> None:
    (findings,) = read_articles([Article("a", "a", "0" * 64, text.split("\n")[0], text, id="a")], model)
    assert all(text[m.start : m.end] == m.text for m in findings.mentions)


def test_a_missing_model_is_an_error_with_a_remedy() -> None:
    with pytest.raises(BriefingError) as fault:
        load_model("en_no_such_model")
    assert "pip install" in fault.value.problems[0].hint
