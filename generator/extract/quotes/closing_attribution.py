"""What a sentence says before it closes with who said it: "The port is shut, Ana Diaz said on Monday"."""

from __future__ import annotations

from generator.extract.quotes import cue_sets
from generator.extract.quotes.quote_text import QuoteText
from generator.extract.quotes.reported_clauses import Found, is_office, nobody_at_all, without_lead
from generator.extract.quotes.speaker_phrases import RELATIVE, TIMES, Attribution, Speaker, span_of
from generator.extract.quotes.speakers import after_verb, before_verb

# Tokens from the end of a sentence in which a cue that closes it stands ("Ana Diaz, who leads …, told reporters").
CLOSING = 30
# Fewest tokens of a sentence in which the tagger may have missed the verb.
SENTENCE = 6
# Most tokens of such an office with its comma (", the union's deputy general secretary").
OFFICE = 8
# Words that begin a clause that is no statement: "If the port closes, Ana Diaz said".
DEPENDENT = frozenset({"asked", "if", "when", "whether", "as", "while", "although", "though", "because", "until"})


def closed(r: QuoteText, tokens: range) -> Found | None:
    """What a final `, Ana Diaz said on Monday` closes, by position: a long sentence is where the parser errs."""
    last_verb = max(tokens.start, tokens.stop - CLOSING)
    for i in range(tokens.stop - 1, last_verb, -1):
        token = r.doc[i]
        if r.quoted[i] or not cue_sets.may_close(token) or not _said_last(r, i, tokens.stop):
            continue
        comma = i - 1
        inverted = _speaker_after(r, i, tokens.stop)
        speaker = None if inverted is not None else before_verb(r, i, tokens.start)
        if inverted is not None:
            speaker = inverted  # "…, said Ana Diaz of the union"
        elif speaker is not None and speaker.last < i:
            comma = speaker.first - 1
        if speaker is None or comma <= tokens.start or r.doc[comma].text != "," or any(r.quoted[tokens.start : comma]):
            return None
        if speaker.last > i and r.doc[i - 1].text != ",":
            return None
        comma = _before_office(r, tokens.start, comma)
        if r.doc[comma + 1].pos_ == "CCONJ":
            return None  # "the port declined to comment, but its head, Ana Diaz, said …": her words follow
        if not _whole(r, tokens.start, comma, inverted=inverted is not None) or nobody_at_all(r, speaker):
            return None
        return without_lead(r, (tokens.start, comma), tokens), Attribution(speaker, span_of(r, i), "closing cue")
    return None


def _speaker_after(r: QuoteText, verb: int, stop: int) -> Speaker | None:
    """Who stands behind a closing verb: "…, said Ana Diaz of the union"; in ", said she was ill" it is what is said."""
    speaker = after_verb(r, verb, stop) if r.doc[verb - 1].text == "," else None
    if speaker is None or speaker.rule == "pronoun":
        return None
    for i in range(speaker.last + 1, stop):
        if r.doc[i].text in {",", ";"} or r.doc[i].lower_ in RELATIVE:
            break
        if r.doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return None
    return speaker


def _before_office(r: QuoteText, first: int, comma: int) -> int:
    """The comma before the office that stands between a statement and who made it: ", its head, Ana Diaz, said"."""
    for i in range(comma - 1, max(first, comma - OFFICE), -1):
        if r.doc[i].text == ",":
            return i if is_office(r.doc[comma - 1]) else comma
    return comma


def _said_last(r: QuoteText, verb: int, stop: int) -> bool:
    """Whether nothing but a time, a place or who was told follows a verb: the rest of the sentence is no clause."""
    following = r.doc[verb + 1] if verb + 1 < stop else None
    if following is None or following.text in {".", ";"}:
        return True
    if following.text == ",":
        return verb + 2 < stop and r.doc[verb + 2].lower_ in {"and", "but"}
    if r.doc[verb - 1].text == ",":
        return True
    return (
        following.pos_ in {"ADP", "ADV"}
        or following.ent_type_ in TIMES
        or following.lower_ in cue_sets.words("occasion")
    )


def _whole(r: QuoteText, first: int, stop: int, *, inverted: bool) -> bool:
    """Whether tokens are a clause of their own: a finite verb is among them, and nothing makes them depend.

    What stands before ", said Ana Diaz" can be nothing else, even where the tagger sees no verb in it.
    """
    if r.doc[first].lower_ in DEPENDENT or r.doc[stop - 1].pos_ == "CCONJ":
        return False
    finite = any(r.doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} for i in range(first, stop))
    return finite or (
        inverted and stop - first >= SENTENCE and not any(r.doc[i].text == "," for i in range(first, stop))
    )
