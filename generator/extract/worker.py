"""The task of a worker; whoever hands it out need not load what it takes."""

from __future__ import annotations

from collections.abc import Sequence

from generator.errors import BriefingError, Problem, fault_of
from generator.process.time_limit import OutOfTimeError, time_limit
from generator.records import Article, Findings, Sentence

# What becomes of an article that cannot be read.
ACTION = "cannot find names, and publishes the text alone"


def read_batch(
    model: str, articles: Sequence[Article], seconds: float | None = None
) -> list[tuple[Findings, Problem | None]]:
    """Read some articles in whatever process this is, which loads the model once.

    Args:
        model: Name of the installed package.
        articles: With their ids.
        seconds: What they may take of the processor, and then, where that is too little, each by itself.

    Returns:
        The findings of each, in the order given; with a problem where our rules fail on an article, or it takes too
        long. Its paragraphs are its sentences then, and nothing else is found in it.
    """
    from generator.extract.article import read_articles
    from generator.extract.model.pipeline import load_model

    loaded = load_model(model)
    try:
        with time_limit(seconds):
            return [(found, None) for found in read_articles(articles, loaded)]
    except BriefingError:
        raise
    except (Exception, OutOfTimeError) as error:  # of one of them: alone, each answers for itself
        if len(articles) > 1:
            return [one for article in articles for one in read_batch(model, [article], seconds)]
        [article] = articles
        if isinstance(error, Exception):
            return [(text_alone(article), fault_of(article.source_file, None, ACTION, error))]
        hint = "Split the article, or raise `max_seconds` under extra.briefing"
        return [
            (
                text_alone(article),
                Problem(article.source_file, None, f"{ACTION}: it takes more than {seconds:g} seconds", hint),
            )
        ]


def text_alone(article: Article) -> Findings:
    """What is known of an article that cannot be read: its paragraphs."""
    paragraphs = (
        Sentence(f"s{number}", start, end, number)
        for number, (start, end) in enumerate(article.paragraphs)
        if article.text[start:end].strip()
    )
    return Findings(article.id, tuple(paragraphs), ())
