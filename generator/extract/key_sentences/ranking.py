"""Rank sentences by centrality, position, the salience of their names, and news value."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from generator.extract.key_sentences.candidates import SentenceCandidate
from generator.extract.key_sentences.tf_idf import Vector
from generator.extract.lexicon.key_sentences import key_sentence_words
from generator.records import Mention

# Shares of a sentence's weight. They are equal and untuned: on twelve summarized articles other mixes differ from this
# one by less than chance (docs/guide/quality.md).
CENTRALITY = POSITION = SALIENCE = NEWS = 0.25

# The factors below are editorial judgements, not measured on summaries.
# Factor for a sentence that depends on the one before it ("She said that …", "But …").
CONTEXT_DEPENDENT = 0.5
# Factor for a quotation: the page has a section of its own for quotations.
SPOKEN = 0.6
# A sentence with a larger share of its words in quotation marks counts as a quotation.
MOSTLY_SPOKEN = 0.5
# Factor for a sentence that does not open its paragraph.
INSIDE_PARAGRAPH = 0.6

# Words for events and decisions, by their prefixes.
_EVENT = re.compile("|".join(sorted(key_sentence_words("event"))))
# A number that counts something: not a year, an hour or a part of a name.
_NUMBER = re.compile(r"(?<![\w.,:-])(?!(?:19|20)\d\d\b)[$€£]?\d[\d,]*(?:\.\d+)?(?![\w:]|-[a-z])")
_NUMBER_WORDS = key_sentence_words("number")


def weigh(
    candidates: Sequence[SentenceCandidate], mentions: Sequence[Mention], vectors: Sequence[Vector]
) -> list[float]:
    """Compute the weight of every candidate, 0 to 1.

    Args:
        candidates: In reading order.
        mentions: The article's names.
        vectors: One for each candidate, and last that of the title.
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


def _standing_alone(candidate: SentenceCandidate) -> float:
    """The share of its weight that a sentence keeps when read out of context."""
    return (CONTEXT_DEPENDENT if candidate.context_dependent else 1.0) * (
        SPOKEN if candidate.spoken > MOSTLY_SPOKEN else 1.0
    )


def _centrality(vectors: Sequence[Vector]) -> list[float]:
    """Similarity of each sentence to all others and the headline, summed.

    Uses the sum of all vectors instead of all pairs, so that the run time is linear in the length of the article.
    """
    total: defaultdict[str, float] = defaultdict(float)
    for vector in vectors:
        for word, weight in vector.items():
            total[word] += weight
    return [sum(weight * total[word] for word, weight in vector.items()) - 1 for vector in vectors[:-1]]


def _salience(candidates: Sequence[SentenceCandidate], mentions: Sequence[Mention]) -> list[float]:
    """For each sentence, the log frequencies of its names in the article, summed; a surname counts as its full name."""
    keys = [mention.name.lower().split()[-1] if mention.name.split() else "" for mention in mentions]
    frequency = Counter(keys)
    sums = []
    for candidate in candidates:
        start, end = candidate.sentence.start, candidate.sentence.end
        inside = {key for key, mention in zip(keys, mentions, strict=True) if start <= mention.start < end}
        sums.append(sum(math.log2(1 + frequency[key]) for key in inside))
    return sums


def _news_value(candidate: SentenceCandidate) -> float:
    """0.5 for a word for an event, plus 0.5 for a number."""
    lower = [word.lower() for word in candidate.words]
    event = any(_EVENT.match(word) for word in lower)
    number = _NUMBER.search(" ".join(candidate.words)) is not None or not _NUMBER_WORDS.isdisjoint(lower)
    return 0.5 * event + 0.5 * number


def _scaled(values: Sequence[float]) -> list[float]:
    """Values divided by the largest; 0 for negative ones."""
    most = max(values, default=0.0)
    return [max(0.0, value) / most if most > 0 else 0.0 for value in values]
