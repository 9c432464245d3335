"""Amounts: numbers with a currency or a unit of measure, and what they are an amount of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.extract.figures.bounds import bound_after
from generator.extract.figures.noun_phrases import Phrases
from generator.extract.figures.numbers import Number
from generator.extract.lexicon.figures import measure, words
from generator.records import Bound, FigureKind, Sentence

# "tons of aid", "$5 million in aid", "$2 million worth of": what an amount is of.
_OF = re.compile(
    r"\s{1,9}(?:worth of|of|in)\s{1,9}(?:(?:the|its|their|all|his|her|these|those|our)\s{1,9})?(?=[^\W\d])"
)
_IN = re.compile(r"\s+in\b")
# "within 5 miles of the town": the town is no subject.
_WITHIN = re.compile(r"\bwithin\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
# "28 by 19 metres", "28 x 19 m": the unit of the first side stands after the second.
_BY_OTHER_SIDE = re.compile(r"\s+(?:by|x|×)\s+\d+(?:[.,]\d+)?")
# "a quarter of a point" of a rate
_POINT = re.compile(r"\s+(?P<unit>points?)\b")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and the words that belong to it."""

    number: Number
    """The number."""
    start: int
    """First code point of the figure: its bound or currency sign, else the number."""
    end: int
    """One past its last code point."""
    bound: Bound
    """How the number bounds the truth."""
    unit: tuple[int, int] | None
    """Span of the unit; None where the number stands alone."""
    subject: tuple[int, int] | None
    """Span of the subject; None where it is not said."""
    kind: FigureKind
    """What sort of figure it is."""
    rule: str
    """Name of the rule that found it."""
    person: bool = False
    """Whether it counts people, or stands alone and may."""


class Amounts:
    """Reads the amounts of an article."""

    def __init__(self, text: str, phrases: Phrases) -> None:
        self._text = text
        self._phrases = phrases

    def money(self, number: Number, start: int, sentence: Sentence) -> Counted:
        """A number with a currency, whose sign stands at `start` if it stands before it."""
        unit, end = (start, number.start), number.end
        after = bound_after(self._text, end, sentence.end)
        end = after[1] if after else end
        subject, stop = self.of_what(end, sentence, compound=self._text[end : end + 1] == "-")
        bound: Bound = after[0] if after else "exact"
        if subject is None:
            subject = self.following(end, sentence)
            stop = subject[1] if subject else end
        symbol = unit[0], unit[0] + len(self._text[slice(*unit)].rstrip())
        return Counted(number, start, stop, bound, symbol, subject, "money", "currency")

    def measured(self, number: Number, sentence: Sentence) -> Counted | None:
        """A number with a unit of measure: "5 percent", "300 miles", "a two-day visit"."""
        if number.share:
            subject, end = self.of_what(number.end, sentence, compound=False)
            if subject is None:
                subject = self.following(number.end, sentence)
                end = subject[1] if subject else end
            return Counted(number, number.start, end, "exact", None, subject, "percent", "share")
        after = bound_after(self._text, number.end, sentence.end)
        end = after[1] if after else number.end
        bound: Bound = after[0] if after else "exact"
        partly = re.compile(r"\s{1,9}of").match(self._text, end) if number.vague else None
        if partly:
            end = partly.end()
        elif self._text[end : end + 6] == " more ":
            end += 5
        match = measure().match(self._text, end, sentence.end)
        if match is None and number.digits and (side := _BY_OTHER_SIDE.match(self._text, end, sentence.end)):
            match = measure().match(self._text, side.end(), sentence.end)
            if match is not None and match.lastgroup == "distance":
                return Counted(number, number.start, end, bound, match.span("distance"), None, "distance", "measure")
            match = None
        if number.short == "m" and match is None and self._phrases.after(number.end, sentence.end).unit is None:
            # "5m" with nothing to count is a length.
            if not isinstance(number.value, float | int):
                return None
            metres = replace(number, end=number.end - 1, value=number.value / 10**6)
            return Counted(
                metres, number.start, number.end, "exact", (number.end - 1, number.end), None, "distance", "measure"
            )
        point = _POINT.match(self._text, end, sentence.end) if number.grouped and not number.digits else None
        if point and isinstance(number.value, float) and number.value < 1:
            return Counted(number, number.start, point.end(), bound, point.span("unit"), None, "percent", "measure")
        if match is None or match.lastgroup is None:
            return None
        kind: FigureKind = match.lastgroup  # type: ignore[assignment]
        unit = match.span(match.lastgroup)
        word = self._text[slice(*unit)].lower()
        if word in words("rare currency") and not number.grouped:
            return None
        if word in {"second", "seconds"} and kind == "duration" and word == "second":
            return None
        if word.startswith("pound") and re.compile(r"\s{1,9}of\b|-bomb").match(self._text, match.end()):
            kind = "other"
        hyphen = "-" in self._text[end : unit[0]]
        within = kind == "distance" and _WITHIN.search(self._text, max(sentence.start, number.start - 20), number.start)
        subject, stop = (
            (None, match.end())
            if within
            else self.of_what(match.end(), sentence, compound=False, of_only=kind != "money")
        )
        if subject is None and (hyphen or kind in {"percent", "money"} or not word.endswith(("s", "t"))):
            subject = self.following(match.end(), sentence)
            stop = subject[1] if subject else match.end()
        if subject is None and kind == "percent":
            subject = self._grown(unit)
        return Counted(number, number.start, stop, bound, unit, subject, kind, "measure")

    def of_what(
        self, at: int, sentence: Sentence, *, compound: bool, of_only: bool = False
    ) -> tuple[tuple[int, int] | None, int]:
        """What an amount is of, and where the figure then ends: "aid" of "tons of aid"."""
        match = None if compound else _OF.match(self._text, at, sentence.end)
        if match is None or (of_only and "of" not in match.group().split()):
            return None, at
        phrase = self._phrases.after(match.end(), sentence.end)
        if phrase.unit is None or phrase.head is None:
            return None, at
        begin = phrase.subject[0] if phrase.subject else phrase.unit[0]
        if begin - match.end() > 12 or (_IN.match(match.group()) and not self._text[begin].islower()):
            return None, at
        if _IN.match(match.group()) and (
            phrase.head.tag_ not in {"NN", "NNS"} or self._text[begin - 4 : begin] == "the "
        ):
            return None, at
        return (begin, phrase.unit[1]), phrase.unit[1]

    def following(self, at: int, sentence: Sentence) -> tuple[int, int] | None:
        """The noun phrase right after a measure that stands before it: "plan" of "a $3.2bn plan"."""
        if self._text[at : at + 1] != " ":
            return None
        token = self._phrases.token_at(at)
        if (
            token is None
            or token.lower_ in {"of", "more", "other", "in"}
            or token.pos_ not in {"NOUN", "ADJ", "PROPN", "VERB"}
        ):
            return None
        phrase = self._phrases.after(at, sentence.end)
        if phrase.unit is None:
            return None
        return (phrase.subject[0] if phrase.subject else phrase.unit[0]), phrase.unit[1]

    def _grown(self, unit: tuple[int, int]) -> tuple[int, int] | None:
        """What rose or fell by a share: "prices" of "prices rose 5 percent"."""
        token = self._phrases.token_at(unit[0])
        while token is not None and token.dep_ in {"pobj", "prep", "npadvmod", "dobj", "advmod", "attr", "nummod"}:
            token = token.head
            if token.pos_ == "VERB":
                subject = next((c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
                if (
                    subject is None
                    or subject.pos_ not in {"NOUN", "PROPN"}
                    or token.lower_ not in words("takes number")
                ):
                    return None
                moved = next((c for c in token.children if c.dep_ == "dobj" and c.idx < unit[0]), None)
                if moved is not None and moved.pos_ == "NOUN":
                    subject = moved  # "the company raised its offer to 7 percent"
                first = subject
                for t in reversed(list(subject.lefts)):
                    if t.pos_ in {"ADJ", "NOUN", "PROPN"} and t.i == first.i - 1:
                        first = t
                return first.idx, subject.idx + len(subject)
        return None
