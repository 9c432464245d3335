"""Trim reported clauses, and recognize subjects that cannot be their speakers."""

from __future__ import annotations

import re

from spacy.tokens import Token

from generator.extract.lexicon.names import is_role
from generator.extract.quotes import cue_words
from generator.extract.quotes.attribution import Attribution, Speaker
from generator.extract.quotes.quote_text import QuoteText
from generator.extract.quotes.speaker_phrases import NOBODY, TIMES, WEEKDAYS

# Tokens within which a dateline ends ("GENEVA (Agency) —").
DATELINE = 12
DASHES = frozenset({"—", "–", "--", "-"})
FIRST_PERSON = cue_words.closed_list("first person")
NONE_OF_THEM = cue_words.closed_list("none of them")
EDGES = " \t\n,;:–—-.!?…\"“”‘’'"
# Conjunctions that join the next clause are not part of this one: "it would ask a court, and".
LOOSE_END = re.compile(r",\s+(?:and|but|while|or)$")

Reported = tuple[tuple[int, int], Attribution]
"""Span of the statement, in code points, and its attribution."""


def trim(raw: str, start: int, end: int) -> tuple[int, int]:
    """Strip marks, white space and punctuation off the ends of a span, but not the full stop of "U.S."."""
    while start < end and raw[start] in EDGES:
        start += 1
    while True:
        while end > start and raw[end - 1] in EDGES and not (raw[end - 1] == "." and raw[end - 3 : end - 2] == "."):
            end -= 1
        joint = LOOSE_END.search(raw, start, end)
        if joint is None:
            return start, end
        end = joint.start()


def without_lead(text: QuoteText, clause: range, sentence: range) -> tuple[int, int]:
    """Offsets of a clause, without a dateline or the day of the statement before it.

    Args:
        text: The article.
        clause: Numbers of the tokens of the clause.
        sentence: Numbers of the tokens of its sentence.
    """
    first = _after_lead(text, clause, sentence)
    return text.span(first if first < clause.stop else clause.start, clause.stop - 1)


def _after_lead(text: QuoteText, clause: range, sentence: range) -> int:
    """Number of the first token of the statement in a clause."""
    first = clause.start
    story = text.after_dateline(text.sentence_at(text.doc[sentence.start].idx))
    if sentence.start <= first < story < clause.stop:
        return story
    if first == sentence.start:
        return _after_dash(text, clause)
    token = text.doc[first]
    if token.lower_ in WEEKDAYS and token.dep_ in {"npadvmod", "advmod"}:
        return first + 1
    if token.lower_ == "on" and first + 1 < clause.stop and text.doc[first + 1].ent_type_ in TIMES:
        first += 1
        while first < clause.stop and text.doc[first].ent_type_ in TIMES:
            first += 1
    return first


def _after_dash(text: QuoteText, clause: range) -> int:
    """Number of the token after the dash of a dateline that begins a clause; of the first one if there is none."""
    doc, first = text.doc, clause.start
    for i in range(first + 1, min(first + DATELINE, clause.stop)):
        dash = doc[i].text in DASHES and doc[i - 1].whitespace_ and doc[i].whitespace_
        if dash and any(doc[j].is_upper for j in range(first, i)):
            return i + 1
    return first


def cannot_be_speaker(text: QuoteText, speaker: Speaker) -> bool:
    """Whether a phrase cannot be a speaker who is reported on: "it", "we"."""
    last = text.doc[speaker.last]
    return last.lower_ in NOBODY | FIRST_PERSON or (last.lower_ == "it" and speaker.mention is None)


def is_none_of_them(text: QuoteText, speaker: Speaker) -> bool:
    """Whether a phrase is negated: "neither Globex"."""
    return text.doc[speaker.first].lower_ in NONE_OF_THEM


def is_office(token: Token) -> bool:
    """Whether a word is an office in lower case ("mayor")."""
    return is_role(token.text) and token.text.islower()
