"""What an article is about, as weights of names and words."""

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
from generator.relate.feature_rows import Places, Rows, Weights, place_in_run
from generator.store.content_hash import content_hash
from generator.store.protocol import NO_STORE, Store
from generator.store.versions import code_version

KIND = "telling words"

# Names count as much as words: names alone put every report from one capital together, words alone every strike.
NAMES = WORDS = 0.5

# Features of an article that count. Its salient names and most telling words carry nearly all of the likeness, and
# the work for each article stays the same however long it is.
MOST_NAMES = 25
MOST_WORDS = 80

# Weight of a word of the headline and of the key sentences, for one in the rest: they say what it is about.
IN_TITLE = 3
IN_KEY_SENTENCE = 2

# Rarity is counted as if this many more articles, about other things, were in the corpus: else what the articles of
# a small corpus share would seem common although it is rare in the news.
BACKGROUND = 2000

# A name or word of fewer articles weighs no more than one of this many: what one article alone says sets it apart,
# but has no part in what it shares with others.
RAREST = 6

# Languages with fewer articles than this show only their capitalized words: nothing tells which of the others are
# function words, and names are the same in many languages.
ENOUGH = 20

# Heaviest features by which what is like an article is looked for.
LEADING = 12

WORD = re.compile(r"[^\W\d_][\w’'-]+")
FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class About:
    """What one article is about."""

    article: Article
    """The article."""
    day: int | None
    """Its date as a number of days; None where it has none."""
    names: Mapping[str, float]
    """Entity id -> rarity, for every entity it names."""


class Known(dict[str, About]):
    """What the articles are about, by article id.

    Attributes:
        order: The ids in the order of time, undated articles first.
        place: The place of each in it.
        rows: What each is about, in that order: its features by weight, of length 1 (shorter where names or words are
            lacking), names as `@id`, words as they are.
    """

    def __init__(self, known: Mapping[str, About], rows: Rows) -> None:
        super().__init__(known)
        self.order = list(known)
        self.place = {article: n for n, article in enumerate(self.order)}
        self.rows = rows


@dataclass(frozen=True, slots=True)
class _Features:
    """Features of one sort, and which articles have them."""

    names: Sequence[str]
    """The features, in alphabetical order."""
    articles: Places
    """The place of an article, for each feature that it has."""
    features: Places
    """The number of the feature."""
    stress: Weights
    """How much the article stresses it."""

    def rarity(self, total: int) -> Weights:
        """How rare each is among so many articles."""
        count = np.bincount(self.features, minlength=len(self.names))
        return _of_each(lambda articles: math.log(total / articles) if articles else 0.0, count)

    def part(self, rarity: Weights, most: int, share: float) -> tuple[Places, Places, Weights]:
        """The heaviest features of each article, so scaled that two like articles share so much."""
        weights = self.stress * rarity[self.features]
        order = np.lexsort((self.features, -weights, self.articles))
        order = order[place_in_run(self.articles[order]) < most]
        articles, weights = self.articles[order], weights[order]
        length = np.sqrt(np.bincount(articles, weights**2))
        return articles, self.features[order], weights / length[articles] * math.sqrt(share)


def about(
    articles: Sequence[Article],
    findings: Mapping[str, Findings],
    entities: Sequence[Entity],
    store: Store = NO_STORE,
) -> Known:
    """Say of every article what it is about.

    Args:
        articles: Every article, with its id.
        findings: By article id.
        entities: As resolved.
        store: Which words earlier builds found telling.

    Returns:
        By article id.
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
    of_names = names.part(np.minimum(rarity, rarest), MOST_NAMES, NAMES)
    of_words = words.part(np.minimum(words.rarity(total), rarest), MOST_WORDS, WORDS)
    # Every word comes after every name in the alphabet: no letter of small ones stands before "@".
    rows, features, weights = (np.concatenate(both) for both in zip(of_names, of_words, strict=True))
    features[len(of_names[1]) :] += len(names.names)
    named: list[dict[str, float]] = [{} for _ in articles]
    for place, feature in zip(names.articles.tolist(), names.features.tolist(), strict=True):
        named[place][names.names[feature].removeprefix("@")] = rarity[feature]
    return Known(
        {article.id: About(article, days[article.id], some) for article, some in zip(articles, named, strict=True)},
        Rows(len(articles), [*names.names, *words.names], rows, features, weights),
    )


def _named(place: Mapping[str, int], entities: Sequence[Entity]) -> _Features:
    """The names, and how much each article is about them: half for being named at all.

    Salience says who an article is about, rarity what sets it apart.
    """
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
    """The words of some articles, and how much each stresses them: the second time counts less than the first."""
    words = sorted(set().union(*bags))
    number = {word: n for n, word in enumerate(words)}
    lengths = [len(bag) for bag in bags]
    every = chain.from_iterable(bags)
    features = np.fromiter(map(number.__getitem__, every), np.int64, sum(lengths))
    counts = np.fromiter(chain.from_iterable(bag.values() for bag in bags), np.int64, sum(lengths))
    stress = _of_each(lambda count: 1 + math.log(count), counts)
    return _Features(words, np.repeat(np.arange(len(bags)), lengths), features, stress)


def _of_each(function: Callable[[int], float], numbers: Places) -> Weights:
    """A function of each number: by Python, whose logarithms are the same for a number wherever it stands."""
    values, which = np.unique(numbers, return_inverse=True)
    return np.array([function(value) for value in values.tolist()], np.float64)[which]


def _bags(
    articles: Sequence[Article], findings: Mapping[str, Findings], every: Collection[str], store: Store
) -> list[Mapping[str, int]]:
    """The articles' telling words and how much they count, found where they are not remembered."""
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
            kept[key] = _words(article, spans[article.id], article.lang in every)
            new[key] = msgspec.msgpack.encode(kept[key])
    store.put(KIND, new)
    store.prune(KIND, list(keys.values()))
    return [kept[key] for key in keys.values()]


_bag = msgspec.msgpack.Decoder(dict[str, int])


def _spans(article: Article, findings: Findings | None) -> list[tuple[int, int]]:
    """Where the article's key sentences stand."""
    key = set(findings.key_sentences) if findings is not None else set()
    return [(s.start, s.end) for s in findings.sentences if s.id in key] if findings is not None and key else []


def _words(article: Article, key: Iterable[tuple[int, int]], every: bool) -> Mapping[str, int]:
    """The article's telling words and how much they count."""
    counts: Counter[str] = Counter()
    spans = [(article.text, 1), (article.title, IN_TITLE - 1)]
    spans += [(article.text[start:end], IN_KEY_SENTENCE - 1) for start, end in key]
    for text, weight in spans:
        for word in _telling_words(text, every):
            counts[word] += weight
    return counts


def _telling_words(text: str, every: bool) -> Iterable[str]:
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
