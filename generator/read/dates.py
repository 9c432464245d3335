"""Parse publication dates in metadata, datelines, file names and addresses.

No clock and no file time is used, and nothing is guessed: `03/04/2024` may be 3 April or 4 March and
is refused; a dateline without a year counts only if another source gives the same day with a year.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from generator.language.calendar import MONTH_NAMES, MONTH_NUMBER, WEEKDAY_NAMES, WEEKDAY_NUMBER

_MONTH = r"(?P<month>" + "|".join(MONTH_NUMBER) + r")\b\.?"
_WEEKDAY = r"(?:(?P<weekday>" + "|".join(WEEKDAY_NUMBER) + r")\b\.?,?\s{1,9})?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})\b"

# 2024-08-18, 2024/08/18, also with a time after it
_YEAR_FIRST = r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?!\d)"
# Sunday, August 18, 2024 / Aug. 18 2024
_MONTH_FIRST = rf"{_WEEKDAY}{_MONTH}\s{{1,9}}{_DAY},?\s{{1,9}}{_YEAR}"
# Sunday 18 August 2024 / 18th of August, 2024
_DAY_FIRST = rf"{_WEEKDAY}{_DAY}(?:\s{{1,9}}of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}"
# Aug. 18 / 18 August
_NO_YEAR = (
    rf"{_WEEKDAY}(?:{_MONTH}\s{{1,9}}{_DAY}|{_DAY.replace('day', 'day2')}\s{{1,9}}{_MONTH.replace('month', 'month2')})"
)
# 10:30, 10.30 a.m. GMT, T10:30:00+02:00
_TIME = r"(?:(?:\s{0,9}[,|·•–-]|\s{1,9}at|T)?\s{0,9}\d{1,2}[:.]\d{2}[^\n]{0,30})?"

_FORMS = tuple(re.compile(form, re.IGNORECASE) for form in (_YEAR_FIRST, _MONTH_FIRST, _DAY_FIRST))
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:\d{4}|\d{6})?(?!\d)")
# 18/08/2024 and 08/18/2024: unambiguous only if one number cannot be a month.
_YEAR_LAST = re.compile(r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>\d{4})(?!\d)")

# "| Updated August 19, 2024", which is another day
_UPDATED = r"(?:\s{0,9}[,|·•–—-]?\s{0,9}\(?(?:last )?updated\b[^\n]{0,60})?"
# Words that introduce the day of publication: "Published on", "By Mara Quill |"
_SAID = (
    r"(?P<said>(?:first )?(?:published|posted|issued|date|released)(?: on)?:?\s{1,9}|"
    r"by [^\d\n|·•–—,]{2,60}[,|·•–—-]\s{0,9})?"
)
# A paragraph that consists of a date: "Friday, August 21, 2015", "Published: 18 Aug 2024 10:30".
_STANDALONE = tuple(
    re.compile(rf"{_SAID}{form}{_TIME}{_UPDATED}\W*", re.IGNORECASE) for form in (_YEAR_FIRST, _MONTH_FIRST, _DAY_FIRST)
)
# The place before the date of a dateline: capitalized words ("CAIRO", "Deir al-Balah, Gaza Strip"), except those
# that begin a sentence ("In August 18, 2024").
_PLACE = (
    r"(?!(?i:in|on|by|at|as|of|to|for|from|since|until|after|before|between|during|when|while|the|a|an)\b)"
    r"(?P<place>[^\W\d_a-z][\w.'’-]{1,24}(?:,? (?:(?:al|el|de|la|of|the)[ -])?[^\W\d_a-z][\w.'’-]{0,24}){0,5})"
    r",?\s{0,9}(?:[—–-]+\s{0,9})?"
)
# The end of a dateline: "(Reuters) —", a dash or a colon; not a comma, which continues a sentence, a bracket, which
# continues a caption ("Mosul, March 11, 2011 (left)"), or a second date, which ends a period.
_AGENCY = r"(?:,?\s{0,9}\([^()\n]{1,40}\))?"
_DATELINE_END = (
    rf"{_AGENCY}(?:\s{{0,9}}[—–]|\s{{1,9}}-+\s|\s{{0,9}}--|:\s|(?<=\))\s{{0,9}}[-:])"
    rf"(?!\s{{0,9}}(?i:{_MONTH}\s{{1,9}}\d|\d{{1,2}}\s{{1,9}}{_MONTH}))".replace("?P<month>", "?:")
)
# "(August 18, 2024)" and "Friday, August 21, 2015 — " have no place.
_DATELINES = tuple(
    re.compile(rf"\(?(?:{_PLACE})?\(?(?i:{form})\)?{_DATELINE_END}") for form in (_YEAR_FIRST, _MONTH_FIRST, _DAY_FIRST)
)
_BRACKETED = tuple(re.compile(rf"[(\[](?i:{form})[)\]]") for form in (_MONTH_FIRST, _DAY_FIRST))
_YEARLESS = re.compile(rf"{_PLACE}(?i:{_NO_YEAR}){_DATELINE_END}")

# 2024-08-18, 20240818, 2024_08_18 in a file name, outside longer numbers and hashes
_IN_NAME = re.compile(
    r"(?<![^\W_])(?P<year>(?:19|20)\d{2})(?P<sign>[-_./ ]?)(?P<month>0[1-9]|1[0-2])(?P=sign)"
    r"(?P<day>0[1-9]|[12]\d|3[01])(?![^\W_])"
)
_IN_URL = re.compile(r"[/_-](?P<year>(?:19|20)\d{2})[/-](?P<month>\d{1,2}|[a-z]{3})[/-](?P<day>\d{1,2})(?=[/_.?#-]|$)")

NEAR_THE_TOP = 5
"""Number of paragraphs in which a dateline is searched for: datelines are at the head of an article."""

FIRST_YEAR, LAST_YEAR = 1600, 2199
"""Years of publication: the first newspaper appeared in 1605; `datetime` ends with 9999, and every date needs a next
week and a next month."""

# Characters of a paragraph that consists of a date, and of metadata that is a date.
_LONGEST_LINE = 100
# Characters at the beginning of a paragraph that may be a dateline.
_HEAD = 200


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A date as one source states it."""

    date: str | None = None
    """ISO 8601 date; None if no date is certain."""
    fault: str | None = None
    """Why the words are not a usable date, as a sentence; None if there is no fault."""
    yearless: tuple[int, int] | None = None
    """Month and day of a dateline without a year."""
    bare: bool = False
    """True for a dateline that has no weekday, place or "published": it may head an entry of a chronology."""
    words: str = ""
    """The words that state the date."""


def parse_date(text: str) -> DateCandidate:
    """Parse a date in metadata.

    Args:
        text: For example `2024-08-18T23:30:00-04:00`, `Sun, 18 Aug 2024 10:00:00 GMT`, `August 18, 2024`.

    Returns:
        The date in its own time zone, or the reason why it is not a date.
    """
    text = text.strip()[:_LONGEST_LINE]
    for form in (*_FORMS, _COMPACT):
        if match := form.match(text):
            return _dated(match)
    if match := _YEAR_LAST.match(text):
        first, second = int(match["first"]), int(match["second"])
        if first <= 12 and second <= 12 and first != second:
            days = f"{first} {MONTH_NAMES[second - 1]} or {second} {MONTH_NAMES[first - 1]}"
            return DateCandidate(fault=f"“{text}” could be {days}; write it as YYYY-MM-DD", words=text)
        day, month = (second, first) if second > 12 else (first, second)
        return _checked(int(match["year"]), month, day, None, match.group())
    return DateCandidate(fault=f"“{text}” is not a date; write it as YYYY-MM-DD", words=text)


def find_datelines(paragraphs: list[str]) -> list[tuple[int, DateCandidate]]:
    """Find the datelines at the head of an article.

    Args:
        paragraphs: The paragraphs after the title.

    Returns:
        Index of the paragraph and its date, for each dateline near the top. Bare dates count only where
        the article has a single one: several are a chronology.
    """
    found = [(number, each) for number, text in enumerate(paragraphs) if (each := _dateline_of(text)) is not None]
    bare = {each.date or each.words for _, each in found if each.bare}
    return [(number, each) for number, each in found if number < NEAR_THE_TOP and not (each.bare and len(bare) > 1)]


def _dateline_of(paragraph: str) -> DateCandidate | None:
    head = paragraph[:_HEAD]
    match = _first_full(_STANDALONE, head) if len(paragraph) <= _LONGEST_LINE else None
    match = match or _first(_DATELINES, head) or _first(_BRACKETED, head)
    if match:
        parts = match.groupdict()
        return _dated(match, bare=not (parts.get("said") or parts.get("place") or parts.get("weekday")))
    if match := _YEARLESS.match(head):
        month = MONTH_NUMBER[(match["month"] or match["month2"]).lower()]
        return DateCandidate(yearless=(month, int(match["day"] or match["day2"])), words=_trimmed(match.group()))
    return None


def date_in_filename(name: str) -> DateCandidate:
    """Find the date in the path of a file.

    Args:
        name: Path below the folder of seeds.

    Returns:
        The date in the file's own name, or else in its folders; an empty candidate if there are several.
    """
    for part in (name.rsplit("/", 1)[-1], name):
        all_found = [_dated(match) for match in _IN_NAME.finditer(part)]
        if all_found:
            distinct = {found.date for found in all_found}
            return all_found[0] if len(distinct) == 1 else DateCandidate()
    return DateCandidate()


def date_in_url(url: str) -> str | None:
    """Return the ISO date in an address such as `/2024/08/18/`; it serves only to confirm a dateline."""
    match = _IN_URL.search(url.lower())
    if match is None:
        return None
    month = match["month"]
    number = int(month) if month.isdecimal() else MONTH_NUMBER.get(month, 0)
    return _checked(int(match["year"]), number, int(match["day"]), None, "").date


def complete_date(yearless: tuple[int, int], *dates: str | None) -> str | None:
    """Complete the day of a dateline with the year of another source that has the same day.

    Args:
        yearless: Month and day.
        dates: ISO dates of the other sources.

    Returns:
        The ISO date, or None if no source has the same day.
    """
    ending = f"-{yearless[0]:02}-{yearless[1]:02}"
    return next((date for date in dates if date is not None and date.endswith(ending)), None)


def _dated(match: re.Match[str], *, bare: bool = False) -> DateCandidate:
    parts = match.groupdict()
    month = parts["month"]
    number = int(month) if month.isdecimal() else MONTH_NUMBER[month.lower()]
    return _checked(int(parts["year"]), number, int(parts["day"]), parts.get("weekday"), match.group(), bare=bare)


def _checked(year: int, month: int, day: int, weekday: str | None, words: str, *, bare: bool = False) -> DateCandidate:
    words = _trimmed(words)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return DateCandidate(
            fault=f"“{words}” is outside the years {FIRST_YEAR} to {LAST_YEAR}", words=words, bare=bare
        )
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return DateCandidate(fault=f"“{words}” is not in the calendar", words=words, bare=bare)
    if weekday is not None and WEEKDAY_NUMBER[weekday.lower()] != date.weekday():
        actual = WEEKDAY_NAMES[date.weekday()]
        return DateCandidate(fault=f"“{words}” contradicts itself: that day was a {actual}", words=words)
    return DateCandidate(date.isoformat(), words=words, bare=bare)


def _trimmed(words: str) -> str:
    words = words.strip(" \n—–-:")
    return words if words.count("(") == words.count(")") else words.strip("()")


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.match(text))), None)


def _first_full(patterns: tuple[re.Pattern[str], ...], text: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.fullmatch(text))), None)
