"""Word lists of the rules that select key sentences."""

from __future__ import annotations

import pytest

from generator.extract.lexicon.key_sentences import key_sentence_words


@pytest.mark.parametrize(
    ("name", "word"), [("stop", "the"), ("back", "however"), ("number", "dozen"), ("event", "kill")]
)
def test_each_list_is_read_by_its_name(name: str, word: str) -> None:
    assert word in key_sentence_words(name)
