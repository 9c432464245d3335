"""Profiles of articles: feature vectors of their names and words, for comparison."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain

import msgspec
import numpy as np

from generator.language.calendar import MONTH_NAMES, WEEKDAY_NAMES
from generator.language.word_lists import word_set
from generator.records import Article, Entity, Findings
from generator.relate.feature_vectors import FeatureMatrix, Indexes, Weights, place_in_run
from generator.store.content_hash import content_hash
from generator.store.protocol import NO_STORE, Store
from generator.store.versions import code_version

KIND = "telling words"

# Names count as much as words: names alone put every report from one capital together, words alone every strike.
NAMES = WORDS = 0.5

# Features kept for each article. Its salient names and most distinctive words make up nearly all of the similarity, and
# the work for each article stays constant however long it is.
MOST_NAMES = 25
MOST_WORDS = 80

# Weight of a word in the headline and in the key sentences, against 1 in the rest.
IN_TITLE = 3
IN_KEY_SENTENCE = 2

# Rarity is counted as if this many more articles, about other things, were in the corpus: else what the articles of
# a small corpus share would seem common although it is rare in the news.
BACKGROUND = 2000

# A name or word of fewer articles weighs no more than one of this many: words of a single article distinguish it, but
# have no part in what it shares with others.
RAREST = 6

# Of languages with fewer articles than this only capitalized words count: there is too little text to know their
# function words, and names are the same in many languages.
ENOUGH = 20

# Heaviest features by which similar articles are looked up.
LEADING = 12

WORD = re.compile(r"[^\W\d_][\w’'-]+")
FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Profile:
    """The topic of one article."""

    article: Article
    """The article."""
    day: int | None
    """Its date as a proleptic Gregorian ordinal; None if it has none."""
    names: Mapping[str, float]
    """Entity id -> inverse document frequency, for every entity that it names."""


class Profiles(dict[str, Profile]):
    """Profiles by article id.

    Attributes:
        order: The ids in the order of time, undated articles first.
        index: Article id -> index in `order`.
        vectors: Feature vectors in that order, of length 1 (shorter where names or words are lacking); the features are
            names, as `@id`, and words.
    """

    def __init__(self, profiles: Mapping[str, Profile], vectors: FeatureMatrix) -> None:
        super().__init__(profiles)
        self.order = list(profiles)
        self.index = {article: n for n, article in enumerate(self.order)}
        self.vectors = vectors


@dataclass(frozen=True, slots=True)
class _Features:
    """Features of one kind, as one entry for each feature of each article."""

    names: Sequence[str]
    """Names of the features, in alphabetical order."""
    articles: Indexes
    """Index of the article of each entry."""
    features: Indexes
    """Id of the feature of each entry."""
    stress: Weights
    """Term frequency weight of each entry."""

    def rarity(self, total: int) -> Weights:
        """Inverse document frequency of each feature among a number of articles."""
        count = np.bincount(self.features, minlength=len(self.names))
        return _of_each(lambda articles: math.log(total / articles) if articles else 0.0, count)

    def heaviest(self, rarity: Weights, most: int, share: float) -> tuple[Indexes, Indexes, Weights]:
        """Entries of the heaviest features of each article, scaled to a similarity of equal articles of `share`."""
        weights = self.stress * rarity[self.features]
        order = np.lexsort((self.features, -weights, self.articles))
        order = order[place_in_run(self.articles[order]) < most]
        articles, weights = self.articles[order], weights[order]
        length = np.sqrt(np.bincount(articles, weights**2))
        return articles, self.features[order], weights / length[articles] * math.sqrt(share)


def profile_articles(
    articles: Sequence[Article],
    findings: Mapping[str, Findings],
    entities: Sequence[Entity],
    store: Store = NO_STORE,
) -> Profiles:
    """Compute the profile of every article.

    Args:
        articles: Every article, with its id.
        findings: By article id.
        entities: As resolved.
        store: Word counts of earlier builds by text.

    Returns:
        The profiles by article id.
    """
    days = {a.id: date.fromisoformat(a.date).toordinal() if a.date else None for a in articles}
    articles = sorted(articles, key=lambda a: (days[a.id] or 0, a.id))
    languages = Counter(article.lang for article in articles)
    every = {lang for lang, count in languages.items() if count >= ENOUGH or lang == "en"}
    names = _named({article.id: place for place, article in enumerate(articles)}, entities)
    words = _worded(_bags(articles, findings, every, store))
    total = len(articles) + BACKGROUND
    rarest = math.log(total / RAREST)
    rarity = names.rarity(total).tolist()
    of_names = names.heaviest(np.minimum(rarity, rarest), MOST_NAMES, NAMES)
    of_words = words.heaviest(np.minimum(words.rarity(total), rarest), MOST_WORDS, WORDS)
    # Every word comes after every name in alphabetical order: no small letter sorts before "@".
    rows, features, weights = (np.concatenate(both) for both in zip(of_names, of_words, strict=True))
    features[len(of_names[1]) :] += len(names.names)
    named: list[dict[str, float]] = [{} for _ in articles]
    for place, feature in zip(names.articles.tolist(), names.features.tolist(), strict=True):
        named[place][names.names[feature].removeprefix("@")] = rarity[feature]
    return Profiles(
        {article.id: Profile(article, days[article.id], some) for article, some in zip(articles, named, strict=True)},
        FeatureMatrix(len(articles), [*names.names, *words.names], rows, features, weights),
    )


def _named(place: Mapping[str, int], entities: Sequence[Entity]) -> _Features:
    """Entities as features, weighted by salience: half for being named at all."""
    entities = sorted(entities, key=lambda entity: entity.id)
    found = [
        (place[appearance.article], number, 0.5 + 0.5 * appearance.salience)
        for number, entity in enumerate(entities)
        for appearance in entity.appearances
        if appearance.article in place
    ]
    articles, features, stress = zip(*found, strict=True) if found else ((), (), ())
    names = [f"@{entity.id}" for entity in entities]
    return _Features(names, np.array(articles, np.int64), np.array(features, np.int64), np.array(stress, np.float64))


def _worded(bags: Sequence[Mapping[str, int]]) -> _Features:
    """Words as features, weighted by the logarithm of their counts."""
    words = sorted(set().union(*bags))
    number = {word: n for n, word in enumerate(words)}
    lengths = [len(bag) for bag in bags]
    every = chain.from_iterable(bags)
    features = np.fromiter(map(number.__getitem__, every), np.int64, sum(lengths))
    counts = np.fromiter(chain.from_iterable(bag.values() for bag in bags), np.int64, sum(lengths))
    stress = _of_each(lambda count: 1 + math.log(count), counts)
    return _Features(words, np.repeat(np.arange(len(bags)), lengths), features, stress)


def _of_each(function: Callable[[int], float], numbers: Indexes) -> Weights:
    """Apply a function to each number in Python: a logarithm by NumPy can depend on its position in the array."""
    values, which = np.unique(numbers, return_inverse=True)
    return np.array([function(value) for value in values.tolist()], np.float64)[which]


def _bags(
    articles: Sequence[Article], findings: Mapping[str, Findings], every: Collection[str], store: Store
) -> list[Mapping[str, int]]:
    """Weighted counts of the distinctive words of the articles, computed if the store has none."""
    version = code_version(("relate/similarity.py", "relate/stop_words.txt", "language"), ())
    spans = {article.id: _spans(article, findings.get(article.id)) for article in articles}
    keys = {a.id: content_hash((version, a.title, a.text, spans[a.id], a.lang in every)) for a in articles}
    kept: dict[bytes, Mapping[str, int]] = {
        key: _bag.decode(value) for key, value in store.get(KIND, list(keys.values()))
    }
    new = {}
    for article in articles:
        key = keys[article.id]
        if key not in kept:
            kept[key] = word_counts(article, spans[article.id], article.lang in every)
            new[key] = msgspec.msgpack.encode(kept[key])
    store.put(KIND, new)
    store.prune(KIND, list(keys.values()))
    return [kept[key] for key in keys.values()]


_bag = msgspec.msgpack.Decoder(dict[str, int])


def _spans(article: Article, findings: Findings | None) -> list[tuple[int, int]]:
    """Spans of the article's key sentences."""
    key = set(findings.key_sentences) if findings is not None else set()
    return [(s.start, s.end) for s in findings.sentences if s.id in key] if findings is not None and key else []


def word_counts(article: Article, key: Iterable[tuple[int, int]], every: bool) -> Mapping[str, int]:
    """Weighted counts of the distinctive words of an article."""
    counts: Counter[str] = Counter()
    spans = [(article.text, 1), (article.title, IN_TITLE - 1)]
    spans += [(article.text[start:end], IN_KEY_SENTENCE - 1) for start, end in key]
    for text, weight in spans:
        for word in _distinctive_words(text, every):
            counts[word] += weight
    return counts


def _distinctive_words(text: str, every: bool) -> Iterable[str]:
    stop = _stop_words()
    for word in WORD.findall(text):
        if len(word) >= FEWEST_LETTERS and (every or word[0].isupper()):
            lower = word.lower().replace("’", "'").removesuffix("'s")
            if lower not in stop:
                # "ships" is "ship"; "crisis" keeps its letters, and so do short words.
                plural = lower.endswith("s") and not lower.endswith(("ss", "is", "us")) and len(lower) > FEWEST_LETTERS
                yield lower[:-1] if plural else lower


@cache
def _stop_words() -> frozenset[str]:
    return word_set("relate/stop_words.txt") | {name.lower() for name in (*MONTH_NAMES, *WEEKDAY_NAMES)}
