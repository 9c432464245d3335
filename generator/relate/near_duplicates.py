"""Articles that repeat one another: the same text from two sites, an updated version of an earlier one."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from generator.records import Article
from generator.store.protocol import NO_STORE, Store
from generator.store.versions import code_version

KIND = "runs of words"

# Shared runs of words out of all runs (Jaccard) from which two articles are one text. At 0.7 an update that
# adds a paragraph in ten is still found; two reports of one event in different words stay far below (< 0.2).
THRESHOLD = 0.7

# Words a run: shorter runs are shared by chance, longer ones break at every edited word (Broder 1997 uses 4 to 10).
SHINGLE = 4

# Orders of all possible runs, of which a sketch keeps the first of the text's: the standard error of the estimate is
# 1 / sqrt(128) = 0.09; candidates are then compared exactly.
PERMUTATIONS = 128

# Bytes of a value of a sketch.
WIDTH = 8

# An order is that of the runs' hashes times one odd number plus another, in 64 bits (Dietzfelbinger, Hagerup,
# Katajainen & Penttonen 1997, "A reliable randomized algorithm for the closest-pair problem").
_CHANCE = np.random.Generator(np.random.PCG64(1))
FACTORS, TERMS = _CHANCE.integers(0, 2**64, size=(2, PERMUTATIONS, 1), dtype=np.uint64)
FACTORS |= np.uint64(1)

# Texts that agree in all ROWS values of one of BANDS bands are compared (Leskovec, Rajaraman & Ullman 2014, "Mining of
# Massive Datasets", 3.4): of texts with Jaccard 0.7 this misses one in 90, of those with 0.8 none in 10,000; of those
# with 0.2 it compares one in 130.
BANDS, ROWS = 25, 5

# Runs sketched at a time, which keeps the memory within 10 MB however long a text is.
AT_ONCE = 8192

_WORD = re.compile(r"\w+")


def find_duplicates(articles: Sequence[Article], store: Store = NO_STORE) -> Mapping[str, str]:
    """Find exact and near duplicates without comparing all pairs (MinHash with locality-sensitive hashing).

    Args:
        articles: Every article, with its id.
        store: What earlier builds made of their texts.

    Returns:
        Id of each repeating article -> id of the article that it repeats, which itself repeats none: the
        earliest dated of its kind, undated ones after dated ones, then by key.
    """
    texts = _texts(articles, store)
    shared = _shared_bands(texts)
    originals: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    duplicate_of: dict[str, str] = {}
    for article in sorted(articles, key=lambda a: (a.date or "9999", a.key)):
        text = texts[article.id]
        bands = shared.get(article.id, ())
        candidates = sorted({one for band in bands for one in originals.get(band, ())})
        best = max(((_jaccard(text.runs, texts[one].runs), one) for one in candidates), default=(0.0, ""))
        if best[0] >= THRESHOLD:
            duplicate_of[article.id] = best[1]
        else:
            for band in bands:
                originals[band].append(article.id)
    return duplicate_of


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as it is compared."""

    runs: bytes
    """A hash of 64 bits for each of its runs of words, packed: a twentieth of the memory that the words take."""
    sketch: bytes
    """The values of its MinHash, packed."""


def _shared_bands(texts: Mapping[str, _Text]) -> Mapping[str, Sequence[tuple[int, int]]]:
    """The bands that each text has in common with others, as the band and a number for its values."""
    ids = list(texts)
    sketches = np.frombuffer(b"".join(text.sketch for text in texts.values()), dtype=np.uint64)
    values = sketches.reshape(len(ids), PERMUTATIONS)[:, : BANDS * ROWS].reshape(len(ids), BANDS, ROWS)
    hashes = (values * FACTORS[:ROWS, 0]).sum(axis=2, dtype=np.uint64)
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for band in range(BANDS):
        _, numbers, counts = np.unique(hashes[:, band], return_inverse=True, return_counts=True)
        for place in np.flatnonzero(counts[numbers] > 1).tolist():
            found[ids[place]].append((band, int(numbers[place])))
    return found


def _texts(articles: Sequence[Article], store: Store) -> Mapping[str, _Text]:
    """The texts by article id, made where they are not remembered."""
    keys = {article.id: _key(article.text) for article in articles}
    length = PERMUTATIONS * WIDTH
    kept = {key: _Text(value[length:], value[:length]) for key, value in store.get(KIND, list(keys.values()))}
    missing = {keys[article.id]: article.text for article in articles if keys[article.id] not in kept}
    made = {key: _sketched(text) for key, text in missing.items()}
    store.put(KIND, {key: text.sketch + text.runs for key, text in made.items()})
    store.prune(KIND, list(keys.values()))
    kept |= made
    return {article: kept[key] for article, key in keys.items()}


def _sketched(text: str) -> _Text:
    """The runs of a text, and the first of them in each order (Broder 1997, "On the resemblance of documents")."""
    runs = np.array(sorted(_runs(text)), dtype=np.uint64)
    first = np.full((PERMUTATIONS, 1), 2**64 - 1, dtype=np.uint64)
    for some in np.array_split(runs, len(runs) // AT_ONCE + 1):
        first = np.minimum(first, (some * FACTORS + TERMS).min(axis=1, keepdims=True))
    return _Text(runs.tobytes(), first.tobytes())


def _key(text: str) -> bytes:
    version = code_version(("relate/near_duplicates.py",), ("numpy",))
    return hashlib.sha256(f"{version} {text}".encode("utf-8", "surrogatepass")).digest()


def _runs(text: str) -> frozenset[int]:
    """Runs of words, whatever their case and punctuation, hashed; a shorter text is one run."""
    words = _WORD.findall(text.lower())
    last = max(1, len(words) - SHINGLE + 1)
    runs = (" ".join(words[i : i + SHINGLE]) for i in range(last))
    return frozenset(int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) for run in runs)


def _jaccard(one: bytes, other: bytes) -> float:
    first, second = frozenset(memoryview(one).cast("Q")), frozenset(memoryview(other).cast("Q"))
    return len(first & second) / len(first | second)
