"""Resolve coordination: figures that share a noun or a casualty status ("two men and a woman were killed")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.extract.figures import bare_numbers
from generator.extract.figures.candidate import FigureCandidate
from generator.extract.figures.casualty_status import is_casualty_status
from generator.extract.figures.rules import FigureRule
from generator.extract.lexicon.figures import CASUALTY_STATUSES
from generator.records import FigureKind

# Between a number and a part of it.
_INCLUDING = re.compile(
    r"[^.;:]{0,60}?[,(–—-]?\s{0,9}\b(?:including|among them|amongst them|among whom|most of them|some of them|"
    r"of whom|of them|half of them)\b[^.;:\d]{0,40}",
    re.IGNORECASE,
)
# Between the members of a list.
_LIST = re.compile(
    r"\s{0,9}(?:,|,?\s{0,9}(?:and|or|as well as|plus|along with|together with))\s{0,9}"
    r"(?:another|a further|also|a|an)?\s{0,9}",
    re.IGNORECASE,
)
# Between the old and the new number of a change: "rose from 4 to 6 percent".
_TO = re.compile(r"\s{1,9}to\s{1,9}", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s{1,9}$", re.IGNORECASE)
# Between a new number and the old one: "31, up from 27".
_UP_FROM = re.compile(
    r"(?:[^.;\d]{0,130},)?\s{1,9}(?:up|down)\s{1,9}from\s{1,9}(?:just\s{1,9}|only\s{1,9})?", re.IGNORECASE
)
# "fell to 28 last year from 51 in 2022"
_DOWN_FROM = re.compile(r"[^.;,\d]{0,30}\bfrom\s+", re.IGNORECASE)
# "7 percent during the week, from 5.5"
_FROM_OLD = re.compile(r"(?:\s[a-z]{1,30}){0,4},?\s{1,9}(?:up |down )?from\s{1,9}")
_DECIMAL = re.compile(r"\d\.\d")
# "18.3 to the dollar", "1.2 per head"
_RATE = re.compile(r"\s+(?:to the|per|a|an)\s")
_OF_THOSE = (" of them", " of whom")
# Kinds that a casualty status may replace.
_GENERIC: frozenset[FigureKind] = frozenset({"people", "troops", "other", "count"})
_COUNTED = _GENERIC | frozenset(CASUALTY_STATUSES)
# Between two figures of one list, in code points.
_LONGEST_GAP = 200


def complete_coordinations(text: str, found: Sequence[FigureCandidate]) -> list[FigureCandidate]:
    """Complete coordinated figures of a sentence from their neighbours.

    Args:
        text: The article's text.
        found: The figures of one sentence, in reading order.
    """
    completed = list(found)
    for i in range(1, len(completed)):
        completed[i] = _completed_from_left(text, completed[i - 1], completed[i])
    for i in range(len(completed) - 2, -1, -1):
        completed[i] = _completed_from_right(text, completed[i], completed[i + 1])
    return completed


def _completed_from_left(text: str, left: FigureCandidate, here: FigureCandidate) -> FigureCandidate:
    """A figure, completed by the one before it."""
    gap = _gap(text, left, here)
    if is_casualty_status(left.kind) and _is_open(here) and _is_member(text, gap, here):
        return replace(here, kind=left.kind, rule=FigureRule.COORDINATION)
    if _is_parallel(text, left, here):
        return _like(here, left, FigureRule.COORDINATION)
    if _is_percentage(text, left, here, gap):
        return replace(here, unit=here.unit or left.unit, kind="percent", rule=FigureRule.CHANGE)
    if _is_old_number(left, here, gap):
        return _like(here, left, FigureRule.CHANGE)
    return here


def _completed_from_right(text: str, here: FigureCandidate, right: FigureCandidate) -> FigureCandidate:
    """A figure, completed by the one after it."""
    gap = _gap(text, here, right)
    listed = here.unit is not None and _is_open(here) and _LIST.fullmatch(gap)
    if is_casualty_status(right.kind) and listed and not text[right.start : right.end].endswith(_OF_THOSE):
        return replace(here, kind=right.kind, rule=FigureRule.COORDINATION)
    if here.unit is None and here.rule is FigureRule.NOUN and _TO.fullmatch(gap) and _follows_from(text, here):
        return _like(here, right, FigureRule.CHANGE)
    return here


def _gap(text: str, left: FigureCandidate, right: FigureCandidate) -> str:
    return text[left.end : min(right.start, left.end + _LONGEST_GAP)]


def _like(here: FigureCandidate, other: FigureCandidate, rule: FigureRule) -> FigureCandidate:
    """The figure with the noun and kind of another one."""
    return replace(here, unit=other.unit, subject=other.subject, kind=other.kind, rule=rule)


def _is_member(text: str, gap: str, here: FigureCandidate) -> bool:
    """Whether a figure is in a list with the one before it, or is a part of it."""
    return bool(_LIST.fullmatch(gap) or _INCLUDING.fullmatch(gap) or text[here.start : here.end].endswith(_OF_THOSE))


def _is_parallel(text: str, left: FigureCandidate, here: FigureCandidate) -> bool:
    """Whether a bare number counts the same as its neighbour, in another place: "nine in Lima and five in Cusco"."""
    if left.unit is None or not here.is_bare or left.kind not in _COUNTED:
        return False
    return bare_numbers.is_parallel(text, here.start, here.end, left.end)


def _is_old_number(left: FigureCandidate, here: FigureCandidate, gap: str) -> bool:
    """Whether a number is the earlier value of the one before it: "31, up from 27"."""
    if here.unit is not None or here.rule is not FigureRule.NOUN:
        return False
    dropped = left.rule is FigureRule.TOTAL and _DOWN_FROM.fullmatch(gap)
    return bool(_UP_FROM.fullmatch(gap) or dropped)


def _follows_from(text: str, here: FigureCandidate) -> bool:
    return _FROM.search(text, max(0, here.start - 8), here.start) is not None


def _is_percentage(text: str, left: FigureCandidate, here: FigureCandidate, gap: str) -> bool:
    """Whether a bare number is a percentage like the one before: "to 7 percent, from 5.5", "5 percent; in June 4.2"."""
    if left.kind != "percent" or here.rule is not FigureRule.NOUN:
        return False
    figure = text[here.start : here.end]
    if figure.endswith(("points", "point")):
        return True  # "68 percent, nine points more than before"
    if here.unit is not None or _RATE.match(text, here.end):
        return False
    return _FROM_OLD.fullmatch(gap) is not None or _DECIMAL.search(figure) is not None


def _is_open(here: FigureCandidate) -> bool:
    """Whether a figure may count people and has no casualty status yet."""
    return here.person and here.kind in _GENERIC
