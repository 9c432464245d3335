"""Whether the clause around a date looks forward: "will meet on Monday" against "met on Monday"."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from generator.language.word_lists import word_set
from generator.records import Sentence

# What stands right before a date that lies ahead, whatever the verb: "ahead of Monday's vote", "postponed until".
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
# "the events of March 8": a day that is known by what is named before it.
_OF = re.compile(r"\bthe (?:[\w’'-]+ ){0,2}(?P<known>[\w’'-]+) of\s+(?:early |late )?$", re.IGNORECASE)
# Steps from a date up to the verb that it belongs to.
_DEPTH = 12


def _words(name: str) -> frozenset[str]:
    return word_set("extract/lexicon/en/tense_words.txt", name)


def is_future(text: str, doc: Doc, sentence: Sentence, start: int, end: int) -> bool | None:
    """Whether the words around a date say that it lies ahead; without a sign of it, news tells what was.

    None where they may say the one as well as the other: "the siege went on until Monday".
    """
    since = max(sentence.start, start - 60)
    if _AHEAD.search(text, since, start) or _AHEAD_AFTER.match(text, end, sentence.end):
        return True
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return False
    of = _OF.search(text, since, start)
    if of and of["known"].lower() not in _words("announced"):
        return False
    until = _UNTIL.search(text, since, start) is not None
    state = span.root.head.head if span.root.head.pos_ in {"ADP", "SCONJ"} else span.root.head
    if until and state.tag_ == "VBN" and not _auxiliaries(state):
        return True  # "ordered the schools closed until Wednesday"
    verb, nouns = _governing_verb(span.root)
    if verb is None or nouns > 1:
        return False
    forward = _looks_forward(verb, headline=sentence.paragraph == 0, attached=nouns == 0)
    return _ends(verb) if until and not forward else forward


def _ends(verb: Token) -> bool | None:
    """Whether what goes on "until" a date goes on still: what was closed until then does, unless it had been."""
    words = {a.lower_ for a in _auxiliaries(verb)}
    if "had" in words:
        return False
    if words & {"has", "have"} or any(c.dep_ == "auxpass" for c in verb.children):
        return True
    return None


def _governing_verb(token: Token) -> tuple[Token | None, int]:
    """The nearest verb above a date that carries a tense or follows "to", and the nouns between it and the date.

    A bare participle passes the question on. There is no such verb where the date tells of the past anyhow: after
    "since", and in "Monday's attack".
    """
    nouns = 0
    for _ in range(_DEPTH):
        if token.head.i == token.i:
            return (token if token.pos_ in {"VERB", "AUX"} else None), nouns
        token = token.head
        if token.lower_ in _words("past") or _is_over(token, nouns):
            return None, nouns
        nouns += token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ not in {"DATE", "TIME"}
        if token.pos_ in {"VERB", "AUX"} and (
            token.tag_ in {"VBD", "VBZ", "VBP", "VB", "MD"} or _auxiliaries(token) or token.dep_ == "ROOT"
        ):
            return token, nouns
    return None, nouns


def _is_over(verb: Token, nouns: int) -> bool:
    """Whether a participle tells what was: "the exam, held on May 19, will be repeated"."""
    bare = verb.tag_ == "VBN" and verb.dep_ == "acl" and not _auxiliaries(verb)
    return bare and not nouns and verb.lower_ not in _words("future head")


def _auxiliaries(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]


def _looks_forward(verb: Token, *, headline: bool, attached: bool, depth: int = 0) -> bool | None:
    """Whether a verb tells of the future; None where it may.

    Args:
        verb: A verb with a tense of its own, or after "to".
        headline: Whether it stands in a headline, whose present tense tells of the past.
        attached: Whether the date belongs to the verb itself: "opens on Monday", not "condemns the raid of Monday".
        depth: Verbs passed so far.
    """
    auxiliaries = _auxiliaries(verb)
    words = {a.lower_ for a in auxiliaries}
    if words & _words("future auxiliary"):
        return "have" not in words  # "would have met" did not happen at all
    if words & {"could", "might"} and "have" not in words:
        return _may_come(verb, words) if attached else False
    if "to" in words or (verb.tag_ == "VB" and "to" in {c.lower_ for c in verb.children}):
        if headline and verb.dep_ == "ROOT":
            return True  # "Minister to visit Cairo on Monday"
        head = verb.head
        if head.lower_ in _words("future head") or head.lower_ in {"is", "are", "be"}:
            return not (head.lower_ == "had" or "have" in words)
        if head.i == verb.i or depth > 4:
            return False
        return head.pos_ in {"VERB", "AUX"} and _looks_forward(
            head, headline=headline, attached=attached, depth=depth + 1
        )
    if verb.tag_ in {"VBD", "MD"} or words & {"was", "were", "had", "did", "has", "have", "been", "could", "might"}:
        return verb.tag_ == "MD" and verb.lower_ in _words("future auxiliary")
    if headline:
        return bool(words & {"is", "are"}) and verb.tag_ == "VBG"
    if verb.lower_ in _words("says") or not attached:
        return False
    if verb.tag_ in {"VBZ", "VBP"}:
        return True  # "the trial opens on Monday"
    return bool(words & {"is", "are", "'s", "’s", "'re", "’re", "am", "must", "should", "may", "can"})


def _may_come(verb: Token, auxiliaries: set[str]) -> bool | None:
    """What "could" and "might" say of a date: "could not be reached on Monday" is past, "could open on Monday" to come.

    None for what somebody could do to something ("could reach the village on Friday"): that may be what they managed.
    """
    if any(c.dep_ == "neg" for c in verb.children):
        return False
    if "might" in auxiliaries or verb.dep_ in {"ccomp", "relcl"}:
        return True
    return None if any(c.dep_ in {"dobj", "obj"} for c in verb.children) else True
