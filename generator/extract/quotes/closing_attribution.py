"""Reported speech that its sentence closes with an attribution: "The port is shut, Ana Diaz said on Monday"."""

from __future__ import annotations

from generator.extract.quotes import cue_words
from generator.extract.quotes.attribution import Attribution, AttributionRule, Speaker
from generator.extract.quotes.quote_text import QuoteText
from generator.extract.quotes.reported_clauses import (
    Reported,
    cannot_be_speaker,
    is_none_of_them,
    is_office,
    without_lead,
)
from generator.extract.quotes.speaker_phrases import OCCASIONS, RELATIVE, TIMES
from generator.extract.quotes.speakers import after_verb, before_verb

# Tokens at the end of a sentence in which its closing cue is searched for ("Ana Diaz, who leads …, told reporters").
CLOSING = 30
# Fewest tokens of a clause in which the tagger may have missed the verb.
SENTENCE = 6
# Most tokens of an office before the speaker, with its comma (", the union's deputy general secretary").
OFFICE = 8
DEPENDENT = cue_words.closed_list("dependent")
FINITE = cue_words.FINITE_TAGS | {"MD"}


def closed(text: QuoteText, sentence: range) -> Reported | None:
    """The statement that a final `, Ana Diaz said on Monday` closes; by position, since parses of long sentences err.

    Args:
        text: The article.
        sentence: Numbers of the tokens of a sentence.
    """
    edge = max(sentence.start, sentence.stop - CLOSING)
    for i in range(sentence.stop - 1, edge, -1):
        if not text.quoted[i] and cue_words.may_close(text.doc[i]) and _is_said_last(text, i, sentence.stop):
            return _closed_by(text, i, sentence)
    return None


def _closed_by(text: QuoteText, verb: int, sentence: range) -> Reported | None:
    """The statement closed by a verb at the end of a sentence."""
    speaker = _speaker_after(text, verb, sentence.stop)  # "…, said Ana Diaz of the union"
    inverted = speaker is not None
    if speaker is None:
        speaker = before_verb(text, verb, sentence.start)
    if speaker is None or (speaker.last > verb and text.doc[verb - 1].text != ","):
        return None
    comma = verb - 1 if inverted or speaker.last >= verb else speaker.first - 1
    if comma <= sentence.start or text.doc[comma].text != "," or text.any_quoted(range(sentence.start, comma)):
        return None
    comma = _before_office(text, sentence.start, comma)
    if text.doc[comma + 1].pos_ == "CCONJ":
        return None  # "the port declined to comment, but its head, Ana Diaz, said …": her words follow
    clause = range(sentence.start, comma)
    if (
        not _is_whole(text, clause, inverted=inverted)
        or cannot_be_speaker(text, speaker)
        or is_none_of_them(text, speaker)
    ):
        return None
    return without_lead(text, clause, sentence), Attribution(speaker, text.span(verb), AttributionRule.CLOSING_CUE)


def _speaker_after(text: QuoteText, verb: int, stop: int) -> Speaker | None:
    """The speaker after a closing verb ("…, said Ana Diaz of the union", but not ", said she was ill")."""
    speaker = after_verb(text, verb, stop) if text.doc[verb - 1].text == "," else None
    if speaker is None or speaker.pronoun:
        return None
    for token in text.doc[speaker.last + 1 : stop]:
        if token.text in {",", ";"} or token.lower_ in RELATIVE:
            break
        if token.tag_ in FINITE:
            return None
    return speaker


def _before_office(text: QuoteText, first: int, comma: int) -> int:
    """The comma before an office between a statement and its speaker: ", its head, Ana Diaz, said"."""
    for i in range(comma - 1, max(first, comma - OFFICE), -1):
        if text.doc[i].text == ",":
            return i if is_office(text.doc[comma - 1]) else comma
    return comma


def _is_said_last(text: QuoteText, verb: int, stop: int) -> bool:
    """Whether only a time, a place or the addressees follow a verb: the rest of the sentence is not a clause."""
    following = text.doc[verb + 1] if verb + 1 < stop else None
    if following is None or following.text in {".", ";"}:
        return True
    if following.text == ",":
        return verb + 2 < stop and text.doc[verb + 2].lower_ in {"and", "but"}
    if text.doc[verb - 1].text == ",":
        return True
    return following.pos_ in {"ADP", "ADV"} or following.ent_type_ in TIMES or following.lower_ in OCCASIONS


def _is_whole(text: QuoteText, clause: range, *, inverted: bool) -> bool:
    """Whether tokens form an independent clause: they contain a finite verb and no subordinating word.

    The words before ", said Ana Diaz" are always one, even if the tagger finds no verb in them.
    """
    if text.doc[clause.start].lower_ in DEPENDENT or text.doc[clause.stop - 1].pos_ == "CCONJ":
        return False
    tokens = text.doc[clause.start : clause.stop]
    if any(token.tag_ in FINITE for token in tokens):
        return True
    return inverted and len(tokens) >= SENTENCE and not any(token.text == "," for token in tokens)
