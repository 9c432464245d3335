"""What happened to those counted: killed, wounded, displaced, detained, as the words around the number tell."""

from __future__ import annotations

import re

from spacy.tokens import Token

from generator.extract.lexicon.figures import FATES, fate_of, fate_words
from generator.records import FigureKind

_VERBS = "|".join(sorted({w for _, listed in fate_words("verb") for w in listed}))
_SELF = "|".join(sorted({w for _, listed in fate_words("self") for w in listed}))
_STATES = "|".join(sorted({w for _, listed in fate_words("state") for w in listed}))
_NOUNS = "|".join(sorted({w for _, listed in fate_words("noun") for w in listed}))
# "12 people, who were reportedly killed", "12 dead"
_AFTER = re.compile(
    r"(?P<lead>,?\s{0,9}(?:(?:who|that|which)\s{1,9})?)(?P<aux>(?:(?:have|has|had|were|was|are|is|be|been|being|got|also|"
    r"reportedly|now|still|confirmed|believed|thought|known|to|feared|presumed|left|found|shot|burned|already|later|"
    rf"either|all|would|will|may)\s{{1,9}}){{0,6}})(?P<word>{_VERBS}|{_SELF}|{_STATES})\b(?P<more>\s{{1,9}}(?:and|or)\s{{1,9}}"
    rf"(?:{_VERBS}|{_STATES})\b)?",
    re.IGNORECASE,
)
_BE = re.compile(
    r"\b(?:were|was|are|is|be|been|being|got|left|found|shot|feared|presumed|confirmed|believed)\b", re.IGNORECASE
)
# "killing at least", "the deaths of", "among the dead were", "wounded another"
_BEFORE = re.compile(
    rf"\b(?:(?P<verb>{_VERBS}|{_SELF})(?P<more>\s+(?:and|or)\s+(?:{_VERBS}))?|(?P<noun>{_NOUNS})\s+of"
    r"|(?P<shot>sho(?:o?t|oting)\s+dead)|(?P<among>dead|killed|wounded|injured|detained|arrested|displaced|hostages|victims)\s+"
    r"(?:were|was|are|include|included|including))\s+"
    r"(?:(?:an?\s+)?(?:further|additional|total of|reported)\s+|(?:another|all|the|its|their|his|these)\s+)?$",
    re.IGNORECASE,
)
_TOLL = re.compile(r"\b(?P<what>death|casualty|injury)?\s?tolls?\b[^.;:]{0,60}$", re.IGNORECASE)
_TOOK_LIVES = re.compile(
    r"\b(?:claim\w*|cost|costing|los\w+|took|taken|taking|take)\s+(?:[\w,]+\s+){0,4}$", re.IGNORECASE
)
_FREED = re.compile(
    r"\b(?:fre(?:e[ds]?|eing)|releas\w+|rescu\w+|return\w*|exchang\w+|swap\w*|sav(?:e[ds]?|ing)|hand(?:ed|ing) over)\s+"
    r"(?:(?:the|of|another|all|its|their|a total of)\s+)*$",
    re.IGNORECASE,
)
_FREED_AFTER = re.compile(
    r"\s+(?:(?:have|has|had|were|was|are|been|being|be|to|will)\s+){1,3}(?:freed|released|rescued|saved)\b|\s+(?:(?:have|had|has)\s+)?escaped\b"
)
# "left their homes", "had been driven from their homes", "were treated for minor injuries"
_LEFT_HOME = re.compile(
    r",?(?:\s+(?:who|that|have|has|had|were|was|are|been|being|all|also|since|already)){0,4}\s+(?:(?:fled|left|lost|abandoned|leave|"
    r"fleeing|leaving|evacuated)|(?:(?:driven|forced|chased|moved|taken|brought) (?:out of|from))|without|out of)\s+"
    r"(?:(?:their|his|her|the)\s+)?(?:homes?|houses|villages?)\b",
    re.IGNORECASE,
)
_TREATED = re.compile(
    r"(?:,\s[^,.;]{3,50})?,?(?:\s+(?:who|have|has|had|were|was|are|been|being|all|also)){0,4}\s+treated\s+(?:\w+\s+){0,3}?for\s+(?:[\w-]+\s+){0,3}?"
    r"(?:injur|wounds|burns|bruises|cuts|fractures|broken bones|smoke|shock)",
    re.IGNORECASE,
)
_DRIVEN = re.compile(r"\b(?:driv(?:en|ing|es)|drove|forc(?:ed|ing|es)|chas(?:ed|ing))\s+$", re.IGNORECASE)
_FROM_HOME = re.compile(
    r"\s+(?:from|out of|to (?:leave|flee|abandon))\s+(?:(?:their|its)\s+)?(?:homes|houses|villages)\b", re.IGNORECASE
)
_AT_RISK = re.compile(
    r"\b(?:wanted|trying|tried|attempt\w*|plot\w*|threat\w*|plan\w*|conspir\w*|refus\w+)\s+to\s+\w+\s+$"
)
_LOOK_BACK = 90
_STEPS = 6
_ENDING_VERBS = frozenset({"left", "leaving", "leave", "leaves"})


def fate(text: str, span: tuple[int, int], limits: tuple[int, int], head: Token | None, unit: str) -> FigureKind | None:
    """What happened to those that a phrase counts; None where the sentence does not tell.

    Args:
        text: The article's text.
        span: The whole figure.
        limits: Its sentence.
        head: Token of its head noun, or of the number where it stands alone.
        unit: Words for what is counted.
    """
    before = text[max(limits[0], span[0] - _LOOK_BACK) : span[0]]
    if _FREED.search(before) or _FREED_AFTER.match(text, span[1], limits[1]):
        return "people"
    return (
        _around(text, span, limits, before)
        or _in_unit(unit, before)
        or _after(text, span[1], limits[1], head)
        or _before(before)
        or (_by_parse(head) if head is not None else None)
        or _named(unit, before)
    )


def _around(text: str, span: tuple[int, int], limits: tuple[int, int], before: str) -> FigureKind | None:
    """What whole phrases around a count tell: "left their homes", "treated for minor burns"."""
    if _LEFT_HOME.match(text, span[1], limits[1]):
        return "displaced"
    if _DRIVEN.search(before) and _FROM_HOME.match(text, span[1], limits[1]):
        return "displaced"
    return "wounded" if _TREATED.match(text, span[1], limits[1]) else None


def _in_unit(unit: str, before: str) -> FigureKind | None:
    """What the unit itself says: "12 wounded civilians", "30 dead", "40,000 deaths"."""
    parts = unit.lower().split()
    if not parts:
        return None
    for part in parts:
        found = fate_of(part, "state")
        if found:
            return found
    if parts[-1] == "lives":
        return "killed" if _TOOK_LIVES.search(before) else None
    found = fate_of(parts[-1], "noun")
    return found if found in {"killed", "wounded"} and not parts[-1].endswith("ee") else None


def _named(unit: str, before: str) -> FigureKind | None:
    """Those whom their very name says to be displaced or held, where nothing else has happened to them."""
    parts = unit.lower().split()
    if not parts or parts[-1] == "lives" or _FREED.search(before):
        return None
    return fate_of(parts[-1], "noun")


def _after(text: str, end: int, limit: int, head: Token | None) -> FigureKind | None:
    match = _AFTER.match(text, end, limit)
    if match is None:
        return None
    word = match["word"]
    passive = bool(_BE.search(match["aux"]))
    found = (fate_of(word, "verb") or fate_of(word, "state")) if passive else None
    found = found or fate_of(word, "self")
    if found is None:
        # "12 people killed in the strike" is a participle, "12 gunmen killed five guards" is not.
        token = head.doc.char_span(match.start("word"), match.end("word"), alignment_mode="expand") if head else None
        acts = token is not None and any(c.dep_ in {"dobj", "obj"} for c in token.root.children)
        has = re.search(r"\b(?:have|has|had|will|would|may|to|who|that)\b", match["lead"] + match["aux"], re.IGNORECASE)
        if not acts and not has:
            found = fate_of(word, "state") or fate_of(word, "verb")
    if found and match["more"] and found == "killed":
        return "people"  # "killed or wounded": both, told as one number
    return found


def _before(before: str) -> FigureKind | None:
    match = _BEFORE.search(before)
    if match is None:
        toll = _TOLL.search(before)
        if toll and not re.search(r"\d", toll.group()):
            return "wounded" if (toll["what"] or "").lower() == "injury" else "killed"
        return None
    if match["shot"]:
        return "killed"
    if match["among"]:
        return fate_of(match["among"], "state") or fate_of(match["among"], "noun")
    if match["noun"]:
        return fate_of(match["noun"], "noun")
    if re.search(r"\b(?:were|was|been|being|are|is)\s+$", before[: match.start()]) or _AT_RISK.search(
        before[: match.end("verb")] + " "
    ):
        return None
    found = fate_of(match["verb"], "verb") or (
        fate_of(match["verb"], "self") if match["verb"].lower().startswith(("evacuat", "drown")) else None
    )
    return "people" if found == "killed" and match["more"] else found


def _by_parse(head: Token) -> FigureKind | None:
    """The verb that takes the counted as object or passive subject, over lists and appositions."""
    token = head
    for _ in range(_STEPS):
        for child in token.children:
            if child.dep_ == "acl" and child.tag_ == "VBN" and fate_of(child.lower_, "verb"):
                return fate_of(child.lower_, "verb")
            if child.dep_ == "relcl":
                found = _relative(child)
                if found:
                    return found
        parent = token.head
        if parent.i == token.i:
            return None
        found = _relation(token, parent)
        if found:
            return found
        if token.dep_ not in {"conj", "appos", "nummod", "pobj", "prep", "dep", "amod", "quantmod", "compound", "nmod"}:
            return None
        if token.dep_ == "prep" and token.lower_ not in {"including", "of", "among", "like"}:
            return None
        token = parent
    return None


def _relation(token: Token, parent: Token) -> FigureKind | None:
    word = parent.lower_
    if token.dep_ == "nsubjpass":
        return fate_of(word, "verb")
    if token.dep_ in {"dobj", "obj"}:
        if word in _ENDING_VERBS:
            return next((f for c in parent.children if (f := fate_of(c.lower_, "state"))), None)
        return fate_of(word, "verb")
    if token.dep_ == "nsubj":
        if parent.pos_ == "AUX":
            return next((f for c in parent.children if c.dep_ == "acomp" and (f := fate_of(c.lower_, "state"))), None)
        return fate_of(word, "self")
    if token.dep_ == "prep" and token.lower_ == "of":
        return fate_of(word, "noun")
    return None


def _relative(verb: Token) -> FigureKind | None:
    if not any(c.lower_ in {"who", "that", "which"} and c.dep_.startswith("nsubj") for c in verb.children):
        return None
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)
    return fate_of(verb.lower_, "verb") if passive else fate_of(verb.lower_, "self")


def is_fate(kind: FigureKind) -> bool:
    """Whether a kind of figure says what happened to people."""
    return kind in FATES
