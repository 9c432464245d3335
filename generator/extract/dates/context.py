"""Filter out what only looks like a date.

That is parts of names (“Theresa May”) and the article's own dateline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from generator.extract.dates.calendar import date_pattern
from generator.extract.dates.parsed_dates import Form, ParsedDate
from generator.records import Article, DateExpression, Mention, Sentence

# Days with a name of their own, which do not mean the last such weekday.
_NAMED_DAY = re.compile(rf"\b{date_pattern('named day')}\s$")
# "The Sunday Times": an article before and a capitalized word after a weekday make it a name.
_PAPER = re.compile(r"\bthe\s$", re.IGNORECASE)
_CAPITAL_AFTER = re.compile(r"\s[A-Z][a-z]")
# The text after the date of a dateline: a dash, a colon, or the end of the paragraph.
_DATELINE_END = re.compile(r"\)?\s{0,9}(?:\([^()\n]{1,40}\)\s{0,9})?(?:[—–:-]|$)")
# The text before it: a place in capitals, or words for publication.
_DATELINE_START = re.compile(
    r"\s*\(?(?:(?:published|posted|issued|date|released|updated)(?: on)?:?\s+)?", re.IGNORECASE
)
_DATELINE_PLACE = re.compile(r"[A-Z][A-Za-z.,’' /-]{1,60}[,—–(-]\s*")

# Characters before a weekday within which a word can make it a name.
_NAME_BEFORE = 12
_ARTICLE_BEFORE = 5
# A dateline is near the beginning of one of the first paragraphs.
_DATELINE_PARAGRAPHS = 3
_DATELINE_LENGTH = 80


def in_a_name(expression: ParsedDate, text: str, mentions: Sequence[Mention]) -> bool:
    """Whether the words are part of a name: "the Sunday Times", "Theresa May", "Black Friday"."""
    if expression.form is Form.WEEKDAY and _is_named_weekday(expression, text):
        return True
    at = bisect_right(mentions, expression.start, key=lambda m: m.start) - 1
    for mention in mentions[max(0, at) : at + 2]:
        if mention.start < expression.end and expression.start < mention.end:
            # A name that is longer than the date, or that of a person: "May", "April Jones".
            wider = mention.end - mention.start > expression.end - expression.start
            return mention.kind != "event" and (wider or mention.kind == "person")
    return False


def _is_named_weekday(expression: ParsedDate, text: str) -> bool:
    start = expression.start
    if _NAMED_DAY.search(text, max(0, start - _NAME_BEFORE), start):
        return True
    article = _PAPER.search(text, max(0, start - _ARTICLE_BEFORE), start)
    return article is not None and _CAPITAL_AFTER.match(text, expression.end) is not None


def is_dateline(found: DateExpression, sentence: Sentence, article: Article) -> bool:
    """Whether a date is in the article's own dateline, which its page already shows as the article's date."""
    if article.date is None or found.value != article.date or not 0 < sentence.paragraph <= _DATELINE_PARAGRAPHS:
        return False
    if found.start - sentence.start > _DATELINE_LENGTH:
        return False
    begin, end = article.paragraphs[sentence.paragraph]
    if sentence.start != begin:
        return False
    before, after = article.text[begin : found.start], article.text[found.end : min(end, found.end + _DATELINE_LENGTH)]
    opening = _DATELINE_START.fullmatch(before) is not None
    if opening and not after.strip(" .)"):
        return True
    return (opening or _DATELINE_PLACE.fullmatch(before) is not None) and _DATELINE_END.match(after) is not None
