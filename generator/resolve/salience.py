"""How much an article is about each of its entities."""

from __future__ import annotations

import math
from bisect import bisect_right

from generator.records import Article, Kind, Mention, Sentence

# Weights found by trying on annotated news; they add up to 1.
IN_TITLE = 0.34
FREQUENCY = 0.30
EARLY = 0.22
SPREAD = 0.08
SUBJECT = 0.06
# A nationality is seldom what an article is about.
SHARE_OF_KIND: dict[Kind, float] = {"person": 1.0, "organization": 1.0, "place": 0.95, "group": 0.6, "event": 1.0}


class Paragraphs:
    """The paragraphs of an article, to be found by place."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]

    def at(self, offset: int) -> int | None:
        """Number of the paragraph whose sentence holds the code point at `offset`; None where none does."""
        number = bisect_right(self._starts, offset) - 1
        found = self._sentences[number]
        return found.paragraph if number >= 0 and offset < found.end else None


def salience(article: Article, paragraphs: Paragraphs, mentions: list[Mention], most: int, kind: Kind) -> float:
    """Salience from 0 to 1.

    Args:
        article: The article.
        paragraphs: Its paragraphs.
        mentions: The entity's mentions there, in reading order.
        most: Mentions of the most mentioned entity of the article.
        kind: What the entity is.
    """
    title_end = len(article.title)
    body = [m for m in mentions if m.start >= title_end]
    frequency = math.log1p(len(mentions)) / math.log1p(max(most, 1))
    length = max(1, len(article.text) - title_end)
    early = 1.0 - (body[0].start - title_end) / length if body else 0.5
    spread = min(1.0, len({p for m in mentions if (p := paragraphs.at(m.start)) is not None}) / 4)
    subject = sum(m.subject for m in mentions) / len(mentions)
    value = (
        IN_TITLE * (mentions[0].start < title_end)
        + FREQUENCY * frequency
        + EARLY * early**2
        + SPREAD * spread
        + SUBJECT * subject
    )
    return round(min(1.0, value * SHARE_OF_KIND[kind]), 4)
