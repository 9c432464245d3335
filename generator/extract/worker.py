"""Worker entry point: read a batch of articles; imports spaCy lazily."""

from __future__ import annotations

from collections.abc import Sequence

from generator.errors import BriefingError, Problem, fault_of
from generator.process.time_limit import OutOfTimeError, time_limit
from generator.records import Article, Findings, Sentence

# What happens to an article that cannot be read.
ACTION = "cannot find names, and publishes the text alone"

Result = tuple[Findings, Problem | None]
"""The findings of an article, and why they are its text alone."""


def read_batch(model: str, articles: Sequence[Article], max_seconds: float | None = None) -> list[Result]:
    """Read some articles in this process, which loads the model once.

    Args:
        model: Name of the installed package.
        articles: With their ids.
        max_seconds: CPU seconds that they may take together; if they exceed it, each alone.

    Returns:
        The findings of each, in the order given; with a problem if our rules fail on an article or it exceeds the
        time limit. Its paragraphs are its sentences then, and nothing else is extracted.
    """
    from generator.extract.article import read_articles
    from generator.extract.model.pipeline import load_model

    loaded = load_model(model)
    try:
        with time_limit(max_seconds):
            return [(found, None) for found in read_articles(articles, loaded)]
    except BriefingError:
        raise
    except (Exception, OutOfTimeError) as error:
        if len(articles) > 1:  # the cause is one of them: read each alone
            return [result for article in articles for result in read_batch(model, [article], max_seconds)]
        [article] = articles
        return [(text_alone(article), _problem(article, error, max_seconds))]


def _problem(article: Article, error: BaseException, max_seconds: float | None) -> Problem:
    if isinstance(error, Exception):
        return fault_of(article.source_file, None, ACTION, error)
    hint = "Split the article, or raise `max_seconds` under extra.briefing"
    return Problem(article.source_file, None, f"{ACTION}: it takes more than {max_seconds:g} seconds", hint)


def text_alone(article: Article) -> Findings:
    """Findings of an article that cannot be read: its paragraphs as sentences."""
    paragraphs = (
        Sentence(f"s{number}", start, end, number)
        for number, (start, end) in enumerate(article.paragraphs)
        if article.text[start:end].strip()
    )
    return Findings(article.id, tuple(paragraphs), ())
