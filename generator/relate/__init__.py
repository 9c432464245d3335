"""Entities -> Corpus: find duplicates, stories, related articles and co-mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.records import Article, Corpus, Entity, Findings, OpenQuestion
from generator.relate.co_mentions import co_mentions
from generator.relate.near_duplicates import find_duplicates
from generator.relate.related import find_related
from generator.relate.similarity import profile_articles
from generator.relate.stories import find_stories
from generator.store.protocol import NO_STORE, Store


def relate(
    articles: Sequence[Article],
    findings: Mapping[str, Findings],
    entities: Sequence[Entity],
    open_questions: Sequence[OpenQuestion] = (),
    redirects: Mapping[str, str] | None = None,
    store: Store = NO_STORE,
) -> Corpus:
    """Relate the articles of a corpus to each other.

    Args:
        articles: Every article, with its id, in any order.
        findings: By article id.
        entities: As resolved.
        open_questions: Decisions that resolution left open.
        redirects: Old address of an entity -> its new address.
        store: Results of earlier builds by text.

    Returns:
        The corpus, its articles newest first, undated ones last.
    """
    duplicate_of = find_duplicates(articles, store)
    profiles = profile_articles(articles, findings, entities, store)
    return Corpus(
        articles=tuple(sorted(articles, key=_newest_first)),
        findings=findings,
        entities=tuple(entities),
        duplicate_of=duplicate_of,
        co_mentions=co_mentions(entities),
        related=find_related(profiles, duplicate_of),
        stories=find_stories(profiles, duplicate_of),
        open_questions=tuple(open_questions),
        redirects=redirects or {},
    )


def _newest_first(article: Article) -> tuple[int, str]:
    """Sort key; dates are negative numbers, so that articles of one day keep the order of their keys."""
    return (-int(article.date.replace("-", "")) if article.date else 0, article.key)
