"""Recognize numbers that are not figures: parts of names, ages, times, scores, addresses, list numbers, labels."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from generator.extract.figures.number import Number
from generator.extract.lexicon.figures import figure_words
from generator.language.word_lists import one_of
from generator.records import DateExpression, Mention, Sentence

# Characters around a number that is part of something longer: "F-16", "3.5.1", "24/7", "10:30", "#1".
_TOUCHES_BEFORE = re.compile(r"(?:[\w.,/:#@&+=*]|(?<=\S)[-–—])$")
_TOUCHES_AFTER = re.compile(r"(?:[-–—]?\d|[\w@=*/]|[.,:/]\d|['’](?:s\b|\d)|-[A-Z]\b)")
_AGE_AFTER = re.compile(
    r"[ -]?(?:(?:and|or|to|-)\s\d+[ -])?years?[ -](?:olds?\b|of age\b)|[ -]?months?[ -]olds?\b|[ -]?weeks?[ -]olds?\b|"
    r"[ -]?days?[ -]olds?\b|\s(?:and|or) (?:over|older|under|younger)\b",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|at age|the age of|ages? of|turned|turning|turns|aged (?:between )?\d+ (?:to|and|or)|"
    r"age (?:(?:limit|of \w+) )?(?:from|to|at)(?: \d+ to)?)\s+(?:about |around |just |only |at least |over |under )?$",
    re.IGNORECASE,
)
# "Rahimi, 28, of"; "(28)" after a name
_AGE_APPOSED = re.compile(r"[A-Z][\w.’'-]{0,60}(?: Jr\.?)?,\s$")
_AFTER_AGE = re.compile(r",(?!\d)|[.;)](?=\s|$)|\s(?:of|from)\s|\sand\s[A-Z]")
# "until they are 65", "the patients are under 18"
_BE_AGE = re.compile(
    r"\b(?:(?:he|she|they|who|i|we|you)(?: (?:is|are|was|were|am)|['’](?:s|re|m))|"
    r"(?:is|are|was|were) (?:under|over))\s$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|or|when|years?)\b")
_UNDER_AGE = re.compile(r"\b(?:under|over|below)\s$", re.IGNORECASE)
_PERSON_BEFORE_AGE = re.compile(rf"\b{one_of(figure_words('of an age'))}\s\w+\s$")
# How far before an age the words for it may begin, in code points
_AGE_REACH = 40
# Ages are below this number of years.
_OLDEST = 120
_CLOCK = re.compile(
    r"\s?(?:[ap]\.?\s?m\b|o['’]clock|GMT\b|UTC\b|E[SD]?T\b|hrs\b|hours (?:local|GMT)|local time|B\.?C\b|A\.?D\b|BCE\b)",
    re.IGNORECASE,
)
_AT_HOUR = re.compile(r"\bat (?:about |around )?$", re.IGNORECASE)
_SCORE = re.compile(r"(?:\s?[-–—]\s?|\sto\s)\d+\b(?!,|\.\d|\s(?:million|billion|percent|per cent|people))")
_SCORE_BEFORE = re.compile(r"\b\d+(?:\s?[-–—]\s?| to )$")
# Bounded in length, so that a text without white space takes linear time.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{1,63}|(?<!\w)[@#]\w+")
_PHONE = re.compile(r"\+\d[\d ()-]{6,}|\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|\b0\d{2,4} \d{3,4} \d{3,4}\b")
# "10 Downing Street", "1600 Pennsylvania Avenue"
_STREET = re.compile(r"\s(?:[A-Z][\w’'.]*\s){1,3}")
_LIST_NUMBER = re.compile(r"[.)]\s|[.)]?$")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'.-]{0,60})\s$")
# Characters that may precede the first word of a sentence.
_OPENING_MARKS = " \"'“‘«(["
_THE = re.compile(r"\b(?:the|these|those|both|other|last|first|next|between)\s$", re.IGNORECASE)
_WHICH_PART = re.compile(r"\b(?:first|second|last|latter|other|top|bottom|better)\s$", re.IGNORECASE)
_FOLD = re.compile(r"[ -]?fold\b", re.IGNORECASE)
_ZERO_IDIOM = re.compile(rf"[ -]{one_of(figure_words('zero idiom'))}\b", re.IGNORECASE)


def outside_prose(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """Web addresses, handles and telephone numbers of a sentence."""
    return sorted(m.span() for p in (_ADDRESS, _PHONE) for m in p.finditer(text, sentence.start, sentence.end))


def is_inside(number: Number, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a number is inside one of the spans, which are in reading order."""
    at = bisect_right(spans, number.start, key=lambda s: s[0]) - 1
    return at >= 0 and number.start < spans[at][1]


def touches_before(text: str, start: int) -> bool:
    """Whether a number that begins here is the middle or end of a longer token."""
    return _TOUCHES_BEFORE.search(text, max(0, start - 2), start) is not None or text[start - 1 : start] in {"’", "'"}


def touches_after(text: str, number: Number) -> bool:
    """Whether a number is the beginning or middle of a longer token."""
    return _TOUCHES_AFTER.match(text, number.end) is not None


def is_dated(number: Number, dates: Sequence[DateExpression]) -> bool:
    """Whether a number belongs to a date ("two days ago", "7 October")."""
    at = bisect_right(dates, number.start, key=lambda d: d.start) - 1
    return any(d.start < number.end and number.start < d.end for d in dates[max(0, at) : at + 2])


def is_in_name(number: Number, mentions: Sequence[Mention]) -> bool:
    """Whether a number is part of a name ("Apollo 11")."""
    at = bisect_right(mentions, number.start, key=lambda m: m.start) - 1
    return any(m.start < number.end and number.start < m.end for m in mentions[max(0, at) : at + 2])


def counts_nothing(text: str, number: Number, sentence: Sentence) -> bool:
    """Whether a number is an age, an hour, a list number, an idiom, a part of a period or a part of an address."""
    return (
        is_age(text, number, sentence)
        or is_clock(text, number, sentence)
        or is_list_number(text, number, sentence)
        or is_idiom(text, number)
        or is_part_of_time(text, number, sentence)
        or is_address(text, number, sentence)
    )


def is_age(text: str, number: Number, sentence: Sentence) -> bool:
    """Whether a number is the age of a person."""
    before = text[max(sentence.start, number.start - _AGE_REACH) : number.start]
    if _AGE_AFTER.match(text, number.end, sentence.end) or _AGE_BEFORE.search(before):
        return True
    if number.single is None or not 0 < number.single < _OLDEST or number.grouped:
        return False
    if number.digits and _is_age_in_digits(text, number, sentence, before):
        return True
    if before.endswith("(") and text[number.end : number.end + 1] == ")":
        return before[:-1].rstrip()[-1:].isalpha()
    return bool(_UNDER_AGE.search(before) and _PERSON_BEFORE_AGE.search(before))


def _is_age_in_digits(text: str, number: Number, sentence: Sentence, before: str) -> bool:
    """Whether digits are an age by their context: "Rahimi, 28, of", "until they are 65"."""
    closed = _AFTER_AGE.match(text, number.end, sentence.end) is not None or number.end == sentence.end
    if (closed or _AND.match(text, number.end)) and _BE_AGE.search(before):
        return True
    return closed and _AGE_APPOSED.search(before) is not None


def is_clock(text: str, number: Number, sentence: Sentence) -> bool:
    """Whether a number is a time of day, or a year of antiquity ("300 BC")."""
    if _CLOCK.match(text, number.end, sentence.end):
        return True
    before = text[max(sentence.start, number.start - 12) : number.start]
    hour = number.single is not None and 0 < number.single <= 12 and not number.grouped
    follows = text[number.end : number.end + 2]
    return bool(hour and _AT_HOUR.search(before) and (follows[:1] in {".", ",", ""} or number.end >= sentence.end))


def is_score(text: str, number: Number, sentence: Sentence) -> bool:
    """Whether a number is one side of a score or a vote ("52 to 48"); an ascending pair was read as a range."""
    before = text[max(sentence.start, number.start - 12) : number.start]
    return number.digits and bool(_SCORE.match(text, number.end, sentence.end) or _SCORE_BEFORE.search(before))


def is_address(text: str, number: Number, sentence: Sentence) -> bool:
    """Whether a number is a house number: "10 Harbour Street"."""
    street = _STREET.match(text, number.end, min(sentence.end, number.end + 60))
    if not street or not number.digits:
        return False
    following = text[number.end : min(sentence.end, number.end + 60)].split()[:5]
    return any(w.lower().strip(".,;") in figure_words("street") and w[0].isupper() for w in following[1:])


def is_list_number(text: str, number: Number, sentence: Sentence) -> bool:
    """Whether a number numbers its paragraph: "1. Stop the fighting"."""
    return number.start <= sentence.start + 1 and _LIST_NUMBER.match(text, number.end, sentence.end) is not None


def is_label(text: str, number: Number, sentence: Sentence, mentions: Sequence[Mention], *, counted: bool) -> bool:
    """Whether a number labels the word before it: "Resolution 2254", "Falcon 9", "phase two".

    Args:
        text: The article's text.
        number: The number.
        sentence: Its sentence.
        mentions: The article's names.
        counted: Whether a noun follows that the number can count.
    """
    if number.vague or number.share or "," in text[number.start : number.end]:
        return False
    before = _WORD_BEFORE.search(text, max(sentence.start, number.start - 30), number.start)
    if before is None:
        return False
    word = before[1]
    if _is_label_noun(word):
        return not (counted and word.islower() and word.lower().endswith("s"))
    if number.grouped or not word[0].isupper() or not text[sentence.start : before.start()].strip(_OPENING_MARKS):
        return False
    if not number.digits:
        # "Part One", "the Group of Seven"
        return text[number.start].isupper() and not counted
    return _is_number_of_name(_mention_at(mentions, before.start()), sentence, counted=counted)


def _is_label_noun(word: str) -> bool:
    """Whether a noun takes numbers as labels; "no" does so only as an abbreviation ("No. 5", "No 5")."""
    low = word.lower()
    return low.rstrip(".") in figure_words("label") and (low != "no" or word[0] == "N")


def _is_number_of_name(name: Mention | None, sentence: Sentence, *, counted: bool) -> bool:
    """Whether digits right after a word with a capital belong to it: "Falcon 9"; "in Lima 9 people" do not."""
    if name is not None and name.kind in {"place", "group", "person"}:
        return not counted
    return sentence.paragraph > 0 or not counted


def _mention_at(mentions: Sequence[Mention], at: int) -> Mention | None:
    i = bisect_right(mentions, at, key=lambda m: m.start) - 1
    return mentions[i] if i >= 0 and mentions[i].end > at else None


def is_year(number: Number, kind: str) -> bool:
    """Whether bare digits are a year, not a count: "the 2014 elections", "World Cup 2018 day five"."""
    if not number.digits or number.grouped or number.single is None:
        return False
    return 1900 <= number.single < 2100 and kind in {"count", "other", "duration", "distance"}


def is_anaphoric(text: str, number: Number, sentence: Sentence) -> bool:
    """Whether "the two" refers back to things named before."""
    before = text[max(sentence.start, number.start - 10) : number.start]
    return number.value == 2 and not number.digits and not number.share and _THE.search(before) is not None


def is_part_of_time(text: str, number: Number, sentence: Sentence) -> bool:
    """Whether "half" is one of two: "the first half of the year"."""
    return number.share and _WHICH_PART.search(text, max(sentence.start, number.start - 12), number.start) is not None


def is_idiom(text: str, number: Number) -> bool:
    """Whether a number is part of an idiom: "zero tolerance", "a thousand fold"."""
    if _FOLD.match(text, number.end):
        return True
    return number.value == 0 and not number.digits and _ZERO_IDIOM.match(text, number.end) is not None
