"""How much a sentence tells of its article: centrality, position, its names and its news."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from generator.extract.key_sentences.candidates import Candidate
from generator.extract.lexicon.key_sentences import words
from generator.records import Mention

# Shares of a sentence's weight: equal. On twelve summarized articles other mixes differ from this one by less than
# chance does (docs/guide/quality.md), so nothing is tuned.
CENTRALITY = POSITION = SALIENCE = NEWS = 0.25

# A sentence that leans on the one before ("She said that …", "But …") loses half when it stands alone.
LEANING = 0.5
# Somebody's words rather than a fact: the page has a section of its own for them.
SPOKEN = 0.6

STOP = words("stop")
# Words of events and decisions, by their beginnings.
EVENTS = re.compile("|".join(sorted(words("event"))))
# A number that counts: no year, no hour, no part of a name.
NUMBER = re.compile(r"(?<![\w.,:-])(?!(?:19|20)\d\d\b)[$€£]?\d[\d,]*(?:\.\d+)?(?![\w:]|-[a-z])")
NUMBER_WORDS = words("number")

Vector = Mapping[str, float]


def stem(word: str) -> str:
    """A word without its commonest English endings, so that "rescued" and "rescuers" meet."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending in ("ings", "ing", "ers", "ies", "ed", "er", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def content(words: Sequence[str]) -> Counter[str]:
    """The words that carry meaning, as stems."""
    return Counter(stem(word) for word in words if word.lower() not in STOP)


def vectors(bags: Sequence[Counter[str]]) -> tuple[Vector, ...]:
    """Word weights of length one: what many sentences have says little about any (tf-idf within the article)."""
    frequency = Counter(word for bag in bags for word in bag)
    made = []
    for bag in bags:
        weights = {w: n * math.log(1 + len(bags) / frequency[w]) for w, n in bag.items()}
        length = math.sqrt(sum(x * x for x in weights.values())) or 1.0
        made.append({w: x / length for w, x in weights.items()})
    return tuple(made)


def similarity(one: Vector, other: Vector) -> float:
    """Cosine of two such vectors, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(x * other[w] for w, x in one.items() if w in other)


def weigh(found: Sequence[Candidate], mentions: Sequence[Mention], vector: Sequence[Vector]) -> list[float]:
    """The weight of every candidate, 0 to 1.

    Args:
        found: The candidates in reading order.
        mentions: The article's names.
        vector: One a candidate, and the title's last.
    """
    central = _scaled(_centrality(vector))
    named = _scaled(_salience(found, mentions))
    paragraphs = sorted({one.sentence.paragraph for one in found})
    rank = {paragraph: n for n, paragraph in enumerate(paragraphs)}
    weights = []
    for n, one in enumerate(found):
        position = (1 - rank[one.sentence.paragraph] / len(paragraphs)) * (1.0 if one.first else 0.6)
        weight = CENTRALITY * central[n] + POSITION * position + SALIENCE * named[n] + NEWS * _news(one)
        weights.append(weight * (LEANING if one.leaning else 1.0) * (SPOKEN if one.spoken > 0.5 else 1.0))
    return weights


def _centrality(vector: Sequence[Vector]) -> list[float]:
    """Mean similarity to the article as a whole: the sum of all sentences, the headline counted with them.

    The sum stands for all pairs, so that a long article costs no more than its words.
    """
    total: defaultdict[str, float] = defaultdict(float)
    for one in vector:
        for word, x in one.items():
            total[word] += x
    return [sum(x * total[w] for w, x in one.items()) - 1 for one in vector[:-1]]


def _salience(found: Sequence[Candidate], mentions: Sequence[Mention]) -> list[float]:
    """How often the article names whom a sentence names; a surname counts with its full name."""
    keys = [mention.name.lower().split()[-1] if mention.name.split() else "" for mention in mentions]
    often = Counter(keys)
    sums = []
    for one in found:
        inside = {k for k, m in zip(keys, mentions, strict=True) if one.sentence.start <= m.start < one.sentence.end}
        sums.append(sum(math.log2(1 + often[key]) for key in inside))
    return sums


def _news(one: Candidate) -> float:
    """Events and numbers: a half each."""
    lower = [word.lower() for word in one.words]
    event = any(EVENTS.match(word) for word in lower)
    text = " ".join(one.words)
    number = bool(NUMBER.search(text)) or any(word in NUMBER_WORDS for word in lower)
    return 0.5 * event + 0.5 * number


def _scaled(values: Sequence[float]) -> list[float]:
    most = max(values, default=0.0)
    return [max(0.0, value) / most if most > 0 else 0.0 for value in values]
