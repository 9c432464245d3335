"""Join two dates that bound one period: "from Monday to Friday", "between 2014 and 2017"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.extract.dates.calendar import date_pattern
from generator.extract.dates.parsed_dates import Form, ParsedDate

_THROUGH = re.compile(rf"\s*(?:[-–—]|{date_pattern('through')})\s*", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
# Expressions that can be the end of a period.
_ENDS = frozenset({Form.DAY, Form.MONTH, Form.YEAR, Form.WEEKDAY, Form.DECADE, Form.NEAR_DAY})
# Characters before the first date within which the word that opens a period begins.
_OPENING = 12


def join(text: str, found: Sequence[ParsedDate]) -> Iterator[tuple[ParsedDate, ...]]:
    """Yield expressions one by one, or two that bound a period, with the word that opens it.

    Args:
        text: The article's text.
        found: The expressions of a sentence, in reading order.
    """
    i = 0
    while i < len(found):
        first, second = found[i], found[i + 1] if i + 1 < len(found) else None
        opening = _opening(text, first, second) if second is not None else None
        if second is None or opening is None:
            yield (first,)
            i += 1
        else:
            yield replace(first, opening=opening), second
            i += 2


def _opening(text: str, first: ParsedDate, second: ParsedDate) -> int | None:
    """First code point of the period that two dates form; None if they form none."""
    if not {first.form, second.form} <= _ENDS or first.until or second.until:
        return None
    gap = text[first.end : second.start]
    before = text[max(0, first.start - _OPENING) : first.start]
    if _THROUGH.fullmatch(gap):
        opened = _FROM.search(before)
        return first.start - len(before) + opened.start() if opened else first.start
    opened = _BETWEEN.search(before)
    if opened and _AND.fullmatch(gap):
        return first.start - len(before) + opened.start()
    return None
