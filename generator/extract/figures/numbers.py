"""Numbers in digits and in words: "40,000", "1.5 million", "two dozen", "half a million", "10 to 15", "dozens"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {**{w: n for n, w in enumerate(_UNITS)}, **{w: 20 + 10 * n for n, w in enumerate(_TENS)}}
_SCALES = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
# Scales in short, which stand right after digits ("1.5m", "3.2bn"); "m" may be metres, which the unit decides.
_SHORT_SCALES = {
    "k": 1_000,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
_PLURAL_SCALES = frozenset({"dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions", "trillions"})
# Words that make a scale vague: "several hundred".
_VAGUE_COUNTS = frozenset({"several", "few", "many", "couple"})
_FRACTIONS = {
    "half": 50.0,
    "third": 100 / 3,
    "quarter": 25.0,
    "fifth": 20.0,
    "sixth": 100 / 6,
    "seventh": 100 / 7,
    "eighth": 12.5,
    "tenth": 10.0,
}

_DIGITS = r"(?:\d{1,3}(?:,\d{2,3})+|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+|\d+)(?:\.\d+)?"
_NUMBER_WORDS = "|".join(
    sorted([*_SMALL, *_SCALES, *_PLURAL_SCALES, *_VAGUE_COUNTS, "half", "quarter", "a", "an"], key=len, reverse=True)
)
# One piece of a number; what else a word or name consists of is looked at around it.
_PIECE = re.compile(
    rf"(?P<digits>{_DIGITS})(?P<short>(?:k|mln|mn|m|bn|b|trn|tn)(?![^\W_])(?!\.[^\W\d_]))?"
    rf"|\b(?P<word>{_NUMBER_WORDS})\b",
    re.IGNORECASE,
)
# A longer row of digits is a key or a checksum, no number of anything.
_MOST_DIGITS = 20
# What joins the pieces of one number: "twenty-one", "two hundred and five", "1.5 million".
_JOIN = re.compile(r"[ \u00a0-]|\s{1,9}and\s{1,9}(?=a half)")
_AND = re.compile(r"\s{1,9}and\s{1,9}", re.IGNORECASE)
_TO = re.compile(r"(?:\s?[-–—]\s?|\s{1,9}(?:to|or)\s{1,9})(?=[$€£]?)", re.IGNORECASE)
_UNIT_TWICE = re.compile(r"^\s?(?:%|percent\b|per cent\b)(?=\s?[-–—]|\s+(?:to|and|or)\b)", re.IGNORECASE)
_COUNTS = re.compile(r"\s{1,9}(?!(?:to|in|at|on|by|and|after|with|against|over|from)\b)[a-z]|\s?%")
_OF_PLURAL = re.compile(r"\s+of\s+(?:dozens|hundreds|thousands|millions|billions)\b", re.IGNORECASE)
_SHARE = re.compile(
    r"\s+(?:in|out of)\s+(?:every\s+)?(?P<whole>\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)\b",
    re.IGNORECASE,
)
# "two-thirds of", "a third of", "half of", "half the": a share of something named.
_FRACTION = re.compile(
    r"\b(?:(?P<count>an?|one|two|three|four|five)[ -])?(?P<part>half|third|quarter|fifth|sixth|seventh|eighth|tenth)"
    r"(?P<plural>s)?(?=\s+(?:of\s+(?!an?\s+(?:million|hundred|thousand|billion|dozen|mile|century|hour))|the\s|"
    r"its\s|their\s|all\s|(?:more|less|fewer|higher|lower|larger|smaller|cheaper|dearer)\s+than\b))",
    re.IGNORECASE,
)
# "rose by a fifth", "cut by two thirds": a share of what was.
_BY_FRACTION = re.compile(
    r"(?<=\bby\s)(?:(?P<count>an?|one|two|three|four)[ -])(?P<part>half|third|quarter|fifth|sixth|seventh|eighth|tenth)"
    r"(?P<plural>s)?(?=\s+(?:in|within|since|after|to|from|over|on|last|this)\b|[.,;])",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\b(?:half(?:\s+an?\s+|-|\s+)(?P<scale>dozen|hundred|thousand|million|billion|trillion)"
    r"|a\s+quarter(?:\s+of\s+an?|[ -])\s*(?P<quartered>million|billion))\b",
    re.IGNORECASE,
)
# "a quarter of a point", "half a percent", "half an hour": a part of one unit of measure, no share of things.
_PART_OF_UNIT = re.compile(
    r"\b(?:(?P<half>half)\s+an?|(?:(?P<count>an?|one|two|three)[ -])?(?P<piece>half|third|quarter|fifth|tenth)s?\s+of"
    r"\s+an?)(?=\s+(?:percentage|percent|per\s+cent|point|mile|kilomet|met(?:er|re)|hour|minute|second|century|decade|degree|"
    r"ton|tonne|lit(?:er|re)|acre|hectare)\w*\b)",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(
    r"\s+and\s+a\s+half\b(?:\s+(?P<scale>hundred|thousand|million|billion|trillion)\b)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, before anything is known of what it counts."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    value: float | tuple[float, float] | None
    """Its value; both ends of a range; None for a vague one."""
    vague: str | None = None
    """The vague words in small letters; None where there is a value."""
    share: bool = False
    """Whether it is a share in hundredths ("one in five", "a third of")."""
    digits: bool = False
    """Whether it is written in digits."""
    short: str = ""
    """Scale letter right after the digits ("m"); empty where there is none."""
    grouped: bool = False
    """Whether its digits are grouped in thousands or it has a decimal point or a scale: no year, no name looks so."""


def numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """Numbers in a stretch of text, ranges joined, in reading order."""
    found = list(_singles(text, start, end))
    i = 0
    while i < len(found):
        joined = _range(text, found[i], found[i + 1], start) if i + 1 < len(found) else None
        yield joined or found[i]
        i += 2 if joined else 1


def _singles(text: str, start: int, end: int) -> Iterator[Number]:
    at = start
    special = sorted(
        (m for p in (_PART_OF_UNIT, _FRACTION, _BY_FRACTION, _HALF) for m in p.finditer(text, start, end)),
        key=lambda m: m.start(),
    )
    pieces = list(_PIECE.finditer(text, start, end))
    s = i = 0
    while i < len(pieces) or s < len(special):
        while s < len(special) and special[s].start() < at:
            s += 1
        if i == len(pieces) and s == len(special):
            break
        if s < len(special) and (i == len(pieces) or special[s].start() <= pieces[i].start()):
            number: Number | None = _special(special[s])
            s += 1
        else:
            number, i = _number(text, pieces, i, end)
        if number is not None:
            yield number
            at = number.end
            while i < len(pieces) and pieces[i].start() < at:
                i += 1


def _special(match: re.Match[str]) -> Number:
    group = match.groupdict()
    if "half" in group:
        count = {"a": 1, "an": 1}.get((group["count"] or "one").lower()) or _SMALL[(group["count"] or "one").lower()]
        part = count * _FRACTIONS[(group["half"] or group["piece"]).lower()] / 100
        return Number(match.start(), match.end(), round(part, 4), grouped=True)
    if "part" in group:
        count = {"a": 1, "an": 1}.get((group["count"] or "one").lower()) or _SMALL[(group["count"] or "one").lower()]
        return Number(match.start(), match.end(), round(count * _FRACTIONS[group["part"].lower()], 2), share=True)
    scale = group["scale"] or group["quartered"]
    part = 0.5 if group["scale"] else 0.25
    return Number(match.start(), match.end(), part * _SCALES[scale.lower()], grouped=True)


def _number(text: str, pieces: list[re.Match[str]], i: int, end: int) -> tuple[Number | None, int]:
    """The number that begins at piece `i`, and the piece after it."""
    first = pieces[i]
    word = (first["word"] or "").lower()
    if word in _PLURAL_SCALES:
        more = _OF_PLURAL.match(text, first.end(), end)
        stop = more.end() if more else first.end()
        if word == "tens" and not more:
            return None, i + 1
        return Number(first.start(), stop, None, " ".join(text[first.start() : stop].lower().split())), i + 1
    run = [first]
    while i + len(run) < len(pieces):
        following = pieces[i + len(run)]
        gap = text[run[-1].end() : following.start()]
        if not _joins(gap, run, following):
            break
        run.append(following)
    return _value(text, run, end), i + len(run)


def _joins(gap: str, run: list[re.Match[str]], following: re.Match[str]) -> bool:
    """Whether a piece goes on with the number that the run has begun."""
    word, last = (following["word"] or "").lower(), (run[-1]["word"] or "").lower()
    if following["digits"] or run[-1]["short"] or not word:
        return False
    if last in {"a", "an"}:
        return _JOIN.fullmatch(gap) is not None and (word in _SCALES or (last == "a" and word in {"few", "couple"}))
    if last == "couple":
        return gap in {" of ", " "} and word in _SCALES
    if word in _SCALES:
        return (gap == "-" and last in _SMALL) or (gap != "-" and last != "score" and _JOIN.fullmatch(gap) is not None)
    if word in _SMALL and last in _SCALES and last not in {"dozen", "score"}:
        by_and = _AND.fullmatch(gap) is not None and last in {"hundred", "thousand"} and not run[0]["digits"]
        return by_and or gap == " "
    return word in _SMALL and last in _TENS and 0 < _SMALL[word] < 10 and gap in {"-", " "}


def _value(text: str, run: list[re.Match[str]], end: int) -> Number | None:
    words = [(p["word"] or "").lower() for p in run]
    start, stop = run[0].start(), run[-1].end()
    if any(w in _VAGUE_COUNTS for w in words):
        # "several hundred", "a few dozen"; "several" and "a few" alone say less than a figure.
        if words[-1] not in _SCALES:
            return None
        return Number(start, stop, None, " ".join(text[start:stop].lower().split()))
    if words[-1] in {"a", "an", "half", "quarter"} or words == ["score"]:
        return None
    digits = run[0]["digits"]
    total, current = 0.0, 0.0
    if digits:
        if len(digits) > _MOST_DIGITS or not _grouped_well(digits):
            return None
        current = float(re.sub(r"[,\u00a0\u202f\u2009]", "", digits))
        current *= _SHORT_SCALES[run[0]["short"].lower()] if run[0]["short"] else 1
    elif words[0] in {"a", "an"} or words[0] in _SCALES:
        current = 1.0
    for word in words[1 if digits else 0 :]:
        if word in _SMALL:
            current += _SMALL[word]
        elif word in _SCALES:
            scale = _SCALES[word]
            if scale >= 1_000:
                total, current = total + (current or 1) * scale, 0.0
            else:
                current = (current or 1) * scale
    value = total + current
    if words[0] in _SCALES and len(words) == 1:
        return None  # "hundred" without "a" is part of a name or a slip
    half = _AND_A_HALF.match(text, stop, end)
    if half:
        value += 0.5 * _SCALES.get(words[-1], 1)
        value *= _SCALES[half["scale"].lower()] if half["scale"] else 1
        stop = half.end()
    part = _SHARE.match(text, stop, end)
    if part and 0 < value <= 99 and value == int(value):
        whole = _SMALL.get(part["whole"].lower()) or (100 if part["whole"].lower() == "hundred" else 0)
        whole = whole or (int(part["whole"]) if part["whole"].isdigit() else 0)
        if whole > value and whole in {3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000, 2}:
            return Number(start, part.end(), round(100 * value / whole, 2), share=True)
    return Number(
        start,
        stop,
        round(value, 6),
        digits=bool(digits),
        short=(run[0]["short"] or "").lower(),
        grouped=len(run) > 1 or (digits or "").strip("0123456789") != "" or bool(run[0]["short"]),
    )


def _grouped_well(digits: str) -> bool:
    """Whether commas group thousands ("40,000", also "1,00,000"), not two numbers side by side ("12,13")."""
    whole = digits.split(".")[0]
    return "," not in whole or re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}", whole) is not None


def _range(text: str, low: Number, high: Number, start: int) -> Number | None:
    """Two numbers as the ends of a range ("10 to 15", "10-15", "between 10 and 15"); None where they are none."""
    # "between 3.2% and 3.4%" says its unit twice
    gap = text[low.end : high.start].rstrip("$€£")
    twice = _UNIT_TWICE.match(gap)
    if twice and text.startswith(twice.group(), high.end):
        gap = gap[twice.end() :]
    between = _AND.fullmatch(gap) and text[max(start, low.start - 12) : low.start].lower().rstrip("$€£ ").endswith(
        "between"
    )
    spaced = re.fullmatch(r"\s[-–—]\s", gap) is not None and not _COUNTS.match(text, high.end)  # "3 – 4" is a score
    if not (between or _TO.fullmatch(gap)) or spaced or low.share or high.share:
        return None
    if not isinstance(low.value, float | int) or not isinstance(high.value, float | int):
        return None
    first, second = float(low.value), float(high.value)
    # "1.1 and 1.2 million": a decimal point is no scale of its own
    if first < second and not low.short and text[low.end - 1].isdigit() and high.value >= 1_000 and first < 1_000:
        first = _scaled(text, first, high)  # "10 to 15 million"
    if not first < second or second > 1_000 * max(first, 1):
        return None
    return Number(low.start, high.end, (first, second), digits=low.digits, short=high.short, grouped=True)


def _scaled(text: str, first: float, high: Number) -> float:
    """The lower end with the scale that only the upper end has."""
    words = text[high.start : high.end].lower()
    if high.short:
        return first * _SHORT_SCALES[high.short]
    for word in ("trillion", "billion", "million", "thousand", "hundred", "dozen"):
        if words.endswith(word):
            return first * _SCALES[word]
    return first
