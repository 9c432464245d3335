"""Read totals announced by words before the number: "put the number of dead at 31", "the death toll rose to 54"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.extract.figures.number import Number
from generator.extract.lexicon.figures import all_casualty_words, figure_words
from generator.records import FigureKind

_NOUNS = "|".join(sorted(word for word in all_casualty_words("noun") if word.endswith("s")))
_STATES = "|".join(sorted(all_casualty_words("state") | {"missing"}))
# What a total counts: "the number of people killed", "the number killed", "the death toll", "arrests", "the dead".
_COUNTED = re.compile(
    r"\b(?:(?P<number>number|count|tally|total)(?:\s+of(?:\s+(?:all\s+)?those(?=\s+(?:"
    + _STATES
    + r")\b))?|(?=\s+(?:"
    + _STATES
    + r")\b))"
    r"|(?P<toll>(?:(?P<what>death|casualty|injury|injuries)\s+)?tolls?)"
    r"|(?P<noun>" + _NOUNS + r")|the\s+(?:\w+\s+)?(?P<state>" + _STATES + r"))\b(?!-)",
    re.IGNORECASE,
)
_MOVED = "|".join(sorted(figure_words("takes number")))
_MOVE = "|".join(sorted(figure_words("puts number")))
# A total follows directly after one of these.
# "rose sharply to", "now stands at", "has reached", "climbed past", "is now", "now number", "fell back from 60 to"
_BY_VERB = re.compile(
    rf"(?:^|\s)(?:{_MOVED}|is|are|was|were|be|been)(?:\s+(?!by\b)[a-z]{{2,12}}){{0,2}}(?:\s+from\s+[\d,.]+\s+to)?\s+$",
    re.IGNORECASE,
)
# "at", "to", "down to", "from 48 to": only after "put", "raised" or their like before the words that are counted.
_BY_PREPOSITION = re.compile(r"(?:^|\s)(?:at|as|to|past|above|beyond|from)(?:\s+[\d,.]+\s+to)?\s+$", re.IGNORECASE)
_PUTS = re.compile(
    rf"\b(?:{_MOVE})\b[^.;:!?\d]{{0,60}}$|\b(?:{_MOVE})\b[^.;:!?]{{0,60}}\band\s+[^.;:!?\d]{{0,20}}$", re.IGNORECASE
)
# A change: its "from 48 to 54" is not a range.
_CHANGE = re.compile(rf"\b(?:{_MOVED}|{_MOVE})\b[^.;:!?\d]{{0,40}}\bfrom\s+[$€£]?$", re.IGNORECASE)
_TO = re.compile(r"\s{1,9}to\s{1,9}", re.IGNORECASE)
# A break between the number and the words for what it counts: another clause or number.
_BREAK = re.compile(r"[.;:!?\d]|\b(?:who|which|while|after|when|because|but)\b", re.IGNORECASE)
# "the toll, which officials had put at 30, was raised to"
_ASIDE = re.compile(r",\s+(?:which|who)\b[^,.;:]{0,70},")
_FROM_NUMBER = re.compile(r"\bfrom\s+[\d,.]+\s+to\s+$", re.IGNORECASE)
# A toll counts the dead unless it says otherwise; casualties are dead or wounded, in one number.
_TOLLS: dict[str, FigureKind] = {"injury": "wounded", "injuries": "wounded", "casualty": "people"}
# How far a total may be from the words for what it counts, in code points
_REACH = 110


@dataclass(frozen=True, slots=True)
class Total:
    """What a number is a total of, according to the words before it."""

    kind: FigureKind | None
    """What a toll counts; None for other words, whose noun phrase gives the kind."""
    at: int
    """First code point of the words for what is counted."""


def total_of(text: str, since: int, start: int) -> Total | None:
    """Find what a number is the total of, from the words before it.

    Args:
        text: The article's text.
        since: Start of its sentence.
        start: First code point of the number, including its bound.
    """
    for match in reversed(list(_COUNTED.finditer(text, max(since, start - _REACH), start))):
        if not _is_announced(text, match, since, start):
            continue
        if match["toll"]:
            return Total(_TOLLS.get((match["what"] or "").lower(), "killed"), match.start())
        at = match.end() + 1 if match["number"] else match.start("noun" if match["noun"] else "state")
        return Total(None, at)
    return None


def _is_announced(text: str, counted: re.Match[str], since: int, start: int) -> bool:
    """Whether a verb links the words for what is counted to the number that begins at `start`."""
    gap = _ASIDE.sub("", text[counted.end() : start])
    if _BREAK.search(_FROM_NUMBER.sub("to ", gap)):
        return False
    if _BY_VERB.search(gap):
        return True
    puts = _PUTS.search(text, max(since, counted.start() - _REACH), counted.start())
    return puts is not None and _BY_PREPOSITION.search(gap) is not None


def split_change(text: str, number: Number, since: int) -> tuple[Number, Number] | None:
    """The old and the new number of a change ("rose from 4 to 6"); None if the two numbers are the ends of a range."""
    if not isinstance(number.value, tuple) or not _CHANGE.search(text, max(since, number.start - _REACH), number.start):
        return None
    joint = _TO.search(text, number.start, number.end)
    if joint is None:
        return None
    low, high = number.value
    return replace(number, end=joint.start(), value=low, short=""), replace(number, start=joint.end(), value=high)
