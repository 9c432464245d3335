"""Headlines in title case and lines in capitals, where a capital says nothing about names."""

from __future__ import annotations

from collections.abc import Sequence

from generator.extract.lexicon.names import FUNCTION_WORDS
from generator.extract.text.words import Word

# Small words keep their small letter even in title case; a headline needs some others to tell its style by.
ENOUGH = 3
# No line of more words is a headline.
LONGEST = 24
# What ends a sentence, and no heading.
FULL_STOPS = (".", "?", ".”", '."')


def title_case_sentences(text: str, words: Sequence[Word]) -> frozenset[int]:
    """Sentences in title case or capitals: the title, headings; a line that ends in a full stop is none."""
    by_sentence: dict[int, list[Word]] = {}
    for word in words:
        by_sentence.setdefault(word.sentence, []).append(word)
    return frozenset(
        number
        for number, found in by_sentence.items()
        if is_title_case(found)
        and (number == 0 or (len(found) > ENOUGH and not text.startswith(FULL_STOPS, found[-1].end)))
    )


def is_title_case(words: Sequence[Word]) -> bool:
    """Whether a line writes (nearly) all its words with a capital, so that a capital does not mean a name."""
    if len(words) > LONGEST:
        return False
    telling = [w for w in words[1:] if w.text.lower() not in FUNCTION_WORDS and w.text[0].isalpha()]
    if len(telling) < ENOUGH:
        return len(telling) > 0 and all(w.capitalized for w in telling) and len(words) > ENOUGH
    return sum(not w.capitalized for w in telling) <= len(telling) // 5
