"""Corrections of articles in the registry: dates and cut lines."""

from __future__ import annotations

import pytest

from generator.read.corrections import CUT, correct_articles
from generator.records import Article
from generator.registry import load_registry

ARTICLE = Article("a.txt", "a.txt", "", "Head", "Head\n\nIt rained.\n\nMore news.\n\nEnd.", date="2024-08-18", id="a")


@pytest.mark.parametrize(
    ("rule", "text", "date", "cut"),
    [
        ("{date: 2024-08-19}", ARTICLE.text, ("2024-08-19", "registry"), []),
        ("{cut_after: More}", "Head\n\nIt rained.", ("2024-08-18", None), ["More news.", "End."]),
        ("{cut_after: Nowhere}", ARTICLE.text, ("2024-08-18", None), []),
        ("{cut_after: It}", ARTICLE.text, ("2024-08-18", None), []),  # an article is more than its headline
    ],
)
def test_a_rule_corrects_its_article(rule: str, text: str, date: tuple[str, str | None], cut: list[str]) -> None:
    registry, _ = load_registry(f"articles: {{a: {rule}}}", "registry.yml")
    other = Article("b.txt", "b.txt", "", "Head", "Head\n\nMore news.", id="b")
    corrected = correct_articles([ARTICLE, other], registry)
    article, untouched = corrected.result
    assert (article.text, (article.date, article.date_basis)) == (text, date)
    assert [(left.text, left.rule) for left in article.boilerplate] == [(words, CUT) for words in cut]
    assert untouched is other
    assert len(corrected.used) == (article != ARTICLE)
