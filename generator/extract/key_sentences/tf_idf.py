"""Word vectors of sentences, weighted by tf-idf within one article, and their similarity."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.extract.lexicon.key_sentences import key_sentence_words

Vector = Mapping[str, float]
"""Stem -> weight, as a unit vector."""

STOP_WORDS = key_sentence_words("stop")
# The commonest English endings, longer ones first; the stem keeps at least four letters.
_ENDINGS = ("ings", "ing", "ers", "ies", "ed", "er", "es", "s")
_SHORTEST_STEM = 4


def stem(word: str) -> str:
    """Strip the commonest English endings off a word, so that "rescued" and "rescuers" match."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def content_stems(text: Sequence[str]) -> Counter[str]:
    """Count the stems of the words that are not stop words."""
    return Counter(stem(word) for word in text if word.lower() not in STOP_WORDS)


def tf_idf_vectors(bags: Sequence[Counter[str]]) -> tuple[Vector, ...]:
    """Compute a vector for each bag of stems; a stem in many bags has a low weight."""
    frequency = Counter(word for bag in bags for word in bag)
    vectors = []
    for bag in bags:
        weights = {word: n * math.log(1 + len(bags) / frequency[word]) for word, n in bag.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({word: weight / length for word, weight in weights.items()})
    return tuple(vectors)


def similarity(one: Vector, other: Vector) -> float:
    """Cosine of two vectors, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)
