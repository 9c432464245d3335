"""Descriptions of entities, in an article's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.records import Article
from generator.resolve.cross_document import CorpusCluster


def describe(cluster: CorpusCluster, articles: Mapping[str, Article]) -> tuple[str, int, int] | None:
    """Choose the role that the articles use most often for an entity, in its longest wording.

    Returns:
        Id of the article, start and end of the role in its text; None if no article has a role.
    """
    spans = [
        (articles[part.article].text[role[0] : role[1]], part.article, role)
        for part in cluster.parts
        for role in part.role_spans
    ]
    if not spans:
        return None
    counts = Counter(" ".join(words.split()).lower() for words, _, _ in spans)
    _, article, role = max(spans, key=lambda s: (counts[" ".join(s[0].split()).lower()], len(s[0])))
    return article, role[0], role[1]
