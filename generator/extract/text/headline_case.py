"""Recognize title case and lines in capitals, where capitalization is no evidence for a name."""

from __future__ import annotations

from collections.abc import Sequence

from generator.extract.lexicon.names import FUNCTION_WORDS
from generator.extract.text.words import Word

# Function words are in lower case even in title case; a headline needs this many other words to show its style.
ENOUGH = 3
# Most words of a headline.
LONGEST = 24
# Marks that end sentences, but not headings.
FULL_STOPS = (".", "?", ".”", '."')


def title_case_sentences(text: str, words: Sequence[Word]) -> frozenset[int]:
    """Find the sentences in title case or capitals: the title, and headings, which end without a full stop.

    Args:
        text: The article's text.
        words: Its words.

    Returns:
        Numbers of the sentences.
    """
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
    """Whether (nearly) all words of a line are capitalized, so that capitalization does not mean a name."""
    if len(words) > LONGEST:
        return False
    telling = [w for w in words[1:] if w.text.lower() not in FUNCTION_WORDS and w.text[0].isalpha()]
    if len(telling) < ENOUGH:
        return len(telling) > 0 and all(w.capitalized for w in telling) and len(words) > ENOUGH
    return sum(not w.capitalized for w in telling) <= len(telling) // 5
