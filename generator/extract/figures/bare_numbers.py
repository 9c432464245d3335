"""Interpret numbers without a noun: people by their verb, earlier percentages, differences, and rates."""

from __future__ import annotations

import re

from spacy.tokens import Token

from generator.extract.figures.candidate import FigureCandidate
from generator.extract.lexicon.figures import figure_words
from generator.language.word_lists import one_of
from generator.records import Sentence

# "Another 9,000 live along the river", "Dozens were missing": what only people do.
_DO_AS_PEOPLE = re.compile(
    r"\s+(?:(?:were|are|was|is|remain|remained)\s+(?:still\s+)?(?:missing|unaccounted for|stranded|trapped|homeless)|"
    r"lives?|lived|took part|attended|marched|voted|gathered|turned out|signed up|work|worked|fled|applied|queued)\b",
    re.IGNORECASE,
)
# "her team of 14"
_TEAM_OF = re.compile(rf"\b{one_of(figure_words('team'))} of\s+$")
# "four more than the day before" is a difference, not a figure of its own.
_DIFFERENCE = re.compile(r"\s+(?:more|fewer|less)\s+than\b")
# "to 7 percent during the week, from 5.5", "down to 10 percent from 12"
_PERCENT_FROM = re.compile(r"(?:percent|per cent|%)(?:\s[a-z]+){0,4},?\sfrom\s+$", re.IGNORECASE)
# "a day", "per tonne": after an amount
_RATE = re.compile(rf"\s+(?:an?|per|each|every)\s+{one_of(figure_words('rate'))}\b")
# "nine of the dead were found in Lima and five in Cusco"
_PARALLEL_BEFORE = re.compile(r"\s(?P<how>in|at|near)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3},?\sand\s+$")
_PARALLEL_AFTER = re.compile(r"\s(?P<how>in|at|near)\s(?:the\s)?[A-Z]")
# Verbs and auxiliaries after a number that stands for the people it counts: "three were released".
_STANDS_ALONE = re.compile(
    r"\s+(?:of them|of whom|of these|have|has|had|were|was|are|remain|remained|others|more)\b", re.IGNORECASE
)
# "31, up from 27": an earlier value.
_UP_FROM = re.compile(r"\b(?:up|down) from\s+$", re.IGNORECASE)
_UP_FROM_REACH = 12
_LOOK_BACK = 50


def are_people(text: str, start: int, end: int, limits: tuple[int, int]) -> bool:
    """Whether a number without a noun counts people, by its verb or as the size of a team."""
    return bool(_DO_AS_PEOPLE.match(text, end, limits[1])) or is_of_a_team(text, start, limits)


def is_of_a_team(text: str, start: int, limits: tuple[int, int]) -> bool:
    """Whether a number is the size of a team: "her team of 14"."""
    return bool(_TEAM_OF.search(text, max(limits[0], start - _LOOK_BACK), start))


def is_parallel(text: str, start: int, end: int, since: int) -> bool:
    """Whether a number counts the same as the one before it, in another place: "nine in Lima and five in Cusco"."""
    before = _PARALLEL_BEFORE.search(text, max(since, start - 2 * _LOOK_BACK), start)
    after = _PARALLEL_AFTER.match(text, end)
    return before is not None and after is not None and before["how"] == after["how"]


def is_difference(text: str, end: int, limit: int) -> bool:
    """Whether a number is a difference: "four more than the day before"."""
    return bool(_DIFFERENCE.match(text, end, limit))


def was_percent(text: str, start: int, since: int) -> bool:
    """Whether a number is an earlier percentage: "down to 10 percent from 12"."""
    return bool(_PERCENT_FROM.search(text, max(since, start - _LOOK_BACK), start))


def with_rate(text: str, end: int, limit: int) -> int:
    """One past the last code point of an amount with its rate: "90 million rand a day"."""
    rate = _RATE.match(text, end, limit)
    return rate.end() if rate else end


def stands_alone(text: str, found: FigureCandidate, sentence: Sentence, token: Token | None) -> bool:
    """Whether a number without a noun is a figure: it is bounded, vague, or in a place where a number is expected.

    Args:
        text: The article's text.
        found: The number.
        sentence: Its sentence.
        token: The token that the number begins with.
    """
    number = found.number
    if number.vague or found.end > number.end:
        return True
    if _STANDS_ALONE.match(text, number.end, sentence.end):
        return number.digits or number.start > sentence.start or number.value != 1
    if found.bound not in {"exact", "about"} or (number.grouped and not isinstance(number.value, tuple)):
        return True
    return _has_context(text, found, sentence) or (number.digits and token is not None and _is_governed(token))


def _has_context(text: str, found: FigureCandidate, sentence: Sentence) -> bool:
    """Whether the words before a number give it a meaning: a parallel, an earlier value, a team."""
    start = found.number.start
    return (
        is_parallel(text, found.start, found.end, sentence.start)
        or was_percent(text, start, sentence.start)
        or is_of_a_team(text, found.start, (sentence.start, sentence.end))
        or _UP_FROM.search(text, max(sentence.start, start - _UP_FROM_REACH), start) is not None
    )


def _is_governed(token: Token) -> bool:
    """Whether a number depends on a word that takes one: "rose to 30", "a total of 30"."""
    head = token.head.head if token.head.pos_ == "ADP" else token.head
    return head.lower_ in figure_words("takes number")
