"""Articles that repeat one another: the same text from two sites, an updated version of an earlier one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.records import Article

# Shared runs of words out of all runs (Jaccard) from which two articles are one text. At 0.7 an update that
# adds a paragraph in ten is still found; two reports of one event in different words stay far below (< 0.2).
THRESHOLD = 0.7

# Words a run: shorter runs are shared by chance, longer ones break at every edited word (Broder 1997 uses 4 to 10).
SHINGLE = 4

# Hash functions: the standard error of the estimate is 1 / sqrt(128) = 0.09; candidates are then compared exactly.
PERMUTATIONS = 128

# Found with a margin below THRESHOLD, so that the estimate's error loses none that the exact comparison would keep.
CANDIDATE_THRESHOLD = 0.5

_WORD = re.compile(r"\w+")


def find_duplicates(articles: Sequence[Article]) -> Mapping[str, str]:
    """Find exact and near duplicates without comparing all pairs (MinHash with locality-sensitive hashing).

    Args:
        articles: Every article, with its id.

    Returns:
        Id of each repeating article -> id of the article that it repeats, which itself repeats none: the
        earliest dated of its kind, undated ones after dated ones, then by key.
    """
    from datasketch import MinHash, MinHashLSH  # brings SciPy along, which takes a second to load

    index = MinHashLSH(threshold=CANDIDATE_THRESHOLD, num_perm=PERMUTATIONS)
    runs: dict[str, frozenset[bytes]] = {}
    duplicate_of: dict[str, str] = {}
    for article in sorted(articles, key=lambda a: (a.date or "9999", a.key)):
        shingles = _shingles(article.text)
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch(sorted(shingles))
        candidates = sorted(index.query(sketch))
        best = max(((_jaccard(shingles, runs[one]), one) for one in candidates), default=(0.0, ""))
        if best[0] >= THRESHOLD:
            duplicate_of[article.id] = best[1]
        else:
            index.insert(article.id, sketch)
            runs[article.id] = shingles
    return duplicate_of


def _shingles(text: str) -> frozenset[bytes]:
    """Runs of words, whatever their case and punctuation; a shorter text is one run."""
    words = _WORD.findall(text.lower())
    last = max(1, len(words) - SHINGLE + 1)
    return frozenset(" ".join(words[i : i + SHINGLE]).encode() for i in range(last))


def _jaccard(one: frozenset[bytes], other: frozenset[bytes]) -> float:
    return len(one & other) / len(one | other)
