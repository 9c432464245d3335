"""Find date expressions, with one pattern for each form that news uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.extract.dates.calendar import (
    ANY_WEEKDAY,
    DAY,
    FULL_MONTH,
    MONTH,
    NEAR_DAY,
    NEAR_DAYS,
    NUMBER_WORD,
    PART_OF_DAY,
    WEEKDAY,
    YEAR,
    count_of,
    date_pattern,
    month_number,
    weekday_number,
)
from generator.extract.dates.parsed_dates import Form, ParsedDate
from generator.records import Sentence

_BEFORE = r"(?<![\w.,/:$€£-])"
_WEEKDAY_BEFORE = rf"(?:(?P<weekday>{ANY_WEEKDAY}){PART_OF_DAY},?\s+(?:the\s+)?)?"
_ROUGHLY = r"(?:(?:early|mid|late|the beginning of|the end of|the middle of)[\s-]+(?:in\s+)?)?"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|and|&)\s)"
# A weekday counted from another event: "the next Tuesday" of a story is not the next after publication.
_OF_THE_STORY = re.compile(r"the\s")
_UNIT = rf"(?P<unit>{date_pattern('unit')})s?"
# Words that cannot follow a year, so that it is a number ("in 2000 people").
_NO_UNIT = rf"(?!\s+{date_pattern('not after a year')}|\s*%)"
_SEASON = date_pattern("season")


def _iso(m: re.Match[str]) -> ParsedDate:
    return ParsedDate(m.start(), m.end(), Form.DAY, int(m["year"]), int(m["month"]), int(m["day"]))


def _numeric(m: re.Match[str]) -> ParsedDate | None:
    """A date in digits, certain only if one of the two numbers cannot be a month."""
    first, second = int(m["first"]), int(m["second"])
    if (first > 12) == (second > 12) or max(first, second) > 31 or min(first, second) == 0:
        return None
    return ParsedDate(m.start(), m.end(), Form.DAY, int(m["year"]), min(first, second), max(first, second))


def _day(m: re.Match[str]) -> ParsedDate:
    return ParsedDate(
        m.start(),
        m.end(),
        Form.DAY,
        int(m["year"]) if m["year"] else None,
        month_number(m["month"]),
        int(re.sub(r"\D", "", m["day"])),
        until=int(re.sub(r"\D", "", m["until"])) if m["until"] else None,
        weekday=weekday_number(m["weekday"]) if m["weekday"] else None,
    )


def _month(m: re.Match[str]) -> ParsedDate:
    return ParsedDate(m.start("date"), m.end("date"), Form.MONTH, int(m["year"]), month_number(m["month"]))


def _month_alone(m: re.Match[str]) -> ParsedDate:
    """A month without day and year; a shifting word is part of it, the cue is not."""
    shift = m["shift"] or m["before"] or ""
    start = m.start("before") if m["before"] else m.start("date")
    return ParsedDate(
        start, m.end("date"), Form.MONTH, month=month_number(m["month"]), shift=shift.lower().strip(" -") or "in"
    )


def _year(m: re.Match[str]) -> ParsedDate:
    return ParsedDate(m.start("date"), m.end("date"), Form.YEAR, int(m["year"]))


def _years(m: re.Match[str]) -> ParsedDate | None:
    """Years joined by a hyphen ("2014-2017", "2014-17"): the second as written or with the first's century."""
    first, second = int(m["year"]), int(m["until"])
    if second < 100:
        second += first // 100 * 100
    return ParsedDate(m.start(), m.end(), Form.YEAR, first, until=second) if first < second < first + 60 else None


def _decade(m: re.Match[str]) -> ParsedDate:
    return ParsedDate(m.start(), m.end(), Form.DECADE, int(m["year"]))


def _season(m: re.Match[str]) -> ParsedDate:
    return ParsedDate(m.start(), m.end(), Form.SEASON, int(m["year"]) if m["year"] else None)


def _weekday(m: re.Match[str]) -> ParsedDate:
    shift = (m["shift"] or "").lower()
    form = Form.OTHER_ANCHOR if _OF_THE_STORY.match(shift) else Form.WEEKDAY
    return ParsedDate(m.start(), m.end(), form, weekday=weekday_number(m["weekday"]), shift=shift)


def _near_day(m: re.Match[str]) -> ParsedDate:
    return ParsedDate(m.start(), m.end(), Form.NEAR_DAY, count=NEAR_DAYS[" ".join(m["day"].lower().split())])


def _near_period(m: re.Match[str]) -> ParsedDate:
    shift = " ".join(m["shift"].lower().split())
    return ParsedDate(m.start(), m.end(), Form.NEAR_PERIOD, shift=shift, unit=m["unit"].lower())


def _ago(m: re.Match[str]) -> ParsedDate:
    return ParsedDate(m.start(), m.end(), Form.AGO, shift="ago", unit=_singular(m["unit"]), count=count_of(m["count"]))


def _other_anchor(m: re.Match[str]) -> ParsedDate:
    found = m.groupdict()
    count = count_of(found["count"]) if found.get("count") else None
    shift = (found.get("shift") or "").lower()
    return ParsedDate(
        m.start(), m.end(), Form.OTHER_ANCHOR, shift=shift, unit=_singular(found.get("unit") or ""), count=count
    )


def _singular(unit: str) -> str:
    return {"centurie": "century", "fortnight": "fortnight"}.get(unit.lower(), unit.lower())


# Where two patterns begin at the same place the longer match wins.
PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], ParsedDate | None]], ...] = (
    # 2024-08-18
    (re.compile(rf"{_BEFORE}(?P<year>(?:1[89]|20)\d\d)-(?P<month>0\d|1[0-2])-(?P<day>[0-2]\d|3[01])(?![\d-])"), _iso),
    # 18/08/2024
    (re.compile(rf"{_BEFORE}(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.](?P<year>(?:19|20)\d\d)\b"), _numeric),
    # Sunday, August 18, 2024; Aug. 18; October 7-9, 2023
    (
        re.compile(
            rf"{_BEFORE}{_WEEKDAY_BEFORE}(?P<month>{MONTH})\s+(?P<day>{DAY})(?:(?:\s?[-–—]\s?|{_TO}"
            rf"(?!{DAY}\s+[A-Z]?[a-z]))(?P<until>{DAY}))?(?:,?\s+(?P<year>{YEAR}))?"
        ),
        _day,
    ),
    # Sunday 18 August 2024; the 18th of August; 18-20 August
    (
        re.compile(
            rf"{_BEFORE}{_WEEKDAY_BEFORE}(?P<day>{DAY})(?:{_TO}(?P<until>{DAY}))?(?:\s+of)?[\s-]+(?P<month>{MONTH})"
            rf"(?:,?[\s-]+(?P<year>{YEAR}))?"
        ),
        _day,
    ),
    # August 2024, in early October, 2023
    (
        re.compile(
            rf"{_BEFORE}(?P<date>(?:(?i:early|mid|late)[\s-]+)?(?P<month>{MONTH})(?:,?\s+|\s+of\s+)(?P<year>{YEAR}))"
        ),
        _month,
    ),
    # in October, since last May, late March
    (
        re.compile(
            rf"{_BEFORE}(?:(?i:{date_pattern('month cue')})[\s-]+|(?P<before>(?i:this|last|next)[\s-]+))"
            rf"(?P<date>(?:(?i:early|mid|late)[\s-]+)?(?P<shift>(?i:last|this|next)\s+)?(?P<month>{FULL_MONTH}))"
        ),
        _month_alone,
    ),
    # in 2015, (2015), the 2014 election
    (
        re.compile(
            rf"(?<!\w)(?i:{date_pattern('year cue')})\s*(?<![\w$€£])"
            rf"(?P<date>(?P<year>(?:19|20)\d\d(?![\d\w])(?![,.:/]\d))){_NO_UNIT}"
        ),
        _year,
    ),
    # in 1885: older years only after words that seldom precede a count
    (re.compile(rf"(?<!\w)(?i:in|since)\s+(?P<date>(?P<year>1[5-8]\d\d)(?![\d\w])(?![,.:/]\d)){_NO_UNIT}"), _year),
    # 2014-2017, 2014-17
    (re.compile(rf"{_BEFORE}(?P<year>(?:19|20)\d\d)[-–](?P<until>(?:19|20)\d\d|\d\d)(?![\w-]|[.,]\d)"), _years),
    # the 1990s, the late 1980s
    (re.compile(rf"{_BEFORE}(?i:the\s+)?{_ROUGHLY}(?P<year>(?:1[6-9]|20)\d0)['’]?s\b"), _decade),
    # the summer of 2014, spring 2015, last winter
    (
        re.compile(
            rf"{_BEFORE}(?i:the\s+|last\s+|next\s+|this\s+)?(?i:(?:early|late)\s+)?(?i:{_SEASON})"
            rf"(?:\s+of)?\s+(?P<year>{YEAR})|{_BEFORE}(?i:last|next|this)\s+(?i:{_SEASON})\b"
        ),
        _season,
    ),
    # Monday, last Friday, Sunday night
    (
        re.compile(
            rf"(?<![\w.-])(?:(?P<shift>(?i:{date_pattern('weekday shift')}))\s+)?"
            rf"(?P<weekday>{WEEKDAY}){PART_OF_DAY}"
        ),
        _weekday,
    ),
    # today, yesterday evening
    (
        re.compile(
            rf"\b(?:(?:earlier|later|early|late)\s+)?(?P<day>{NEAR_DAY})\b{PART_OF_DAY}",
            re.IGNORECASE,
        ),
        _near_day,
    ),
    # this week, earlier this month, next year
    (
        re.compile(
            r"\b(?<!\bthe )(?P<shift>(?:(?:earlier|later|early|late)\s+)?(?:this|last|next))\s+"
            rf"(?P<unit>{date_pattern('period')})\b(?!-)(?!\s+(?:of|or two)\b)",
            re.IGNORECASE,
        ),
        _near_period,
    ),
    # two days ago
    (
        re.compile(rf"(?<![\w.,-])(?P<count>{NUMBER_WORD})(?:\s+or\s+{NUMBER_WORD})?\s+{_UNIT}\s+ago\b", re.IGNORECASE),
        _ago,
    ),
    # three weeks later, a day earlier, two days before the vote
    (
        re.compile(
            rf"(?<![\w.,-])(?<!past )(?<!last )(?P<count>{NUMBER_WORD})\s+{_UNIT}\s+"
            r"(?P<shift>(?:later|earlier)\b(?!\s+than)|"
            r"(?:after|before)(?=\s+(?:the|a|an|his|her|their|its|that)\b|\s+[A-Z0-9]))",
            re.IGNORECASE,
        ),
        _other_anchor,
    ),
    # the next day, the same day, the previous week
    (
        re.compile(
            rf"\bthe\s+(?:(?P<shift>next|following|previous|same|preceding)\s+(?P<unit>{date_pattern('next unit')})"
            r"|day\s+(?:before|after))\b(?!\s+(?:yesterday|tomorrow)\b)",
            re.IGNORECASE,
        ),
        _other_anchor,
    ),
)


def parse_dates(text: str, sentence: Sentence) -> Iterator[ParsedDate]:
    """Find the date expressions in a sentence, in reading order; of two that overlap the earlier, then the longer.

    Args:
        text: The article's text.
        sentence: The sentence.
    """
    found = []
    for pattern, read in PATTERNS:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            expression = read(match)
            if expression is not None:
                found.append(expression)
    found.sort(key=lambda e: (e.start, -e.end))
    last = sentence.start
    for expression in found:
        if expression.start >= last:
            yield expression
            last = expression.end
