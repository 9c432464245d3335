"""Who or what an entity is, in an article's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.records import Article
from generator.resolve.cross_document import Cluster


def describe(cluster: Cluster, articles: Mapping[str, Article]) -> tuple[str, int, int] | None:
    """Article, start and end of the role that the articles give most often; the fullest wording, then the first."""
    spans = [
        (articles[local.article].text[role[0] : role[1]], local.article, role)
        for local in cluster.locals
        for role in local.role_spans
    ]
    if not spans:
        return None
    counts = Counter(" ".join(words.split()).lower() for words, _, _ in spans)
    _, article, role = max(spans, key=lambda s: (counts[" ".join(s[0].split()).lower()], len(s[0])))
    return article, role[0], role[1]
