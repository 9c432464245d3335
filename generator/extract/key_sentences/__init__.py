"""Select the key sentences of an article: the lead, then the main developments."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from generator.extract.key_sentences.candidates import self_contained_sentences
from generator.extract.key_sentences.ranking import weigh
from generator.extract.key_sentences.tf_idf import Vector, content_stems, similarity, tf_idf_vectors
from generator.records import Article, Mention, Sentence

__all__ = ["key_sentences"]

# Key developments after the lead. A short article has fewer: one for each SENTENCES sentences, since a
# selection that keeps half of a text selects nothing.
MOST = 5
SENTENCES = 3

# Sentences with at least this similarity (cosine) are paraphrases.
REPETITION = 0.55
# Below that, this share of the similarity to the sentences selected so far is subtracted (maximal marginal relevance,
# Carbonell & Goldstein 1998).
REDUNDANCY = 0.5


def key_sentences(
    article: Article, doc: Doc | None, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[str, ...]:
    """Select the key sentences: the lead, then up to five key developments, the best first.

    The lead is the first self-contained sentence: news is written with the most important first, and few
    summarizers beat it (See et al. 2017, "Get To The Point", ACL). What follows is ranked.

    Args:
        article: The article.
        doc: Its parse; None if the language model does not support the article's language.
        sentences: All sentences, the title first.
        mentions: The article's names.
    """
    body = [sentence for sentence in sentences if sentence.paragraph]
    candidates = self_contained_sentences(article, doc, sentences)
    if not candidates:
        # A poem, a list, or a script in which words cannot be counted: fall back to the beginning.
        return tuple(sentence.id for sentence in body[:1])
    bags = [content_stems(candidate.words) for candidate in candidates]
    vectors = tf_idf_vectors([*bags, content_stems(article.title.split())])
    weights = weigh(candidates, mentions, vectors)
    selected = _select(weights, vectors, 1 + min(MOST, len(body) // SENTENCES))
    return tuple(candidates[n].sentence.id for n in selected)


def _select(weights: Sequence[float], vectors: Sequence[Vector], most: int) -> list[int]:
    """The first sentence, then those with the largest weight that repeat none before them; at most `most`."""
    selected, left = [0], set(range(1, len(weights)))
    while len(selected) < most:
        redundancy = {n: max(similarity(vectors[n], vectors[s]) for s in selected) for n in left}
        left = {n for n in left if redundancy[n] < REPETITION}
        if not left:
            break
        best = max(left, key=lambda n: (weights[n] * (1 - REDUNDANCY * redundancy[n]), -n))
        selected.append(best)
        left.remove(best)
    return selected
