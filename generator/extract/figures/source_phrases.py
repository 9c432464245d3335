"""Delimit the noun phrase that names or describes a source: "the ministry of health", "Norway and Japan"."""

from __future__ import annotations

from spacy.tokens import Token

from generator.extract.lexicon.figures import figure_words
from generator.records import Sentence

# The most tokens in a noun phrase, and the most prepositional phrases in the words of a source.
_LONGEST = 12
_MOST_PREPOSITIONS = 4
_CLOSING = frozenset({",", ";", ".", ")", "”", '"'})
_OUTSIDE = frozenset({"VERB", "AUX", "ADP", "SCONJ"})
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def head_noun(token: Token, sentence: Sentence) -> Token | None:
    """Head noun of the phrase that begins at a token."""
    last = None
    for following in token.doc[token.i : token.i + _LONGEST]:
        if following.idx >= sentence.end or following.text in _CLOSING or following.pos_ in _OUTSIDE:
            break
        if following.pos_ in _HEADS and following.text not in {"'s", "’s"}:
            last = following
    return last


def end_of_source(noun: Token, sentence: Sentence) -> int:
    """One past the last code point of a source's words, including prepositional phrases right after its head noun."""
    last = noun
    for _ in range(_MOST_PREPOSITIONS):
        if last.i + 2 >= len(noun.doc):
            break
        other = _second_name(noun) if last.i == noun.i and last.nbor().lower_ == "and" else None
        following = other or _noun_of_preposition(noun, last, sentence)
        if following is None:
            break
        last = following
    return last.idx + len(last)


def _noun_of_preposition(noun: Token, last: Token, sentence: Sentence) -> Token | None:
    """The head noun of a prepositional phrase right after `last` that belongs to the phrase of `noun`."""
    preposition = last.nbor()
    if preposition.lower_ not in figure_words("of source") or preposition.head.i not in range(
        noun.left_edge.i, last.i + 1
    ):
        return None
    if preposition.lower_ not in {"of", "for"} and preposition.head.pos_ not in {"NOUN", "PROPN"}:
        return None
    following = head_noun(preposition.nbor(), sentence)
    return None if following is None or following.ent_type_ in {"DATE", "TIME", "CARDINAL"} else following


def _second_name(noun: Token) -> Token | None:
    """The second name of two that speak together: "Norway and Japan promised"."""
    other = next((c for c in noun.children if c.dep_ == "conj" and c.i > noun.i), None)
    both = other is not None and noun.pos_ == other.pos_ == "PROPN" and other.left_edge.i == noun.i + 2
    return other if both else None
