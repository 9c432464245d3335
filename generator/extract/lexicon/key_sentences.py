"""Word lists of the rules that select key sentences."""

from __future__ import annotations

from generator.language.word_lists import word_set


def key_sentence_words(name: str) -> frozenset[str]:
    """One of the closed lists of `key_sentence_words.txt`; its comments say what each is for."""
    return word_set("extract/lexicon/en/key_sentence_words.txt", name)
