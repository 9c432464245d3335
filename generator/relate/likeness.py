"""What an article is about, as weights of names and words."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

import msgspec

from generator.digests import digest_of
from generator.memory import FORGETFUL, Memory
from generator.records import Article, Entity, Findings
from generator.relate.rows import Rows, Vector
from generator.versions import version_of

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
    vector: Vector
    """Its features by weight, of length 1 (shorter where names or words are lacking): names as `@id`, words as they
    are."""


class Known(dict[str, About]):
    """What the articles are about, by article id.

    Attributes:
        order: The ids in the order of time, undated articles first.
        place: The place of each in it.
        rows: Their vectors, in that order.
    """

    def __init__(self, known: Mapping[str, About]) -> None:
        super().__init__(known)
        self.order = sorted(known, key=lambda i: (known[i].day or 0, i))
        self.place = {article: n for n, article in enumerate(self.order)}
        self.rows = Rows([known[article].vector for article in self.order])


def about(
    articles: Sequence[Article],
    findings: Mapping[str, Findings],
    entities: Sequence[Entity],
    memory: Memory = FORGETFUL,
) -> Known:
    """Say of every article what it is about.

    Args:
        articles: Every article, with its id.
        findings: By article id.
        entities: As resolved.
        memory: Which words earlier builds found telling.

    Returns:
        By article id.
    """
    salience: dict[str, dict[str, float]] = defaultdict(dict)
    rarity: dict[str, float] = {}
    total = len(articles) + BACKGROUND
    rarest = math.log(total / RAREST)
    for entity in entities:
        rarity[entity.id] = math.log(total / len(entity.appearances))
        for appearance in entity.appearances:
            salience[appearance.article][entity.id] = appearance.salience
    languages = Counter(article.lang for article in articles)
    every = {lang for lang, count in languages.items() if count >= ENOUGH or lang == "en"}
    bags = _bags(articles, findings, every, memory)
    frequency = Counter(word for bag in bags.values() for word in bag)
    rare = {word: min(math.log(total / count), rarest) for word, count in frequency.items()}
    found = {}
    for article in articles:
        named = salience.get(article.id, {})
        # Half for being named at all: salience says who it is about, rarity what sets it apart.
        names = {f"@{e}": min(rarity[e], rarest) * (0.5 + 0.5 * s) for e, s in named.items()}
        words = {word: (1 + math.log(count)) * rare[word] for word, count in bags[article.id].items()}
        vector = {**_part(names, MOST_NAMES, NAMES), **_part(words, MOST_WORDS, WORDS)}
        day = date.fromisoformat(article.date).toordinal() if article.date else None
        found[article.id] = About(article, day, {e: rarity[e] for e in named}, vector)
    return Known(found)


def _telling(vector: Vector, most: int) -> list[str]:
    """The heaviest features, the heaviest first."""
    return [feature for _, feature in sorted((-weight, feature) for feature, weight in vector.items())[:most]]


def _part(weights: Mapping[str, float], most: int, share: float) -> dict[str, float]:
    """The heaviest of some weights, so scaled that two like parts add `share` to a likeness."""
    kept = _telling(weights, most)
    length = math.sqrt(sum(weights[f] ** 2 for f in kept))
    return {f: weights[f] / length * math.sqrt(share) for f in kept} if length else {}


def _bags(
    articles: Sequence[Article], findings: Mapping[str, Findings], every: Collection[str], memory: Memory
) -> dict[str, Mapping[str, int]]:
    """The articles' telling words and how much they count, found where they are not remembered."""
    version = version_of(("relate/likeness.py", "relate/stop_words.txt"), ())
    spans = {article.id: _spans(article, findings.get(article.id)) for article in articles}
    keys = {a.id: digest_of((version, a.title, a.text, spans[a.id], a.lang in every)) for a in articles}
    kept: dict[bytes, Mapping[str, int]] = {
        key: _bag.decode(value) for key, value in memory.get(KIND, list(keys.values()))
    }
    new = {}
    for article in articles:
        key = keys[article.id]
        if key not in kept:
            kept[key] = _words(article, spans[article.id], article.lang in every)
            new[key] = msgspec.msgpack.encode(kept[key])
    memory.put(KIND, new)
    memory.prune(KIND, list(keys.values()))
    return {article: kept[key] for article, key in keys.items()}


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
    text = resources.files(__package__).joinpath("stop_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
