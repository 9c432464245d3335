"""The sentences that tell an article best: the lead, and what else happened."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from generator.extract.key_sentences.candidates import candidates
from generator.extract.key_sentences.ranking import content, similarity, vectors, weigh
from generator.records import Article, Mention, Sentence

# Key developments after the lead. An article of few sentences has fewer: one for each SENTENCES of them, since a
# selection that keeps half of a text selects nothing.
MOST = 5
SENTENCES = 3

# Two sentences that are at least so alike (cosine of weighted words) say the same in other words.
REPEATS = 0.55
# Below that, likeness to what is chosen already costs this share of itself (maximal marginal relevance, Carbonell &
# Goldstein 1998).
LIKENESS = 0.5


def key_sentences(
    article: Article, doc: Doc | None, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[str, ...]:
    """Ids of the key sentences: the lead, then up to five key developments, the best first.

    The lead is the first sentence that can stand alone: news is written with the most important first, and few
    summarizers beat it (See et al. 2017, "Get To The Point", ACL). What follows is ranked.

    Args:
        article: The article.
        doc: What the language model read; None where it does not read the article's language.
        sentences: All sentences, the title first.
        mentions: The article's names.
    """
    body = [s for s in sentences if s.paragraph]
    found = candidates(article, doc, sentences)
    if not found:
        # A poem, a list, a script whose words this cannot count: the beginning is better than nothing.
        return tuple(s.id for s in body[:1])
    vector = vectors([*(content(one.words) for one in found), content(article.title.split())])
    weight = weigh(found, mentions, vector)
    chosen, left = [0], set(range(1, len(found)))
    while len(chosen) <= min(MOST, len(body) // SENTENCES):
        alike = {n: max(similarity(vector[n], vector[c]) for c in chosen) for n in left}
        left = {n for n in left if alike[n] < REPEATS}
        if not left:
            break
        best = max(left, key=lambda n: (weight[n] * (1 - LIKENESS * alike[n]), -n))
        chosen.append(best)
        left.remove(best)
    return tuple(found[n].sentence.id for n in chosen)
