"""Read the casualty status of the people counted from the dependency parse of the sentence."""

from __future__ import annotations

from spacy.tokens import Token

from generator.extract.lexicon.figures import casualty_status_of, figure_words
from generator.records import FigureKind

# How many arcs above the noun the verb may be: enough for a list in an apposition of its object.
_STEPS = 6
# Dependency labels of nouns in lists, in appositions and before nouns: statements about their governor apply to them.
_TRANSPARENT = frozenset({"conj", "appos", "nummod", "pobj", "dep", "amod", "quantmod", "compound", "nmod"})


def status_by_parse(head: Token) -> FigureKind | None:
    """Status by the verb whose object or passive subject the people counted are, across lists and appositions."""
    token = head
    for _ in range(_STEPS):
        found = _by_clause(token) or (_by_governor(token) if token.head.i != token.i else None)
        if found:
            return found
        if token.head.i == token.i or not _leads_up(token):
            return None
        token = token.head
    return None


def _by_clause(noun: Token) -> FigureKind | None:
    """Status by the participle or relative clause after a noun: "miners buried and killed", "people who fled"."""
    for child in noun.children:
        found: FigureKind | None = None
        if child.dep_ == "acl" and child.tag_ == "VBN":
            found = casualty_status_of(child.lower_, "verb")
        elif child.dep_ == "relcl":
            found = _by_relative_clause(child)
        if found:
            return found
    return None


def _leads_up(token: Token) -> bool:
    """Whether a statement about a token's governor applies to the token as well: lists, appositions, parts."""
    if token.dep_ == "prep":
        return token.lower_ in figure_words("member of list")
    return token.dep_ in _TRANSPARENT


def _by_governor(token: Token) -> FigureKind | None:
    """Status by the governor of the people counted."""
    governor = token.head
    word = governor.lower_
    if token.dep_ == "nsubjpass":
        return casualty_status_of(word, "verb")
    if token.dep_ in {"dobj", "obj"}:
        return _by_state(governor) if word in figure_words("puts into status") else casualty_status_of(word, "verb")
    if token.dep_ == "nsubj":
        return _by_state(governor, "acomp") if governor.pos_ == "AUX" else casualty_status_of(word, "self")
    if token.dep_ == "prep" and token.lower_ == "of":
        return casualty_status_of(word, "noun")
    return None


def _by_state(verb: Token, label: str = "") -> FigureKind | None:
    """Status by an adjective or participle below a verb, optionally with one dependency label: "left 12 dead"."""
    states = (casualty_status_of(c.lower_, "state") for c in verb.children if not label or c.dep_ == label)
    return next(filter(None, states), None)


def _by_relative_clause(verb: Token) -> FigureKind | None:
    """Status by the verb of a relative clause whose subject is the people counted."""
    if not any(c.lower_ in {"who", "that", "which"} and c.dep_.startswith("nsubj") for c in verb.children):
        return None
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)
    return casualty_status_of(verb.lower_, "verb" if passive else "self")
