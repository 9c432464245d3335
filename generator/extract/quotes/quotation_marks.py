"""Quotation marks: which opens, which closes, and what they enclose; an odd mark spoils its own paragraph at most."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

OPENERS = "“„«‹‟〝"
CLOSERS = "”»›〞"
# What closes what a mark opens; “ closes „ in German and Polish use.
CLOSES = {
    "“": '”"“',
    '"': '"”',
    "„": '“”"',
    "«": "»",
    "‹": "›",
    "‟": "”",
    "〝": "〞",
    "”": '”"',
    "»": "«",
    "‘": "’'",
    "'": "'’",
}
DOUBLE = re.compile(r"[“”„‟〝〞«»‹›\"]|``|''")
SINGLE = re.compile(r"['‘’]")
# Words that begin with an apostrophe, and shortened years: no quotation opens there.
ELISION = re.compile(r"['’‘](?:\d0s|\d\d\b(?!['’])|tis\b|twas\b|em\b|n\b|cause\b|round\b|til\b|bout\b)", re.IGNORECASE)
# Longest quotation in single marks that is looked for: a long paragraph of news. Bounds the work for each mark.
LONGEST_SINGLE = 2000
# An attribution that stands where a closing mark is missing: `It is over, the minister said.` or `…, said Ana Diaz.`
LOST_CLOSE = re.compile(
    r"(?P<comma>[,?!.])\s{1,2}(?:(?:[\w.'’-]{1,30}\s){1,6}?(?:said|says|added|told|wrote|asked|explained|warned|noted|argued)"
    r"|(?:said|says|added|asked|wrote|explained)(?:\s[\w.'’-]{1,30}){1,6}?)"
    r"(?:\s(?:on|in|at|to)?\s?[\w.'’-]{1,30}){0,4}[.,:]?\s{0,2}$"
)
# How far before a mark such an attribution is looked for.
LOOK_BACK = 120
# After a mark: an attribution, so that the mark closes although it is drawn as one that opens (`reach, “Diaz said.`).
ATTRIBUTION_AFTER = re.compile(
    r"(?:[A-Z][\w.'’-]{1,30}\s){1,4}?(?:said|says|added|told|wrote|asked)\b|(?:he|she|they)\s(?:said|says|added)\b|said\s"
)
INNER = " \t\u00a0\u200e\u200f\u200b"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks."""

    start: int
    """First code point inside the marks."""
    end: int
    """One past the last inside."""
    paragraph: int
    """Index into the article's paragraphs."""
    outer: tuple[int, int]
    """The same with its marks."""
    closed: bool = True
    """Whether a mark closes it; where none does, it ends with its paragraph or before its attribution."""
    continues: bool = False
    """Whether it goes on from the paragraph before, whose quotation no mark closes."""
    single: bool = False
    """Whether single marks enclose it."""


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in reading order; none crosses a paragraph."""
    found: list[Quotation] = []
    for number, (begin, end) in enumerate(paragraphs):
        opened = bool(found) and not found[-1].closed and found[-1].paragraph == number - 1 and number > 1
        found.extend(_paragraph(text, begin, end, number, opened=opened))
    return tuple(q for q in found if q.end > q.start)


def _paragraph(text: str, begin: int, end: int, number: int, *, opened: bool) -> list[Quotation]:
    marks = [m for m in DOUBLE.finditer(text, begin, end) if not _is_measure(text, m.start(), begin)]
    doubles = _doubles(text, begin, end, number, marks, opened=opened)
    row = sorted([*doubles, *_singles(text, begin, end, number, doubles)], key=lambda q: q.outer)
    outermost: list[Quotation] = []
    for q in row:
        if not outermost or q.outer[0] >= outermost[-1].outer[1]:
            outermost.append(q)
    return outermost


def _is_measure(text: str, at: int, begin: int) -> bool:
    """Whether a mark stands for inches or seconds (`5'10"`)."""
    return (
        at > begin
        and text[at] in "\"'"
        and text[at - 1].isdigit()
        and not text[at + 1 : at + 2].isalpha()
        and ("'" in text[max(begin, at - 4) : at])
    )


def _shape(text: str, at: int, length: int, begin: int, end: int) -> str:
    """How a straight mark stands: it `opens`, `closes`, or could do either (`both`)."""
    before = text[at - 1] if at > begin else " "
    after = text[at + length] if at + length < end else " "
    left = before.isspace() or before in "([{—–-/:" or before in INNER
    right = after.isspace() or after in ".,;:!?)]}—–…"
    if left and not right:
        return "opens"
    if right and not left:
        return "closes"
    return "both"


def _doubles(
    text: str, begin: int, end: int, number: int, marks: Sequence[re.Match[str]], *, opened: bool
) -> list[Quotation]:
    found: list[Quotation] = []
    start: int | None = None
    outer = begin
    opener = ""
    continues = False
    if opened and marks and _closes_first(text, marks[0], begin, end, len(marks)):
        start, outer, opener, continues = begin, begin, "“", True
    for place, mark in enumerate(marks):
        at, shape = mark.start(), _role(text, mark, begin, end)
        if start is None:
            if shape == "closes" and not _opens_anyway(text, mark, begin, end, len(marks) - place):
                continue
            start, outer, opener = mark.end(), at, mark.group()[0]
            continues = opened and not text[begin:at].strip()
            continue
        closes = mark.group()[0] in CLOSES.get(opener, '”"') or mark.group() == "''"
        if opener in '“"' and shape == "opens":
            if (
                ATTRIBUTION_AFTER.match(text, mark.end(), min(end, mark.end() + 130))
                and text[at - 2 : at - 1] in ",?!."
            ):
                closes = True  # drawn the wrong way round
            else:
                lost = LOST_CLOSE.search(text, max(start, at - LOOK_BACK), at)
                if lost is None and (place + 1 < len(marks) or text[start : start + 40].strip()):
                    if _ends_sentence(text, start, at) and (len(marks) - place) % 2 == 0:
                        found.append(_quotation(text, start, at, number, outer, at, continues=continues))
                        start, outer, opener, continues = mark.end(), at, mark.group()[0], False
                    continue  # nested, or opened anew
                if lost is not None:
                    found.append(
                        _quotation(
                            text, start, lost.end("comma"), number, outer, lost.end("comma"), continues=continues
                        )
                    )
                start, outer, opener, continues = mark.end(), at, mark.group()[0], False
                continue
        if closes:
            found.append(_quotation(text, start, at, number, outer, mark.end(), continues=continues))
            start, continues = None, False
    if start is not None:
        lost = LOST_CLOSE.search(text, max(start, end - LOOK_BACK), end)
        stop = lost.end("comma") if lost is not None else end
        quotation = _quotation(text, start, stop, number, outer, stop, continues=continues)
        found.append(quotation if lost is not None else replace(quotation, closed=False))
    return found


def _role(text: str, mark: re.Match[str], begin: int, end: int) -> str:
    char = mark.group()
    if char in OPENERS or char == "``":
        return "opens"
    shape = _shape(text, mark.start(), len(char), begin, end)
    if char in CLOSERS:
        return "opens" if shape == "opens" else "closes"
    return "closes" if char == "''" else shape


def _ends_sentence(text: str, start: int, at: int) -> bool:
    return text[max(start, at - 4) : at].rstrip().endswith((".", "!", "?"))


def _closes_first(text: str, mark: re.Match[str], begin: int, end: int, count: int) -> bool:
    """Whether a paragraph's first mark closes what the paragraph before opened."""
    return count % 2 == 1 and mark.start() > begin and _role(text, mark, begin, end) == "closes"


def _opens_anyway(text: str, mark: re.Match[str], begin: int, end: int, left: int) -> bool:
    """Whether a mark that is spaced like a closing one opens (`said," We will`): another must be there to close."""
    return left % 2 == 0 and text[mark.end() : mark.end() + 1].isspace() and text[mark.start() - 1] in ",:"


def _quotation(
    text: str, start: int, end: int, number: int, outer: int, outer_end: int, *, continues: bool
) -> Quotation:
    start, end = strip(text, start, end)
    return Quotation(start, end, number, (outer, outer_end), continues=continues)


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space and the marks at its ends."""
    while start < end and (text[start].isspace() or text[start] in INNER or text[start] in '“„«"'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INNER or text[end - 1] in '”»"'):
        end -= 1
    return start, end


def _singles(text: str, begin: int, end: int, number: int, doubles: Sequence[Quotation]) -> list[Quotation]:
    """Quotations in single marks outside the double ones; an apostrophe neither opens nor closes."""
    marks = list(SINGLE.finditer(text, begin, end))
    if not marks:
        return []
    starts = [q.outer[0] for q in doubles]
    closers = [m.start() for m in marks if _may_close(text, m.start(), begin, end)]
    sure = [at for at in closers if text[at - 1] in ",.!?…" or text[at - 1] not in "sS"]
    found: list[Quotation] = []
    free = begin
    for mark in marks:
        at = mark.start()
        if at < free or not _may_open(text, at, begin, end):
            continue
        inside = bisect_left(starts, at + 1) - 1
        if inside >= 0 and at < doubles[inside].outer[1]:
            continue
        close = _closer(text, at, closers, sure)
        if close is None:
            continue
        nested = doubles[inside + 1] if inside + 1 < len(doubles) else None
        if nested is not None and nested.outer[0] < close < nested.outer[1]:
            continue
        start, stop = strip(text, at + 1, close)
        found.append(Quotation(start, stop, number, (at, close + 1), single=True))
        free = close + 1
    return found


def _may_open(text: str, at: int, begin: int, end: int) -> bool:
    before = text[at - 1] if at > begin else " "
    after = text[at + 1] if at + 1 < end else " "
    if not (before.isspace() or before in "([—–:") or not (after.isalnum() or after in '“"[…£$€'):
        return False
    return not ELISION.match(text, at) and text[at] != "’"


def _may_close(text: str, at: int, begin: int, end: int) -> bool:
    before = text[at - 1] if at > begin else " "
    after = text[at + 1] if at + 1 < end else " "
    return text[at] != "‘" and not before.isspace() and not after.isalnum()


def _closer(text: str, at: int, closers: Sequence[int], sure: Sequence[int]) -> int | None:
    """The mark that closes a single quotation: the first, unless it is a plural's ("the miners’ pay")."""
    limit = at + LONGEST_SINGLE
    place, certain = bisect_left(closers, at + 2), bisect_left(sure, at + 2)
    first = closers[place] if place < len(closers) and closers[place] <= limit else None
    safe = sure[certain] if certain < len(sure) and sure[certain] <= limit else None
    if first is None or safe is None or first == safe:
        return first
    opens_again = text.find("‘", first, safe)
    return (
        safe
        if opens_again < 0 and text[first + 1 : first + 2] == " " and text[first + 2 : first + 3].islower()
        else first
    )
