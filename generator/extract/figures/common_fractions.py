"""Find common fractions in words: "two-thirds of", "half a million", "a quarter of a point"."""

from __future__ import annotations

import re

from generator.extract.figures.number import Number
from generator.extract.lexicon.numbers import FRACTIONS, SCALES, small_number
from generator.language.word_lists import one_of

_PART = one_of(FRACTIONS)
# "two-thirds of", "a third of", "half of", "half the": a share of what the next words name.
_SHARE_OF = re.compile(
    rf"\b(?:(?P<count>an?|one|two|three|four|five)[ -])?(?P<part>{_PART})"
    r"(?P<plural>s)?(?=\s+(?:of\s+(?!an?\s+(?:million|hundred|thousand|billion|dozen|mile|century|hour))|the\s|"
    r"its\s|their\s|all\s|(?:more|less|fewer|higher|lower|larger|smaller|cheaper|dearer)\s+than\b))",
    re.IGNORECASE,
)
# "rose by a fifth", "cut by two thirds": a share of the earlier value.
_CHANGE_BY = re.compile(
    rf"(?<=\bby\s)(?:(?P<count>an?|one|two|three|four)[ -])(?P<part>{_PART})"
    r"(?P<plural>s)?(?=\s+(?:in|within|since|after|to|from|over|on|last|this)\b|[.,;])",
    re.IGNORECASE,
)
# "half a million", "a quarter million": a part of a scale.
_PART_OF_SCALE = re.compile(
    rf"\b(?:half(?:\s+an?\s+|-|\s+)(?P<scale>{one_of(SCALES.keys() - {'score'})})"
    r"|a\s+quarter(?:\s+of\s+an?|[ -])\s*(?P<quartered>million|billion))\b",
    re.IGNORECASE,
)
# "a quarter of a point", "half a percent", "half an hour": a part of one unit of measure, not a share of things.
_PART_OF_UNIT = re.compile(
    r"\b(?:(?P<half>half)\s+an?|(?:(?P<count>an?|one|two|three)[ -])?(?P<piece>half|third|quarter|fifth|tenth)s?\s+of"
    r"\s+an?)(?=\s+(?:percentage|percent|per\s+cent|point|mile|kilomet|met(?:er|re)|hour|minute|second|century|decade|degree|"
    r"ton|tonne|lit(?:er|re)|acre|hectare)\w*\b)",
    re.IGNORECASE,
)


def common_fractions(text: str, start: int, end: int) -> list[Number]:
    """Find the fractions in a stretch of text, in order of their start; they may overlap.

    Shares of things are in hundredths ("a third of the homes" is 33.33), parts of a scale or a unit of measure are
    plain values ("half a million" is 500000, "half an hour" is 0.5).
    """
    found = [
        *(_part_of_unit(match) for match in _PART_OF_UNIT.finditer(text, start, end)),
        *(_share(match) for match in _SHARE_OF.finditer(text, start, end)),
        *(_share(match) for match in _CHANGE_BY.finditer(text, start, end)),
        *(_part_of_scale(match) for match in _PART_OF_SCALE.finditer(text, start, end)),
    ]
    return sorted(found, key=lambda number: number.start)


def _part_of_unit(match: re.Match[str]) -> Number:
    part = FRACTIONS[(match["half"] or match["piece"]).lower()] / 100
    return Number(match.start(), match.end(), round(_count(match) * part, 4), grouped=True)


def _share(match: re.Match[str]) -> Number:
    share = _count(match) * FRACTIONS[match["part"].lower()]
    return Number(match.start(), match.end(), round(share, 2), share=True)


def _part_of_scale(match: re.Match[str]) -> Number:
    scale, part = (match["scale"], 0.5) if match["scale"] else (match["quartered"], 0.25)
    return Number(match.start(), match.end(), part * SCALES[scale.lower()], grouped=True)


def _count(match: re.Match[str]) -> int:
    return small_number(match["count"]) if match["count"] else 1
