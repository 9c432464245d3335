"""Find exact and near-duplicates: the same text from two sites, an updated version of an earlier one."""

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

# Jaccard similarity of shingles from which two articles are one text. At 0.7 an update that adds a paragraph in ten is
# still found; two reports of one event in different words stay far below (< 0.2).
THRESHOLD = 0.7

# Words per shingle: shorter ones are shared by chance, longer ones break at every edited word (Broder 1997: 4 to 10).
SHINGLE = 4

# Permutations of all possible shingles; a MinHash signature has the first shingle of the text in each. The standard
# error of the estimate is 1 / sqrt(128) = 0.09; candidates are then compared exactly.
PERMUTATIONS = 128

# Bytes of a value of a signature.
WIDTH = 8

# A permutation is the order of the shingles' hashes times one odd number plus another, in 64 bits (Dietzfelbinger,
# Hagerup, Katajainen & Penttonen 1997, "A reliable randomized algorithm for the closest-pair problem").
_CHANCE = np.random.Generator(np.random.PCG64(1))
FACTORS, TERMS = _CHANCE.integers(0, 2**64, size=(2, PERMUTATIONS, 1), dtype=np.uint64)
FACTORS |= np.uint64(1)

# Texts that agree in all ROWS values of one of BANDS bands are compared (Leskovec, Rajaraman & Ullman 2014, "Mining of
# Massive Datasets", 3.4): of texts with Jaccard 0.7 this misses one in 90, of those with 0.8 none in 10,000; of those
# with 0.2 it compares one in 130.
BANDS, ROWS = 25, 5

# Shingles hashed at a time, which keeps the memory within 10 MB however long a text is.
AT_ONCE = 8192

_WORD = re.compile(r"\w+")


def find_duplicates(articles: Sequence[Article], store: Store = NO_STORE) -> Mapping[str, str]:
    """Find exact and near-duplicates without comparing all pairs (MinHash with locality-sensitive hashing).

    Args:
        articles: Every article, with its id.
        store: Signatures of earlier builds by text.

    Returns:
        Id of each duplicate -> id of its original, which is not a duplicate itself: the earliest dated, undated
        articles after dated ones, then the first by key.
    """
    texts = _texts(articles, store)
    shared = _shared_bands(texts)
    originals: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    duplicate_of: dict[str, str] = {}
    for article in sorted(articles, key=lambda a: (a.date or "9999", a.key)):
        text = texts[article.id]
        bands = shared.get(article.id, ())
        candidates = sorted({one for band in bands for one in originals.get(band, ())})
        best = max(((jaccard(text.shingles, texts[one].shingles), one) for one in candidates), default=(0.0, ""))
        if best[0] >= THRESHOLD:
            duplicate_of[article.id] = best[1]
        else:
            for band in bands:
                originals[band].append(article.id)
    return duplicate_of


@dataclass(frozen=True, slots=True)
class TextHashes:
    """The shingles and the MinHash signature of a text."""

    shingles: bytes
    """A 64-bit hash for each shingle, packed: a twentieth of the memory of the words."""
    signature: bytes
    """The values of its MinHash signature, packed."""


def _shared_bands(texts: Mapping[str, TextHashes]) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Bands of the signature of each text that other texts share, each as number of the band and of its values."""
    ids = list(texts)
    signatures = np.frombuffer(b"".join(text.signature for text in texts.values()), dtype=np.uint64)
    values = signatures.reshape(len(ids), PERMUTATIONS)[:, : BANDS * ROWS].reshape(len(ids), BANDS, ROWS)
    hashes = (values * FACTORS[:ROWS, 0]).sum(axis=2, dtype=np.uint64)
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for band in range(BANDS):
        _, numbers, counts = np.unique(hashes[:, band], return_inverse=True, return_counts=True)
        for place in np.flatnonzero(counts[numbers] > 1).tolist():
            found[ids[place]].append((band, int(numbers[place])))
    return found


def _texts(articles: Sequence[Article], store: Store) -> Mapping[str, TextHashes]:
    """Shingles and signatures by article id, computed if the store has none."""
    keys = {article.id: _key(article.text) for article in articles}
    length = PERMUTATIONS * WIDTH
    kept = {key: TextHashes(value[length:], value[:length]) for key, value in store.get(KIND, list(keys.values()))}
    missing = {keys[article.id]: article.text for article in articles if keys[article.id] not in kept}
    made = {key: hash_text(text) for key, text in missing.items()}
    store.put(KIND, {key: text.signature + text.shingles for key, text in made.items()})
    store.prune(KIND, list(keys.values()))
    kept |= made
    return {article: kept[key] for article, key in keys.items()}


def hash_text(text: str) -> TextHashes:
    """Compute shingles and MinHash signature of a text (Broder 1997, "On the resemblance of documents")."""
    shingles = np.array(sorted(_shingles(text)), dtype=np.uint64)
    first = np.full((PERMUTATIONS, 1), 2**64 - 1, dtype=np.uint64)
    for some in np.array_split(shingles, len(shingles) // AT_ONCE + 1):
        first = np.minimum(first, (some * FACTORS + TERMS).min(axis=1, keepdims=True))
    return TextHashes(shingles.tobytes(), first.tobytes())


def _key(text: str) -> bytes:
    version = code_version(("relate/near_duplicates.py",), ("numpy",))
    return hashlib.sha256(f"{version} {text}".encode("utf-8", "surrogatepass")).digest()


def _shingles(text: str) -> frozenset[int]:
    """Hashes of the shingles, regardless of capitals and punctuation; a shorter text is one shingle."""
    words = _WORD.findall(text.lower())
    last = max(1, len(words) - SHINGLE + 1)
    shingles = (" ".join(words[i : i + SHINGLE]) for i in range(last))
    return frozenset(int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) for run in shingles)


def jaccard(one: bytes, other: bytes) -> float:
    """Jaccard similarity of two packed sets of shingles."""
    first, second = frozenset(memoryview(one).cast("Q")), frozenset(memoryview(other).cast("Q"))
    return len(first & second) / len(first | second)
