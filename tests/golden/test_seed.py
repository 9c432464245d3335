"""The first seed article: the site lists what a careful reader lists, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from generator.config import load_settings
from generator.records import Corpus
from tests.builds import planned

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return planned(load_settings(REPOSITORY / "mkdocs.yml")[0]).corpus


def test_the_names_are_those_of_a_careful_reader(corpus: Corpus) -> None:
    names: dict[str, set[str]] = defaultdict(set)
    for entity in corpus.entities:
        names[entity.kind].add(entity.name)
    assert names == {
        "person": {"Antony Blinken", "Benjamin Netanyahu", "Ismail Haniyeh", "Mohammed Khattab"},
        "organization": {"Hamas", "Biden administration", "Israeli military"},
        "place": {
            "Gaza", "Israel", "Egypt", "Qatar", "United States", "Iran",
            "Tel Aviv", "Cairo", "Doha", "Tehran", "Deir Al-Balah", "Middle East",
        },
        "group": {"Palestinians", "Israelis"},
    }  # fmt: skip


def test_every_mention_of_the_surname_is_the_secretary(corpus: Corpus) -> None:
    (article,) = corpus.articles
    (secretary,) = (entity for entity in corpus.entities if entity.id == "antony-blinken")
    assert secretary.mention_count == article.text.count("Blinken") == 7


def test_the_figures_have_their_bounds_and_sources(corpus: Corpus) -> None:
    (article,) = corpus.articles
    figures = [
        (article.text[f.start : f.end], f.value, f.bound, f.kind, article.text[slice(*(f.attribution or (0, 0)))])
        for f in corpus.findings[article.id].figures
    ]
    assert figures == [
        ("at least 21 people", 21, "at least", "killed", ""),
        ("six children", 6, "exact", "killed", ""),
        ("over 40,000 Palestinian deaths", 40_000, "more than", "killed", ""),
        ("17,000 Hamas combatants", 17_000, "exact", "killed", "Israeli sources"),
    ]


def test_the_dates_are_resolved_against_the_day_of_publication(corpus: Corpus) -> None:
    (article,) = corpus.articles
    dates = {(article.text[d.start : d.end], d.value) for d in corpus.findings[article.id].dates}
    assert {("Sunday", "2024-08-18"), ("Monday", "2024-08-19"), ("October 7", "2023-10-07")} <= dates


def test_the_anonymous_official_is_quoted_as_worded(corpus: Corpus) -> None:
    (article,) = corpus.articles
    (quote,) = (quote for quote in corpus.findings[article.id].quotes if quote.direct)
    assert article.text[quote.start : quote.end].rstrip(",") == "critical inflection point"
    assert quote.speaker is not None
    assert article.text[slice(*quote.speaker)].startswith("a senior Biden administration official")
    assert quote.mention is None
