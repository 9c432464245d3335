"""Find the direction of the clause around a date: "will meet on Monday" against "met on Monday"."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from generator.extract.dates.direction import Direction
from generator.language.word_lists import word_set
from generator.records import Sentence


def _words(name: str) -> frozenset[str]:
    return word_set("extract/lexicon/en/tense_words.txt", name)


# Words right before a future date, whatever the verb: "ahead of Monday's vote", "postponed until".
_AHEAD = re.compile(
    r"(?:ahead of|(?:scheduled|planned|set|slated|due|expected|booked|billed) (?:for|on|by|to \w+ (?:on|by))|due|"
    r"upcoming|(?:until|till|to|for|by) at least|"
    r"(?:postpon|delay|adjourn|extend|defer|suspend|put off|shelv)\w{0,9}(?: [\w’'-]{1,40}){0,4}? (?:until|till|to)|"
    r"effective|deadline (?:of|is|on)|before a|by the end of|(?:moved|pushed) (?:back )?to|"
    # "called a strike for June 20"; "the count for Monday" is over
    r"(?:call|announc|conven|organi[sz]|schedul|declar|summon|propos)\w{0,9}(?: [\w’'-]{1,40}){1,4}? for)"
    r"[\s“\"‘']+(?:the |this |coming )*$",
    re.IGNORECASE,
)
# "by Tuesday at the latest"
_AHEAD_AFTER = re.compile(r"\s+at the (?:very )?(?:latest|earliest)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:early |late |the end of )?$", re.IGNORECASE)
# "the events of March 8": a day that is identified by an event.
_OF = re.compile(r"\bthe (?:[\w’'-]+ ){0,2}(?P<known>[\w’'-]+) of\s+(?:early |late )?$", re.IGNORECASE)
# Most steps up the parse from a date to its verb.
_DEPTH = 12
# Most nested infinitives that are followed up to their verbs ("hopes to be able to visit").
_INFINITIVES = 5
# Characters before a date within which words show its direction.
_BEFORE = 60
_VERBAL = frozenset({"VERB", "AUX"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "VB", "MD"})
# Auxiliaries, which carry the tense of their verb, or the mood of a modal.
_PAST_AUXILIARIES = _words("past auxiliary")
_PRESENT_AUXILIARIES = _words("present auxiliary")
_BE = frozenset({"is", "are"})
_MAY = frozenset({"could", "might"})


def direction_of(text: str, doc: Doc, sentence: Sentence, start: int, end: int) -> Direction:
    """Find the direction of the clause around a date: the past, unless there is a sign of the future.

    Args:
        text: The article's text.
        doc: Its parse.
        sentence: The sentence of the date.
        start: First code point of the date.
        end: One past its last.
    """
    since = max(sentence.start, start - _BEFORE)
    if _AHEAD.search(text, since, start) or _AHEAD_AFTER.match(text, end, sentence.end):
        return Direction.FORWARD
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span) or _is_known_by_event(text, since, start):
        return Direction.BACK
    until = _UNTIL.search(text, since, start) is not None
    if until and _is_state(span.root):
        return Direction.FORWARD
    verb, nouns = _governing_verb(span.root)
    if verb is None or nouns > 1:
        return Direction.BACK
    direction = _direction_of_verb(verb, headline=sentence.paragraph == 0, attached=nouns == 0)
    return _direction_until(verb) if until and direction is not Direction.FORWARD else direction


def _is_known_by_event(text: str, since: int, start: int) -> bool:
    """Whether a date is identified by an event that is not announced in advance: "the attack of March 8"."""
    of = _OF.search(text, since, start)
    return of is not None and of["known"].lower() not in _words("announced")


def _is_state(date: Token) -> bool:
    """Whether a participle describes a state that lasts until a date: "ordered the schools closed until Wednesday"."""
    state = date.head.head if date.head.pos_ in {"ADP", "SCONJ"} else date.head
    return state.tag_ == "VBN" and not _auxiliaries(state)


def _direction_until(verb: Token) -> Direction:
    """The direction of "until" a date: a state set in the past ("was closed until") lasts, unless it "had been"."""
    words = _auxiliary_words(verb)
    if "had" in words:
        return Direction.BACK
    if words & {"has", "have"} or any(c.dep_ == "auxpass" for c in verb.children):
        return Direction.FORWARD
    return Direction.UNCLEAR


def _governing_verb(token: Token) -> tuple[Token | None, int]:
    """The nearest verb above a date that carries a tense or follows "to", and the nouns between it and the date.

    A bare participle is skipped. None if the date is about the past anyway: after "since", and in "Monday's attack".
    """
    nouns = 0
    for _ in range(_DEPTH):
        if token.head.i == token.i:
            return (token if token.pos_ in _VERBAL else None), nouns
        token = token.head
        if token.lower_ in _words("past") or _is_over(token, nouns):
            return None, nouns
        nouns += token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ not in {"DATE", "TIME"}
        if token.pos_ in _VERBAL and (token.tag_ in _TENSED or _auxiliaries(token) or token.dep_ == "ROOT"):
            return token, nouns
    return None, nouns


def _is_over(verb: Token, nouns: int) -> bool:
    """Whether a participle describes a past event: "the exam, held on May 19, will be repeated"."""
    bare = verb.tag_ == "VBN" and verb.dep_ == "acl" and not _auxiliaries(verb)
    return bare and not nouns and verb.lower_ not in _words("future head")


def _auxiliaries(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]


def _auxiliary_words(verb: Token) -> set[str]:
    return {auxiliary.lower_ for auxiliary in _auxiliaries(verb)}


def _direction_of_verb(verb: Token, *, headline: bool, attached: bool, depth: int = 0) -> Direction:
    """The direction given by a verb's tense, mood and auxiliaries.

    Args:
        verb: A verb with a tense of its own, or after "to".
        headline: Whether it is in a headline, whose present tense means the past.
        attached: Whether the date belongs to the verb itself: "opens on Monday", not "condemns the raid of Monday".
        depth: Number of verbs passed so far.
    """
    words = _auxiliary_words(verb)
    if words & _words("future auxiliary"):
        return _forward_if("have" not in words)  # "would have met" did not happen
    if words & _MAY and "have" not in words:
        return _direction_of_possibility(verb, words) if attached else Direction.BACK
    if "to" in words or (verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children)):
        return _direction_of_infinitive(verb, words, headline=headline, attached=attached, depth=depth)
    if verb.tag_ in {"VBD", "MD"} or words & _PAST_AUXILIARIES:
        return _forward_if(verb.tag_ == "MD" and verb.lower_ in _words("future auxiliary"))
    if headline:
        return _forward_if(bool(words & _BE) and verb.tag_ == "VBG")
    if verb.lower_ in _words("says") or not attached:
        return Direction.BACK
    # "the trial opens on Monday"
    return _forward_if(verb.tag_ in {"VBZ", "VBP"} or bool(words & _PRESENT_AUXILIARIES))


def _forward_if(forward: bool) -> Direction:
    return Direction.FORWARD if forward else Direction.BACK


def _direction_of_infinitive(verb: Token, words: set[str], *, headline: bool, attached: bool, depth: int) -> Direction:
    """The direction of "to visit": that of the verb above, unless that verb expresses a plan."""
    if headline and verb.dep_ == "ROOT":
        return Direction.FORWARD  # "Minister to visit Cairo on Monday"
    head = verb.head
    if head.lower_ in _words("future head") or head.lower_ in _BE | {"be"}:
        return _forward_if(head.lower_ != "had" and "have" not in words)
    if head.i == verb.i or depth >= _INFINITIVES or head.pos_ not in _VERBAL:
        return Direction.BACK
    return _direction_of_verb(head, headline=headline, attached=attached, depth=depth + 1)


def _direction_of_possibility(verb: Token, auxiliaries: set[str]) -> Direction:
    """The direction of "could" and "might": "could not be reached on Monday" is past, "could open on Monday" future.

    Unclear for a verb with an object ("could reach the village on Friday"), which may report what was achieved.
    """
    if any(c.dep_ == "neg" for c in verb.children):
        return Direction.BACK
    if "might" in auxiliaries or verb.dep_ in {"ccomp", "relcl"}:
        return Direction.FORWARD
    return Direction.UNCLEAR if any(c.dep_ in {"dobj", "obj"} for c in verb.children) else Direction.FORWARD
