"""Names of the rules that find figures, as published in data files."""

from __future__ import annotations

from enum import StrEnum


class FigureRule(StrEnum):
    """Rule that found a figure."""

    CURRENCY = "currency"
    """A number with a currency sign: "$5 million"."""
    MEASURE = "measure"
    """A number with a unit of measure: "300 miles"."""
    SHARE = "share"
    """A share of things: "one in five children"."""
    COMPOUND = "compound"
    """A number joined to a noun by a hyphen: "a six-member team"."""
    PART = "part"
    """A part of a whole that is itself a number: "nine of the past 12 months"."""
    TOTAL = "total"
    """A number that words before it announce: "the death toll rose to 54"."""
    NOUN = "noun"
    """A number with a noun phrase, or alone: "21 people"."""
    CASUALTY_STATUS = "fate"
    """A number of people with a casualty status: "21 people were killed"."""
    COORDINATION = "list"
    """A number that shares the noun or casualty status of its neighbour: "two men and a woman"."""
    CHANGE = "change"
    """The other number of a change: "31, up from 27"."""
    ELLIPSIS = "told before"
    """A number that counts what the figure before it counts: "the governor gave the number as 52"."""


WITH_UNIT_OF_MEASURE = frozenset({FigureRule.CURRENCY, FigureRule.MEASURE})
"""Rules that read the unit right next to the number."""
