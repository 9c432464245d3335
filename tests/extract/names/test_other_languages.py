"""Articles in other languages: no names without a model, the names of an installed one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.extract import find_model, unread
from generator.extract.article import read_articles
from generator.extract.model.installed import find_model_for
from generator.extract.model.loading import load_pipeline
from generator.extract.model.pipeline import load_model
from generator.records import Article

FRENCH = Article(
    key="rouen.txt",
    source_file="rouen.txt",
    source_sha256="0" * 64,
    title="Rouen ouvre son pont",
    text="Rouen ouvre son pont\n\nLa ville de Rouen ouvre le pont Flaubert. Le maire, Luc Petit, est ravi.",
    lang="fr",
    id="rouen",
)

# A substitute for an installed package: a French pipeline that recognizes two names.
PACKAGE = """
import spacy


def load(exclude=()):
    pipeline = spacy.blank("fr")
    pipeline.meta["version"] = "3.8.0"
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "LOC", "pattern": "Rouen"}, {"label": "PER", "pattern": "Luc Petit"}])
    return pipeline
"""


@pytest.fixture
def french_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A substitute for an installed model, newly loaded; other tests keep the models that they have loaded."""
    (tmp_path / "fr_core_news_sm.py").write_text(PACKAGE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("generator.extract.article.load_pipeline", load_pipeline.__wrapped__)
    find_model_for.cache_clear()
    yield
    sys.modules.pop("fr_core_news_sm", None)
    find_model_for.cache_clear()


def test_a_french_article_without_a_french_model_has_sentences_and_no_names() -> None:
    (found,) = read_articles([FRENCH], load_model())
    assert [FRENCH.text[s.start : s.end] for s in found.sentences][1:] == [
        "La ville de Rouen ouvre le pont Flaubert.",
        "Le maire, Luc Petit, est ravi.",
    ]
    assert (found.mentions, found.quotes, found.figures, found.dates) == ((), (), (), ())


def test_it_is_listed_with_its_language() -> None:
    (problem,) = unread([FRENCH], find_model())
    assert (problem.path, problem.level) == ("rouen.txt", "note")
    assert "“fr”" in problem.message


@pytest.mark.slow
@pytest.mark.usefixtures("french_model")
def test_an_installed_french_model_names_what_it_knows() -> None:
    (found,) = read_articles([FRENCH], load_model())
    assert [(m.text, m.kind, m.rule) for m in found.mentions] == [
        ("Rouen", "place", "ner:LOC"),
        ("Rouen", "place", "ner:LOC"),
        ("Luc Petit", "person", "ner:PER"),
    ]
    assert unread([FRENCH], find_model()) == ()


def test_an_article_of_great_length_is_published_without_names() -> None:
    long = Article("a", "a.txt", "0" * 64, "T", "T\n\n" + "Words and words. " * 40_000, id="a")
    (found,) = read_articles([long], load_model())
    (problem,) = unread([long], find_model())
    assert found.mentions == ()
    assert problem.level == "warning"
