"""Resolve elliptical figures, which count what the figure before them counts: "gave the number as 52", "5 of them"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.extract.figures.casualty_status import is_casualty_status
from generator.extract.figures.rules import FigureRule
from generator.extract.lexicon.figures import CASUALTY_STATUSES, figure_words
from generator.language.word_lists import one_of
from generator.records import Figure, FigureKind

# "gave the number as 52", "put the figure at", "says the number is", "a higher number, 612", "spoke of 48".
_ELLIPTICAL = re.compile(
    r"\b(?:(?:the|that|their|its)\s+(?:number|figure|count|total|share)\s+(?:as|at|to|is|was|stands at|stood at)"
    r"|an?\s+(?:higher|lower|different)\s+(?:number|figure|count|total),"
    r"|(?:spoke|speaks|spoken)\s+of)\s+$",
    re.IGNORECASE,
)
# "The union said 41.": a sentence that gives a number without saying what it counts.
_ONLY_A_NUMBER = re.compile(rf"[A-Z][\w’' ]{{1,40}}\s{one_of(figure_words('tells a number'))}\s+$")
# How far before a number such words may begin, in code points
_REACH = 60
_THINGS: frozenset[FigureKind] = frozenset({"people", "troops", "count"})
# Kinds that "5 of them" may have.
_WITH_PARTS = _THINGS | frozenset(CASUALTY_STATUSES)
_VERB_AFTER = re.compile(r"\s(?:have|has|had|were|was|are|is)\s")
# How many figures back the rival of an elliptical figure may be.
_BACK = 5
# How many times the smaller of two rivals the larger may be. F1 of all figures falls from 0.926 to 0.923 with a factor
# of 3 (tests.extract.unseen_report), from 0.994 to 0.988 with one of 8 (tests.extract.figures_report; 1 December 2026).
_FACTOR = 4
_OF_THOSE = (" of them", " of whom", " of these", " of those")
_COUNTED: frozenset[FigureKind] = frozenset({"people", "troops", "count", "money", "percent", "area"})


def is_elliptical(text: str, since: int, start: int, end: int) -> bool:
    """Whether the words around a bare number mark it as elliptical.

    Args:
        text: The article's text.
        since: Start of its sentence.
        start: First code point of the number, including its bound.
        end: One past its last.
    """
    if _ELLIPTICAL.search(text, max(since, start - _REACH), start):
        return True
    return text[end : end + 1] == "." and _ONLY_A_NUMBER.fullmatch(text, since, start) is not None


def resolve_ellipsis(text: str, sentences: Sequence[str], figures: Sequence[Figure]) -> list[Figure]:
    """Give each elliptical figure the kind and unit of the figure that it refers to.

    Args:
        text: The article's text.
        sentences: Ids of the sentences in reading order, with an empty id before each paragraph.
        figures: In reading order.
    """
    place = {sentence: number for number, sentence in enumerate(sentences)}
    found: list[Figure] = []
    for figure in figures:
        # "3,100 of them" may refer to the paragraph before; a paragraph break counts as one more sentence.
        far = 2 if _is_of_those(text, figure) else 1
        near = [f for f in reversed(found[-_BACK:]) if place[figure.sentence] - place[f.sentence] <= far]
        if figure.rule == FigureRule.ELLIPSIS:
            near = [f for f in near if _is_rival(figure, f)]
        found.append(_resolved(text, figure, near[0]) if near else figure)
    return found


def _is_rival(one: Figure, other: Figure) -> bool:
    """Whether two values are close enough to be rival counts of the same thing."""
    if not isinstance(one.value, float | int) or not isinstance(other.value, float | int):
        return False
    low, high = sorted((float(one.value), float(other.value)))
    return low > 0 and high / low <= _FACTOR


def _resolved(text: str, figure: Figure, before: Figure) -> Figure:
    """The figure, with the kind and unit of the one before it if it is elliptical."""
    counted = is_casualty_status(before.kind) or before.kind in _COUNTED
    if figure.rule == FigureRule.ELLIPSIS and counted:
        return _like(figure, before)
    if figure.kind != "other":
        return figure
    if counted and _is_of_those(text, figure):
        kind = _kind_of_part(figure, before)
        return replace(figure, kind=kind, rule=FigureRule.ELLIPSIS.value) if kind in _WITH_PARTS else figure
    if not figure.unit and before.kind in _THINGS and _opens_as_subject(text, figure):
        return _like(figure, before)
    return figure


def _like(figure: Figure, before: Figure) -> Figure:
    return replace(figure, unit=before.unit, subject=before.subject, kind=before.kind, rule=FigureRule.ELLIPSIS.value)


def _kind_of_part(figure: Figure, before: Figure) -> FigureKind:
    """The kind of "5 of them".

    In another sentence, the part need not have the casualty status of the whole.
    """
    return before.kind if figure.sentence == before.sentence or not is_casualty_status(before.kind) else "people"


def _is_of_those(text: str, figure: Figure) -> bool:
    return text[figure.start : figure.end].endswith(_OF_THOSE)


def _opens_as_subject(text: str, figure: Figure) -> bool:
    """Whether a bare number is the subject of its sentence: "Forty ships lie there. At least 11 have been diverted"."""
    opens = text[max(0, figure.start - 3) : figure.start].rstrip(" ").endswith((".", "!", "?"))
    return opens and _VERB_AFTER.match(text, figure.end) is not None
