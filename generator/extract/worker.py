"""The task of a worker; whoever hands it out need not load what it takes."""

from __future__ import annotations

from collections.abc import Sequence

from generator.records import Article, Findings


def read_batch(model: str, articles: Sequence[Article]) -> list[Findings]:
    """Read some articles in whatever process this is, which loads the model once.

    Args:
        model: Name of the installed package.
        articles: With their ids.
    """
    from generator.extract.articles import read_articles
    from generator.extract.model import load_model

    return list(read_articles(articles, load_model(model)))
