"""Pair quotation marks; an unpaired mark affects only its own paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from generator.extract.quotes.cue_words import closed_list
from generator.language.word_lists import one_of

OPENERS = "“„«‹‟〝"
CLOSERS = "”»›〞"
# Opening mark -> its closing marks; “ closes „ in German and Polish use.
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
# Words that begin with an apostrophe, and shortened years: not the beginning of a quotation.
ELISION = re.compile(rf"['’‘](?:\d0s|\d\d\b(?!['’])|{one_of(closed_list('elision'))}\b)", re.IGNORECASE)
# The longest quotation in single marks: a long paragraph of news. Bounds the work for each mark.
LONGEST_SINGLE = 2000
# An attribution in place of a missing closing mark: `It is over, the minister said.` or `…, said Ana Diaz.`
LOST_CLOSE = re.compile(
    rf"(?P<comma>[,?!.])\s{{1,2}}(?:(?:[\w.'’-]{{1,30}}\s){{1,6}}?{one_of(closed_list('lost mark, name, verb'))}"
    rf"|{one_of(closed_list('lost mark, verb, name'))}(?:\s[\w.'’-]{{1,30}}){{1,6}}?)"
    r"(?:\s(?:on|in|at|to)?\s?[\w.'’-]{1,30}){0,4}[.,:]?\s{0,2}$"
)
# How far before a mark such an attribution is searched for.
LOOK_BACK = 120
# An attribution after a mark, which then closes although it is an opening one (`reach, “Diaz said.`).
ATTRIBUTION_AFTER = re.compile(
    rf"(?:[A-Z][\w.'’-]{{1,30}}\s){{1,4}}?{one_of(closed_list('wrong mark, name, verb'))}\b"
    rf"|(?:he|she|they)\s{one_of(closed_list('wrong mark, pronoun, verb'))}\b|said\s"
)
# How far after a mark such an attribution is searched for.
LOOK_AHEAD = 130
# Characters after a mark that are checked for words before the next mark.
NEXT_WORDS = 40
INNER = " \t\u00a0\u200e\u200f\u200b"


@dataclass(frozen=True, slots=True)
class MarkedQuotation:
    """A span between quotation marks."""

    start: int
    """First code point inside the marks."""
    end: int
    """One past the last inside."""
    paragraph: int
    """Number of its paragraph; 0 is the title."""
    outer: tuple[int, int]
    """The same span with its marks."""
    closed: bool = True
    """Whether a mark closes it; if not, it ends with its paragraph or before its attribution."""
    continues: bool = False
    """Whether it continues the unclosed quotation of the previous paragraph."""
    single: bool = False
    """Whether single marks enclose it."""


class Role(Enum):
    """The function of a mark, by its shape and its neighbours."""

    OPENS = auto()
    CLOSES = auto()
    EITHER = auto()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph whose marks are paired."""

    text: str
    """The article's text."""
    begin: int
    """First code point of the paragraph."""
    end: int
    """One past its last."""
    number: int
    """Its number; 0 is the title."""

    def before(self, at: int) -> str:
        """The character before an offset; a space at the beginning."""
        return self.text[at - 1] if at > self.begin else " "

    def after(self, at: int) -> str:
        """The character at an offset; a space at the end."""
        return self.text[at] if at < self.end else " "


@dataclass(frozen=True, slots=True)
class _Open:
    """A quotation whose closing mark has not been read yet."""

    start: int
    """First code point inside."""
    outer: int
    """First code point of the mark."""
    opener: str
    """The mark."""
    continues: bool
    """Whether it continues the quotation of the previous paragraph."""


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[MarkedQuotation, ...]:
    """Find the outermost quotations of a text, in reading order; none crosses a paragraph.

    Args:
        text: The article's text.
        paragraphs: Spans of its paragraphs; the first is the title.
    """
    found: list[MarkedQuotation] = []
    for number, (begin, end) in enumerate(paragraphs):
        opened = bool(found) and not found[-1].closed and found[-1].paragraph == number - 1 and number > 1
        found.extend(_outermost(Paragraph(text, begin, end, number), opened=opened))
    return tuple(q for q in found if q.end > q.start)


def _outermost(paragraph: Paragraph, *, opened: bool) -> list[MarkedQuotation]:
    """The outermost quotations of a paragraph; `opened` if the previous one ends inside a quotation."""
    doubles = _DoubleMarks(paragraph, opened=opened).pair()
    outermost: list[MarkedQuotation] = []
    for quotation in sorted([*doubles, *_singles(paragraph, doubles)], key=lambda q: q.outer):
        if not outermost or quotation.outer[0] >= outermost[-1].outer[1]:
            outermost.append(quotation)
    return outermost


def _is_measure(paragraph: Paragraph, at: int) -> bool:
    """Whether a mark means inches or seconds (`5'10"`)."""
    text, begin = paragraph.text, paragraph.begin
    return (
        at > begin
        and text[at] in "\"'"
        and text[at - 1].isdigit()
        and not text[at + 1 : at + 2].isalpha()
        and ("'" in text[max(begin, at - 4) : at])
    )


def _role(paragraph: Paragraph, mark: re.Match[str]) -> Role:
    """The function of a double mark: by its shape if that is clear, else by the characters around it."""
    shape = mark.group()
    if shape in OPENERS or shape == "``":
        return Role.OPENS
    spaced = _role_by_space(paragraph, mark.start(), mark.end())
    if shape in CLOSERS:
        return Role.OPENS if spaced is Role.OPENS else Role.CLOSES
    return Role.CLOSES if shape == "''" else spaced


def _role_by_space(paragraph: Paragraph, start: int, end: int) -> Role:
    """The function of a straight mark, by the characters around it."""
    before, after = paragraph.before(start), paragraph.after(end)
    left = before.isspace() or before in "([{—–-/:" or before in INNER
    right = after.isspace() or after in ".,;:!?)]}—–…"
    if left == right:
        return Role.EITHER
    return Role.OPENS if left else Role.CLOSES


class _DoubleMarks:
    """Pairs the double marks of a paragraph, from left to right."""

    def __init__(self, paragraph: Paragraph, *, opened: bool) -> None:
        """Start outside any quotation, or inside one that the previous paragraph opened.

        Args:
            paragraph: The paragraph.
            opened: Whether the previous paragraph ends inside a quotation.
        """
        self._paragraph = paragraph
        self._text = paragraph.text
        self._opened = opened
        self._found: list[MarkedQuotation] = []
        self._open: _Open | None = None

    def pair(self) -> list[MarkedQuotation]:
        """The quotations in double marks; the last may have no closing mark."""
        begin = self._paragraph.begin
        marks = [
            m
            for m in DOUBLE.finditer(self._text, begin, self._paragraph.end)
            if not _is_measure(self._paragraph, m.start())
        ]
        if self._opened and self._closes_first(marks):
            self._open = _Open(begin, begin, "“", continues=True)
        for place, mark in enumerate(marks):
            self._read(mark, left=len(marks) - place)
        if self._open is not None:
            self._end_open(self._open)
        return self._found

    def _closes_first(self, marks: Sequence[re.Match[str]]) -> bool:
        """Whether the first mark closes the quotation that the previous paragraph opened."""
        if len(marks) % 2 == 0 or marks[0].start() == self._paragraph.begin:
            return False
        return _role(self._paragraph, marks[0]) is Role.CLOSES

    def _read(self, mark: re.Match[str], *, left: int) -> None:
        """Read a mark; `left` is the number of marks left, including this one."""
        role, opened = _role(self._paragraph, mark), self._open
        if opened is None:
            if role is not Role.CLOSES or self._opens_anyway(mark, left):
                between = self._text[self._paragraph.begin : mark.start()]
                self._begin(mark, continues=self._opened and not between.strip())
            return
        wrong = opened.opener in '“"' and role is Role.OPENS
        if wrong and not self._is_drawn_wrong(mark):
            self._read_second_opening(opened, mark, left)
        elif wrong or mark.group()[0] in CLOSES.get(opened.opener, '"”') or mark.group() == "''":
            self._close(opened, mark.start(), mark.end())
            self._open = None

    def _begin(self, mark: re.Match[str], *, continues: bool = False) -> None:
        self._open = _Open(mark.end(), mark.start(), mark.group()[0], continues)

    def _close(self, opened: _Open, end: int, outer_end: int, *, closed: bool = True) -> None:
        start, end = strip(self._text, opened.start, end)
        outer = opened.outer, outer_end
        self._found.append(MarkedQuotation(start, end, self._paragraph.number, outer, closed, opened.continues))

    def _end_open(self, opened: _Open) -> None:
        """End a quotation without a closing mark: before its attribution, or with the paragraph."""
        end = self._paragraph.end
        lost = LOST_CLOSE.search(self._text, max(opened.start, end - LOOK_BACK), end)
        stop = lost.end("comma") if lost is not None else end
        self._close(opened, stop, stop, closed=lost is not None)

    def _read_second_opening(self, opened: _Open, mark: re.Match[str], left: int) -> None:
        """Read a mark that opens inside a quotation: the closing one before it is missing, or it is nested."""
        at = mark.start()
        lost = LOST_CLOSE.search(self._text, max(opened.start, at - LOOK_BACK), at)
        if lost is not None:
            self._close(opened, lost.end("comma"), lost.end("comma"))
        elif left > 1 or self._text[opened.start : opened.start + NEXT_WORDS].strip():
            if not _ends_sentence(self._text, opened.start, at) or left % 2:
                return  # nested
            self._close(opened, at, at)
        self._begin(mark)

    def _is_drawn_wrong(self, mark: re.Match[str]) -> bool:
        """Whether an opening mark is used as a closing one: a comma before it, an attribution after it."""
        text, at = self._text, mark.start()
        limit = min(self._paragraph.end, mark.end() + LOOK_AHEAD)
        return ATTRIBUTION_AFTER.match(text, mark.end(), limit) is not None and text[at - 2 : at - 1] in ",?!."

    def _opens_anyway(self, mark: re.Match[str], left: int) -> bool:
        """Whether a mark that is spaced like a closing one opens (`said," We will`); a closing one must follow."""
        text = self._text
        return left % 2 == 0 and text[mark.end() : mark.end() + 1].isspace() and text[mark.start() - 1] in ",:"


def _ends_sentence(text: str, start: int, at: int) -> bool:
    return text[max(start, at - 4) : at].rstrip().endswith((".", "!", "?"))


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Strip white space and marks off the ends of a span."""
    while start < end and (text[start].isspace() or text[start] in INNER or text[start] in '“„«"'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INNER or text[end - 1] in '”»"'):
        end -= 1
    return start, end


def _singles(paragraph: Paragraph, doubles: Sequence[MarkedQuotation]) -> list[MarkedQuotation]:
    """Quotations in single marks outside the double ones; an apostrophe neither opens nor closes."""
    text = paragraph.text
    marks = [m.start() for m in SINGLE.finditer(text, paragraph.begin, paragraph.end)]
    closers = [at for at in marks if _may_close(paragraph, at)]
    sure = [at for at in closers if text[at - 1] in ",.!?…" or text[at - 1] not in "sS"]
    starts = [q.outer[0] for q in doubles]
    found: list[MarkedQuotation] = []
    free = paragraph.begin
    for at in marks:
        if at < free or not _may_open(paragraph, at):
            continue
        place = bisect_left(starts, at + 1)
        if place and at < doubles[place - 1].outer[1]:
            continue
        close = _closer(text, at, closers, sure)
        if close is None or (place < len(doubles) and starts[place] < close < doubles[place].outer[1]):
            continue
        start, stop = strip(text, at + 1, close)
        found.append(MarkedQuotation(start, stop, paragraph.number, (at, close + 1), single=True))
        free = close + 1
    return found


def _may_open(paragraph: Paragraph, at: int) -> bool:
    before, after = paragraph.before(at), paragraph.after(at + 1)
    if not (before.isspace() or before in "([—–:") or not (after.isalnum() or after in '“"[…£$€'):
        return False
    return not ELISION.match(paragraph.text, at) and paragraph.text[at] != "’"


def _may_close(paragraph: Paragraph, at: int) -> bool:
    before, after = paragraph.before(at), paragraph.after(at + 1)
    return paragraph.text[at] != "‘" and not before.isspace() and not after.isalnum()


def _closer(text: str, at: int, closers: Sequence[int], sure: Sequence[int]) -> int | None:
    """The mark that closes a single quotation: the first, unless it is the apostrophe of a plural ("the miners’ pay").

    Args:
        text: The article's text.
        at: Offset of the opening mark.
        closers: Offsets of the marks that may close, in order.
        sure: Those among them that cannot be the apostrophe of a plural.
    """
    first, safe = _next_mark(closers, at), _next_mark(sure, at)
    if first is None or safe is None or first == safe:
        return first
    opens_again = text.find("‘", first, safe) >= 0
    continues = text[first + 1 : first + 2] == " " and text[first + 2 : first + 3].islower()
    return safe if continues and not opens_again else first


def _next_mark(marks: Sequence[int], at: int) -> int | None:
    """The first of several offsets that is near enough after an opening mark and not adjacent to it."""
    place = bisect_left(marks, at + 2)
    return marks[place] if place < len(marks) and marks[place] <= at + LONGEST_SINGLE else None
