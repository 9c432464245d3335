"""The task of a worker; whoever hands it out need not load what it takes."""

from __future__ import annotations

from collections.abc import Sequence

from generator.errors import BriefingError, Problem, fault_of
from generator.records import Article, Findings, Sentence


def read_batch(model: str, articles: Sequence[Article]) -> list[tuple[Findings, Problem | None]]:
    """Read some articles in whatever process this is, which loads the model once.

    Args:
        model: Name of the installed package.
        articles: With their ids.

    Returns:
        The findings of each, in the order given; with a problem where our rules fail on an article, which then has
        its paragraphs for sentences, and nothing else is found in it.
    """
    from generator.extract.articles import read_articles
    from generator.extract.model import load_model

    loaded = load_model(model)
    try:
        return [(found, None) for found in read_articles(articles, loaded)]
    except BriefingError:
        raise
    except Exception as error:  # of one of them: alone, each answers for itself
        if len(articles) > 1:
            return [one for article in articles for one in read_batch(model, [article])]
        [article] = articles
        paragraphs = tuple(
            Sentence(f"s{number}", start, end, number)
            for number, (start, end) in enumerate(article.paragraphs)
            if article.text[start:end].strip()
        )
        action = "cannot find names, and publishes the text alone"
        return [(Findings(article.id, paragraphs, ()), fault_of(article.source_file, None, action, error))]
