"""What is said without marks, as a stretch of text: where it begins and ends, and who cannot have said it."""

from __future__ import annotations

import re

from spacy.tokens import Token

from generator.extract.lexicon.names import is_role
from generator.extract.quotes.quote_text import QuoteText
from generator.extract.quotes.speaker_phrases import NOBODY, TIMES, WEEKDAYS, Attribution, Speaker

# Tokens in which a dateline ends ("GENEVA (Agency) —").
DATELINE = 12
# Who writes, not who is reported on: a press release or an opinion says it in its own name.
FIRST_PERSON = frozenset({"i", "we", "you", "those", "us"})
# Words before a subject that make of "has said" that nobody did.
NONE_OF_THEM = frozenset({"neither", "nor", "no", "none"})
EDGES = " \t\n,;:–—-.!?…\"“”‘’'"
# What joins the next clause is no part of this one: "it would ask a court, and".
LOOSE_END = re.compile(r",\s+(?:and|but|while|or)$")
Found = tuple[tuple[int, int], Attribution]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without marks, white space and punctuation at its ends; a full stop of "U.S." stays."""
    while start < end and text[start] in EDGES:
        start += 1
    while True:
        while end > start and text[end - 1] in EDGES and not (text[end - 1] == "." and text[end - 3 : end - 2] == "."):
            end -= 1
        joint = LOOSE_END.search(text, start, end)
        if joint is None:
            return start, end
        end = joint.start()


def without_lead(r: QuoteText, clause: tuple[int, int], tokens: range) -> tuple[int, int]:
    """Offsets of a clause without the dateline before it, or the day on which it was said."""
    first, end = clause
    story = r.story_of(r.sentence_at(r.doc[tokens.start].idx))
    if tokens.start <= first < story < end:
        first = story
    elif first == tokens.start:
        for i in range(first + 1, min(first + DATELINE, end)):
            if (
                r.doc[i].text in {"—", "–", "--", "-"}
                and r.doc[i - 1].whitespace_
                and r.doc[i].whitespace_
                and any(r.doc[j].is_upper for j in range(first, i))
            ):
                first = i + 1
                break
    elif r.doc[first].lower_ in WEEKDAYS and r.doc[first].dep_ in {"npadvmod", "advmod"}:
        first += 1
    elif r.doc[first].lower_ == "on" and first + 1 < end and r.doc[first + 1].ent_type_ in TIMES:
        first += 1
        while first < end and r.doc[first].ent_type_ in TIMES:
            first += 1
    return span(r, (first, end)) if first < end else span(r, clause)


def span(r: QuoteText, clause: tuple[int, int]) -> tuple[int, int]:
    """Offsets of a stretch of tokens."""
    return r.doc[clause[0]].idx, r.end_of(clause[1] - 1)


def nobody(r: QuoteText, speaker: Speaker) -> bool:
    """Whether a phrase is nobody who is reported on: "it", "we"."""
    last = r.doc[speaker.last]
    return last.lower_ in NOBODY | FIRST_PERSON or (last.lower_ == "it" and speaker.mention is None)


def nobody_at_all(r: QuoteText, speaker: Speaker) -> bool:
    """Whether a phrase is nobody, or none of those named: "neither Globex"."""
    return nobody(r, speaker) or r.doc[speaker.first].lower_ in NONE_OF_THEM


def is_office(token: Token) -> bool:
    """Whether a word says what somebody is ("mayor")."""
    return is_role(token.text) and token.text.islower()
