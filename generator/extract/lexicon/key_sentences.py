"""The closed lists of `words.txt`, which says what each is for."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def word_list(name: str) -> frozenset[str]:
    """One of the lists."""
    text = resources.files(__package__).joinpath("en", "key_sentence_words.txt").read_text(encoding="utf-8")
    entries = (line.partition(":") for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for key, _, words in entries if key == name for word in words.split())
