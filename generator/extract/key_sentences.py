"""The sentences that tell an article best."""

from __future__ import annotations

from collections.abc import Sequence

from generator.records import Sentence

# News is written with the most important first. The first two sentences of the body are the baseline that
# summarizers of news are measured against, and few beat it (See et al. 2017, "Get To The Point", ACL).
LEAD = 2


def key_sentences(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Ids of the key sentences, best first: the lead."""
    return tuple(sentence.id for sentence in sentences if sentence.paragraph)[:LEAD]
