"""Numbers without a noun: people whom the verb tells, percentages that were, differences, and rates."""

from __future__ import annotations

import re

# "Another 9,000 live along the river", "Dozens were missing": what only people do.
_DO_AS_PEOPLE = re.compile(
    r"\s+(?:(?:were|are|was|is|remain|remained)\s+(?:still\s+)?(?:missing|unaccounted for|stranded|trapped|homeless)|"
    r"lives?|lived|took part|attended|marched|voted|gathered|turned out|signed up|work|worked|fled|applied|queued)\b",
    re.IGNORECASE,
)
# "her team of 14"
_TEAM_OF = re.compile(r"\b(?:team|crew|panel|jury|squad|staff|delegation|party|group|family|board|cabinet) of\s+$")
# "four more than the day before" is a difference, no number of its own.
_DIFFERENCE = re.compile(r"\s+(?:more|fewer|less)\s+than\b")
# "to 7 percent during the week, from 5.5", "down to 10 percent from 12"
_PERCENT_FROM = re.compile(r"(?:percent|per cent|%)(?:\s[a-z]+){0,4},?\sfrom\s+$", re.IGNORECASE)
# "a day", "per tonne": after an amount
_RATE = re.compile(
    r"\s+(?:an?|per|each|every)\s+(?:hour|day|night|week|fortnight|month|quarter|year|season|tonne|ton|kilo|kilogram|"
    r"kilogramme|barrel|ounce|litre|liter|gallon|head|person|household|family|child|share|unit|acre|hectare|kilometre|mile)\b"
)
# "nine of the dead were found in Lima and five in Cusco"
_PARALLEL_BEFORE = re.compile(r"\s(?P<how>in|at|near)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3},?\sand\s+$")
_PARALLEL_AFTER = re.compile(r"\s(?P<how>in|at|near)\s(?:the\s)?[A-Z]")
_LOOK_BACK = 50


def are_people(text: str, start: int, end: int, limits: tuple[int, int]) -> bool:
    """Whether a number without a noun counts people, by what it does or by the team that it is of."""
    return bool(_DO_AS_PEOPLE.match(text, end, limits[1])) or is_of_a_team(text, start, limits)


def is_of_a_team(text: str, start: int, limits: tuple[int, int]) -> bool:
    """Whether a number says how many a team has: "her team of 14"."""
    return bool(_TEAM_OF.search(text, max(limits[0], start - _LOOK_BACK), start))


def is_parallel(text: str, start: int, end: int, since: int) -> bool:
    """Whether a number counts in another place what the one before it does: "nine in Lima and five in Cusco"."""
    before = _PARALLEL_BEFORE.search(text, max(since, start - 2 * _LOOK_BACK), start)
    after = _PARALLEL_AFTER.match(text, end)
    return before is not None and after is not None and before["how"] == after["how"]


def is_difference(text: str, end: int, limit: int) -> bool:
    """Whether a number says by how much another is more: "four more than the day before"."""
    return bool(_DIFFERENCE.match(text, end, limit))


def was_percent(text: str, start: int, since: int) -> bool:
    """Whether a number is what a percentage was before: "down to 10 percent from 12"."""
    return bool(_PERCENT_FROM.search(text, max(since, start - _LOOK_BACK), start))


def with_rate(text: str, end: int, limit: int) -> int:
    """One past the last code point of an amount with what it is for each time: "90 million rand a day"."""
    rate = _RATE.match(text, end, limit)
    return rate.end() if rate else end
