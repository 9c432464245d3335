"""Read the casualty status of the people that a figure counts: killed, wounded, displaced or detained."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from generator.extract.figures.candidate import LONGEST_PROSE, FigureCandidate
from generator.extract.figures.casualty_syntax import status_by_parse
from generator.extract.figures.rules import FigureRule
from generator.extract.lexicon.figures import (
    CASUALTY_STATUSES,
    all_casualty_words,
    casualty_status_of,
    figure_words,
    may_be_person,
)
from generator.extract.text.annotated import CharSpan
from generator.language.word_lists import one_of
from generator.records import FigureKind, Sentence

_VERBS, _SELF, _STATES, _NOUNS = (
    "|".join(sorted(all_casualty_words(how))) for how in ("verb", "self", "state", "noun")
)
# "12 people, who were reportedly killed", "12 dead"
_AFTER = re.compile(
    r"(?P<lead>,?\s{0,9}(?:(?:who|that|which)\s{1,9})?)"
    rf"(?P<aux>(?:{one_of(figure_words('before status'))}\s{{1,9}}){{0,6}})(?P<word>{_VERBS}|{_SELF}|{_STATES})\b"
    rf"(?P<more>\s{{1,9}}(?:and|or)\s{{1,9}}(?:{_VERBS}|{_STATES})\b)?",
    re.IGNORECASE,
)
_BE = re.compile(rf"\b{one_of(figure_words('passive'))}\b", re.IGNORECASE)
_ACTIVE = re.compile(r"\b(?:have|has|had|will|would|may|to|who|that)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:were|was|been|being|are|is)\s+$")
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
# How far before the people counted the words for their status may begin, in code points.
_LOOK_BACK = 90
# Kinds that become "people" if some were killed and some wounded, or if all were freed.
_PEOPLE: frozenset[FigureKind] = frozenset({"other", "people", *CASUALTY_STATUSES})


def with_casualty_status(
    text: str, found: FigureCandidate, sentence: Sentence, counted: CharSpan, head: Token | None
) -> FigureCandidate:
    """Add the casualty status of the people that a figure counts, if its sentence states one.

    Args:
        text: The article's text.
        found: The figure.
        sentence: Its sentence.
        counted: The words for those people, with the number if it is next to them.
        head: Token of the head noun of these words, or of the number if it has no noun.
    """
    if not found.person:
        return found
    unit = text[slice(*found.unit)] if found.unit else ""
    long = sentence.end - sentence.start > LONGEST_PROSE
    status = casualty_status(text, counted, (sentence.start, sentence.end), None if long else head, unit)
    return (
        replace(found, kind=status, rule=FigureRule.CASUALTY_STATUS) if status and _fits(status, found, unit) else found
    )


def _fits(status: FigureKind, found: FigureCandidate, unit: str) -> bool:
    """Whether a status fits what a figure counts: bunkers can be captured but not detained."""
    if status == "people":
        return found.kind in _PEOPLE
    things = found.kind == "count" and may_be_person(unit)
    return not (things and status in {"displaced", "detained"})


def casualty_status(text: str, span: CharSpan, limits: CharSpan, head: Token | None, unit: str) -> FigureKind | None:
    """The casualty status of the people that a phrase counts.

    "people" for more than one status and for people who were freed; None if the sentence states no status.

    Args:
        text: The article's text.
        span: The whole figure.
        limits: Its sentence.
        head: Token of its head noun, or of the number if it has no noun.
        unit: Words for what is counted.
    """
    before = text[max(limits[0], span[0] - _LOOK_BACK) : span[0]]
    if _FREED.search(before) or _FREED_AFTER.match(text, span[1], limits[1]):
        return "people"
    return (
        _by_phrase(text, span, limits, before)
        or _by_unit(unit, before)
        or _by_words_after(text, span[1], limits[1], head)
        or _by_words_before(before)
        or (status_by_parse(head) if head is not None else None)
        or _by_noun(unit, before)
    )


def _by_phrase(text: str, span: CharSpan, limits: CharSpan, before: str) -> FigureKind | None:
    """Status by whole phrases around a count: "left their homes", "treated for minor burns"."""
    if _LEFT_HOME.match(text, span[1], limits[1]):
        return "displaced"
    if _DRIVEN.search(before) and _FROM_HOME.match(text, span[1], limits[1]):
        return "displaced"
    return "wounded" if _TREATED.match(text, span[1], limits[1]) else None


def _by_unit(unit: str, before: str) -> FigureKind | None:
    """Status by the unit itself: "12 wounded civilians", "30 dead", "40,000 deaths"."""
    parts = unit.lower().split()
    if not parts:
        return None
    for part in parts:
        found = casualty_status_of(part, "state")
        if found:
            return found
    if parts[-1] == "lives":
        return "killed" if _TOOK_LIVES.search(before) else None
    found = casualty_status_of(parts[-1], "noun")
    return found if found in {"killed", "wounded"} and not parts[-1].endswith("ee") else None


def _by_noun(unit: str, before: str) -> FigureKind | None:
    """Status by the noun alone ("refugees", "hostages"), unless they were freed."""
    parts = unit.lower().split()
    if not parts or parts[-1] == "lives" or _FREED.search(before):
        return None
    return casualty_status_of(parts[-1], "noun")


def _by_words_after(text: str, end: int, limit: int, head: Token | None) -> FigureKind | None:
    """Status by the verb, participle or adjective after the people counted."""
    match = _AFTER.match(text, end, limit)
    if match is None:
        return None
    word = match["word"]
    passive = _BE.search(match["aux"]) is not None
    found = (casualty_status_of(word, "verb") or casualty_status_of(word, "state")) if passive else None
    found = found or casualty_status_of(word, "self")
    if found is None and not _is_active(match, head):
        found = casualty_status_of(word, "state") or casualty_status_of(word, "verb")
    return "people" if found == "killed" and match["more"] else found  # "killed or wounded": both in one number


def _is_active(match: re.Match[str], head: Token | None) -> bool:
    """Whether the people counted are the agent: "12 gunmen killed five guards", not "12 people killed in Lima"."""
    token = head.doc.char_span(match.start("word"), match.end("word"), alignment_mode="expand") if head else None
    if token is not None and any(c.dep_ in {"dobj", "obj"} for c in token.root.children):
        return True
    return _ACTIVE.search(match["lead"] + match["aux"]) is not None


def _by_words_before(before: str) -> FigureKind | None:
    """Status by the verb, noun or toll before the people counted."""
    match = _BEFORE.search(before)
    if match is None:
        return _of_toll(before)
    if match["shot"]:
        return "killed"
    if match["among"]:
        return casualty_status_of(match["among"], "state") or casualty_status_of(match["among"], "noun")
    if match["noun"]:
        return casualty_status_of(match["noun"], "noun")
    if _PASSIVE.search(before[: match.start()]) or _AT_RISK.search(before[: match.end("verb")] + " "):
        return None
    verb = match["verb"].lower()
    transitive = verb.startswith(("evacuat", "drown"))
    found = casualty_status_of(verb, "verb") or (casualty_status_of(verb, "self") if transitive else None)
    return "people" if found == "killed" and match["more"] else found


def _of_toll(before: str) -> FigureKind | None:
    """Status by the noun "toll", unless another number comes between the two."""
    toll = _TOLL.search(before)
    if toll is None or re.search(r"\d", toll.group()):
        return None
    return "wounded" if (toll["what"] or "").lower() == "injury" else "killed"


def is_casualty_status(kind: FigureKind) -> bool:
    """Whether a kind of figure counts casualties."""
    return kind in CASUALTY_STATUSES
