"""Salience: how much an article is about each of its entities."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

from generator.records import Article, Findings, Kind, Mention, Sentence
from generator.resolve.clusters import DocumentCluster

# Weights of the features, which add up to 1: found by trial on annotated news.
IN_TITLE = 0.34
FREQUENCY = 0.30
EARLY = 0.22
SPREAD = 0.08
SUBJECT = 0.06
# A nationality is seldom the topic of an article.
SHARE_OF_KIND: dict[Kind, float] = {"person": 1.0, "organization": 1.0, "place": 0.95, "group": 0.6, "event": 1.0}


class SalienceScorer:
    """Scorer of the entities of one article."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], most: int) -> None:
        """Prepare an article.

        Args:
            article: The article.
            sentences: Its sentences, in reading order.
            most: Mentions of the most mentioned entity of the article.
        """
        self._title_end = len(article.title)
        self._length = max(1, len(article.text) - self._title_end)
        self._most = math.log1p(max(most, 1))
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]

    def weight(self, mentions: Sequence[Mention]) -> float:
        """How much the article is about an entity with these mentions, in reading order; regardless of its kind."""
        title_end, first = self._title_end, mentions[0].start
        frequency = math.log1p(len(mentions)) / self._most
        in_title = first < title_end
        in_body = next((m.start for m in mentions if m.start >= title_end), None) if in_title else first
        early = 1.0 - (in_body - title_end) / self._length if in_body is not None else 0.5
        spread = min(1.0, self._paragraphs(mentions) / 4)
        subject = sum([m.subject for m in mentions]) / len(mentions)
        return IN_TITLE * in_title + FREQUENCY * frequency + EARLY * early**2 + SPREAD * spread + SUBJECT * subject

    def _paragraphs(self, mentions: Sequence[Mention]) -> int:
        """Number of paragraphs with a sentence in which a mention begins."""
        starts, sentences = self._starts, self._sentences
        found = set()
        for mention in mentions:
            number = bisect_right(starts, mention.start) - 1
            if number >= 0 and mention.start < sentences[number].end:
                found.add(sentences[number].paragraph)
        return len(found)


def weigh_clusters(article: Article, findings: Findings, clusters: Sequence[DocumentCluster]) -> SalienceScorer:
    """Set the weight of every cluster of an article.

    Returns:
        What measures the article, for clusters that are merged or split later.
    """
    most = max((len(cluster.mentions) for cluster in clusters), default=0)
    scorer = SalienceScorer(article, findings.sentences, most)
    for cluster in clusters:
        cluster.weight = scorer.weight(cluster.mentions)
    return scorer


def salience(weight: float, kind: Kind) -> float:
    """Salience from 0 to 1 of an entity of this kind."""
    return round(min(1.0, weight * SHARE_OF_KIND[kind]), 4)
