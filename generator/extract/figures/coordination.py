"""Figures that share what is said of one of them: "21 people, including six children", "two men and a woman"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.extract.figures import bare_numbers
from generator.extract.figures.amounts import Counted
from generator.extract.figures.casualty_status import is_fate
from generator.extract.lexicon.figures import FATES

# Between a number and a part of it.
_PART = re.compile(
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
_GENERIC = frozenset({"people", "troops", "other", "count"})


def share_fates(text: str, found: Sequence[Counted]) -> list[Counted]:
    """The figures of a sentence, those of a list with the fate of the one that is told."""
    shared = list(found)
    for i in range(1, len(shared)):
        before, here = shared[i - 1], shared[i]
        gap = text[before.end : min(here.start, before.end + 200)]
        if (
            is_fate(before.kind)
            and _open(here)
            and (_LIST.fullmatch(gap) or _PART.fullmatch(gap) or text[here.start : here.end].endswith(_OF_THOSE))
        ):
            shared[i] = replace(here, kind=before.kind, rule="list")
        elif (
            before.unit is not None
            and _is_bare(here)
            and before.kind in {*_GENERIC, *FATES}
            and bare_numbers.is_parallel(text, here.start, here.end, before.end)
        ):
            shared[i] = replace(here, unit=before.unit, subject=before.subject, kind=before.kind, rule="list")
        elif _is_percentage(text, before, here, gap):
            shared[i] = replace(here, unit=here.unit or before.unit, kind="percent", rule="change")
        elif (
            here.unit is None
            and here.rule == "noun"
            and (_UP_FROM.fullmatch(gap) or (before.rule == "total" and _DOWN_FROM.fullmatch(gap)))
        ):
            shared[i] = replace(here, unit=before.unit, subject=before.subject, kind=before.kind, rule="change")
    for i in range(len(shared) - 2, -1, -1):
        here, after = shared[i], shared[i + 1]
        gap = text[here.end : min(after.start, here.end + 200)]
        part = text[after.start : after.end].endswith(_OF_THOSE)
        if is_fate(after.kind) and not part and _open(here) and here.unit is not None and _LIST.fullmatch(gap):
            shared[i] = replace(here, kind=after.kind, rule="list")
        if (
            here.unit is None
            and here.rule == "noun"
            and _TO.fullmatch(gap)
            and _FROM.search(text, max(0, here.start - 8), here.start)
        ):
            shared[i] = replace(here, unit=after.unit, subject=after.subject, kind=after.kind, rule="change")
    return shared


def _is_percentage(text: str, before: Counted, here: Counted, gap: str) -> bool:
    """Whether a bare number is a percentage as the one before: "to 7 percent, from 5.5", "5 percent; in June 4.2"."""
    if before.kind != "percent" or here.rule != "noun":
        return False
    words = text[here.start : here.end]
    if words.endswith(("points", "point")):
        return True  # "68 percent, nine points more than before"
    if here.unit is not None or _RATE.match(text, here.end):
        return False
    return _FROM_OLD.fullmatch(gap) is not None or bool(_DECIMAL.search(words))


def _is_bare(counted: Counted) -> bool:
    """Whether a number stands without a noun, and nothing tells what it counts."""
    return counted.unit is None and counted.rule == "noun" and counted.kind == "other"


def _open(counted: Counted) -> bool:
    """Whether a figure counts people of whom nothing else is told."""
    return counted.person and counted.kind in _GENERIC
