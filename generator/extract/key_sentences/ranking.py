"""Rank sentences by centrality, position, the salience of their names, and news value."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from generator.extract.key_sentences.candidates import Candidate
from generator.extract.key_sentences.tf_idf import Vector
from generator.extract.lexicon.key_sentences import words
from generator.records import Mention

# Shares of a sentence's weight: equal. On twelve summarized articles other mixes differ from this one by less than
# chance does (docs/guide/quality.md), so nothing is tuned.
CENTRALITY = POSITION = SALIENCE = NEWS = 0.25

# The factors below are judgements about pages, not measured on summaries.
# A sentence that needs the one before it ("She said that …", "But …") loses half when it stands alone.
CONTEXT_DEPENDENT = 0.5
# Somebody's words rather than a fact: the page has a section of its own for them.
SPOKEN = 0.6
# From this share of its words in quotation marks a sentence is somebody's words.
MOSTLY_SPOKEN = 0.5
# A sentence that does not open its paragraph says less than the one that does.
INSIDE_PARAGRAPH = 0.6

# Words of events and decisions, by their beginnings.
_EVENT = re.compile("|".join(sorted(words("event"))))
# A number that counts: no year, no hour, no part of a name.
_NUMBER = re.compile(r"(?<![\w.,:-])(?!(?:19|20)\d\d\b)[$€£]?\d[\d,]*(?:\.\d+)?(?![\w:]|-[a-z])")
_NUMBER_WORDS = words("number")


def weigh(candidates: Sequence[Candidate], mentions: Sequence[Mention], vectors: Sequence[Vector]) -> list[float]:
    """The weight of every candidate, 0 to 1.

    Args:
        candidates: In reading order.
        mentions: The article's names.
        vectors: One for each candidate, and the title's last.
    """
    centrality = _scaled(_centrality(vectors))
    salience = _scaled(_salience(candidates, mentions))
    paragraphs = sorted({candidate.sentence.paragraph for candidate in candidates})
    rank = {paragraph: n for n, paragraph in enumerate(paragraphs)}
    weights = []
    for n, candidate in enumerate(candidates):
        position = 1 - rank[candidate.sentence.paragraph] / len(paragraphs)
        position *= 1.0 if candidate.opens_paragraph else INSIDE_PARAGRAPH
        weight = (
            CENTRALITY * centrality[n] + POSITION * position + SALIENCE * salience[n] + NEWS * _news_value(candidate)
        )
        weights.append(weight * _standing_alone(candidate))
    return weights


def _standing_alone(candidate: Candidate) -> float:
    """The share of its weight that a sentence keeps out of its context."""
    return (CONTEXT_DEPENDENT if candidate.context_dependent else 1.0) * (
        SPOKEN if candidate.spoken > MOSTLY_SPOKEN else 1.0
    )


def _centrality(vectors: Sequence[Vector]) -> list[float]:
    """Similarity of each sentence to all others and the headline, summed.

    The sum of all vectors stands for all pairs, so that a long article costs no more than its words.
    """
    total: defaultdict[str, float] = defaultdict(float)
    for vector in vectors:
        for word, weight in vector.items():
            total[word] += weight
    return [sum(weight * total[word] for word, weight in vector.items()) - 1 for vector in vectors[:-1]]


def _salience(candidates: Sequence[Candidate], mentions: Sequence[Mention]) -> list[float]:
    """How often the article mentions the names in each sentence; a surname counts with its full name."""
    keys = [mention.name.lower().split()[-1] if mention.name.split() else "" for mention in mentions]
    frequency = Counter(keys)
    sums = []
    for candidate in candidates:
        start, end = candidate.sentence.start, candidate.sentence.end
        inside = {key for key, mention in zip(keys, mentions, strict=True) if start <= mention.start < end}
        sums.append(sum(math.log2(1 + frequency[key]) for key in inside))
    return sums


def _news_value(candidate: Candidate) -> float:
    """A half each for an event and a number."""
    lower = [word.lower() for word in candidate.words]
    event = any(_EVENT.match(word) for word in lower)
    number = _NUMBER.search(" ".join(candidate.words)) is not None or not _NUMBER_WORDS.isdisjoint(lower)
    return 0.5 * event + 0.5 * number


def _scaled(values: Sequence[float]) -> list[float]:
    """Values as shares of the largest; 0 for negative ones."""
    most = max(values, default=0.0)
    return [max(0.0, value) / most if most > 0 else 0.0 for value in values]
