"""Apply the editor's corrections of articles: dates and cut lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.records import Article, Boilerplate
from generator.registry import ArticleRule, Corrected, Registry

CUT = "registry cut_after"
"""Rule of the boilerplate that an editor's cut line removes."""


def correct_articles(articles: Sequence[Article], registry: Registry) -> Corrected[tuple[Article, ...]]:
    """Apply the corrections of articles.

    Args:
        articles: With their ids.
        registry: The editor's corrections.

    Returns:
        The articles in the order given, and the rules that changed one.
    """
    corrected: list[Article] = []
    used: list[ArticleRule] = []
    for article in articles:
        rule = registry.articles.get(article.id)
        better = _corrected(article, rule) if rule else article
        if rule and (better is not article):
            used.append(rule)
        corrected.append(better)
    return Corrected(tuple(corrected), tuple(used))


def _corrected(article: Article, rule: ArticleRule) -> Article:
    if rule.date:
        article = replace(article, date=rule.date, date_basis="registry")
    if rule.cut_after:
        title, *paragraphs = article.text.split("\n\n")
        cut = next((i for i, text in enumerate(paragraphs) if text.startswith(rule.cut_after)), len(paragraphs))
        removed = tuple(Boilerplate(text, CUT, None) for text in paragraphs[cut:])
        if removed and cut:  # an article is never cut down to its headline
            text = "\n\n".join((title, *paragraphs[:cut]))
            article = replace(article, text=text, boilerplate=(*article.boilerplate, *removed))
    return article
