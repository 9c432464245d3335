"""Read amounts: numbers with a currency or a unit of measure, and what they are an amount of."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from generator.extract.figures.bounds import bound_after
from generator.extract.figures.candidate import FigureCandidate
from generator.extract.figures.noun_phrases import NounPhrases
from generator.extract.figures.number import Number
from generator.extract.figures.rules import FigureRule
from generator.extract.lexicon.figures import figure_words, measure
from generator.extract.text.annotated import CharSpan
from generator.records import FigureKind, Sentence

# "tons of aid", "$5 million in aid", "$2 million worth of": what an amount is of.
_OF = re.compile(
    r"\s{1,9}(?:worth of|of|in)\s{1,9}(?:(?:the|its|their|all|his|her|these|those|our)\s{1,9})?(?=[^\W\d])"
)
_IN = re.compile(r"\s+in\b")
# "within 5 miles of the town": the town is not the subject.
_WITHIN = re.compile(r"\bwithin\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
# "28 by 19 metres", "28 x 19 m": the unit of the first side follows the second.
_BY_OTHER_SIDE = re.compile(r"\s+(?:by|x|×)\s+\d+(?:[.,]\d+)?")
# "a quarter of a point" of a rate
_POINT = re.compile(r"\s+(?P<unit>points?)\b")
_PARTITIVE = re.compile(r"\s{1,9}of")
# "10 pounds of meat", "a 500-pound bomb" are weights.
_POUND_OF_WEIGHT = re.compile(r"\s{1,9}of\b|-bomb")
# The most code points between a preposition and its noun phrase.
_NEAR = 12
_NO_HEAD_OF_PHRASE = frozenset({"of", "more", "other", "in"})
_IN_PHRASE = frozenset({"NOUN", "ADJ", "PROPN", "VERB"})
_NAMING = frozenset({"NOUN", "PROPN"})
# Dependency labels on the path from an amount up to its verb.
_BELOW_VERB = frozenset({"pobj", "prep", "npadvmod", "dobj", "advmod", "attr", "nummod"})


class Amounts:
    """Reader of the amounts in an article."""

    def __init__(self, text: str, phrases: NounPhrases) -> None:
        self._text = text
        self._phrases = phrases

    def money(self, number: Number, start: int, sentence: Sentence) -> FigureCandidate:
        """A number with a currency, whose sign begins at `start` if it precedes the number."""
        bound, end = bound_after(self._text, number.end, sentence.end)
        subject, stop = self.of_what(end, sentence, compound=self._text[end : end + 1] == "-")
        if subject is None:
            subject = self.following(end, sentence)
            stop = subject[1] if subject else end
        symbol = start, start + len(self._text[start : number.start].rstrip())
        return FigureCandidate(number, start, stop, bound, symbol, subject, "money", FigureRule.CURRENCY)

    def measured(self, number: Number, sentence: Sentence) -> FigureCandidate | None:
        """A number with a unit of measure: "5 percent", "300 miles", "a two-day visit"."""
        if number.share:
            return self._share(number, sentence)
        bound, end = bound_after(self._text, number.end, sentence.end)
        end = self._before_unit(number, end)
        bare = FigureCandidate(number, number.start, end, bound, None, None, "other", FigureRule.MEASURE)
        unit = measure().match(self._text, end, sentence.end)
        if unit is None:
            length = self._first_side(bare, sentence) or self._metres(number, sentence)
            if length is not None:
                return length
        points = self._points(bare, sentence)
        if points is not None or unit is None:
            return points
        return self._with_unit(bare, unit, sentence)

    def _share(self, number: Number, sentence: Sentence) -> FigureCandidate:
        """A share with what it is a share of: "a third of the homes", "one in five children"."""
        subject, end = self.of_what(number.end, sentence, compound=False)
        if subject is None:
            subject = self.following(number.end, sentence)
            end = subject[1] if subject else end
        return FigureCandidate(number, number.start, end, "exact", None, subject, "percent", FigureRule.SHARE)

    def _before_unit(self, number: Number, end: int) -> int:
        """Where the unit may begin: after "of" ("dozens of miles") or "more" ("30 more miles")."""
        partitive = _PARTITIVE.match(self._text, end) if number.vague else None
        if partitive:
            return partitive.end()
        return end + 5 if self._text[end : end + 6] == " more " else end

    def _first_side(self, bare: FigureCandidate, sentence: Sentence) -> FigureCandidate | None:
        """The first of two sides, whose unit follows the second: "28 by 19 metres"."""
        side = _BY_OTHER_SIDE.match(self._text, bare.end, sentence.end) if bare.number.digits else None
        unit = measure().match(self._text, side.end(), sentence.end) if side else None
        if unit is None or unit.lastgroup != "distance":
            return None
        return replace(bare, unit=unit.span("distance"), kind="distance")

    def _metres(self, number: Number, sentence: Sentence) -> FigureCandidate | None:
        """A length in metres: "5m" without a noun that it could count."""
        if number.short != "m" or number.single is None:
            return None
        if self._phrases.after(number.end, sentence.end).unit is not None:
            return None
        metres = replace(number, end=number.end - 1, value=number.single / 10**6)
        unit = number.end - 1, number.end
        return FigureCandidate(metres, number.start, number.end, "exact", unit, None, "distance", FigureRule.MEASURE)

    def _points(self, bare: FigureCandidate, sentence: Sentence) -> FigureCandidate | None:
        """Part of a percentage point: "a quarter of a point"."""
        number = bare.number
        if number.digits or not number.grouped or not isinstance(number.value, float) or number.value >= 1:
            return None
        point = _POINT.match(self._text, bare.end, sentence.end)
        return replace(bare, end=point.end(), unit=point.span("unit"), kind="percent") if point else None

    def _with_unit(self, bare: FigureCandidate, match: re.Match[str], sentence: Sentence) -> FigureCandidate | None:
        """The number with its unit and what it is an amount of; None if the word is not a unit here."""
        kind: FigureKind = match.lastgroup  # type: ignore[assignment]
        unit = match.span(kind)
        word = self._text[slice(*unit)].lower()
        if word in figure_words("rare currency") and not bare.number.grouped:
            return None
        if word == "second" and kind == "duration":
            return None  # an ordinal
        if word.startswith("pound") and _POUND_OF_WEIGHT.match(self._text, match.end()):
            kind = "other"
        subject, stop = None, match.end()
        if not (kind == "distance" and self._is_radius(bare.number, sentence)):
            subject, stop = self.of_what(stop, sentence, compound=False, of_only=kind != "money")
        if subject is None and (self._is_joined(bare, unit) or _may_precede_subject(word, kind)):
            subject = self.following(match.end(), sentence)
            stop = subject[1] if subject else match.end()
        if subject is None and kind == "percent":
            subject = self._changed(unit)
        return replace(bare, end=stop, unit=unit, subject=subject, kind=kind)

    def _is_radius(self, number: Number, sentence: Sentence) -> bool:
        """Whether a distance is a radius: "within 5 miles of the town"."""
        since = max(sentence.start, number.start - 20)
        return _WITHIN.search(self._text, since, number.start) is not None

    def _is_joined(self, bare: FigureCandidate, unit: CharSpan) -> bool:
        """Whether a hyphen joins a number and its unit: "a 300-mile march"."""
        return "-" in self._text[bare.end : unit[0]]

    def of_what(
        self, at: int, sentence: Sentence, *, compound: bool, of_only: bool = False
    ) -> tuple[CharSpan | None, int]:
        """The noun phrase after an amount and "of" or "in", and the end of the figure with it: "aid" in "tons of aid".

        Args:
            at: Where the amount ends.
            sentence: Its sentence.
            compound: Whether a hyphen follows; if so, nothing is searched for.
            of_only: Whether only "of" counts, not "in".

        Returns:
            The span of the noun phrase, and its end; None and `at` if the amount is of nothing.
        """
        match = None if compound else _OF.match(self._text, at, sentence.end)
        if match is None or (of_only and "of" not in match.group().split()):
            return None, at
        phrase = self._phrases.after(match.end(), sentence.end)
        if phrase.unit is None or phrase.head is None:
            return None, at
        begin = phrase.subject[0] if phrase.subject else phrase.unit[0]
        if begin - match.end() > _NEAR or (_IN.match(match.group()) and not self._is_mass(begin, phrase.head)):
            return None, at
        return (begin, phrase.unit[1]), phrase.unit[1]

    def _is_mass(self, begin: int, head: Token) -> bool:
        """Whether the phrase after "in" is what an amount consists of ("in aid"), not a place or a time."""
        lower = self._text[begin].islower() and self._text[begin - 4 : begin] != "the "
        return lower and head.tag_ in {"NN", "NNS"}

    def following(self, at: int, sentence: Sentence) -> CharSpan | None:
        """The noun phrase right after the measure that modifies it: "plan" of "a $3.2bn plan"."""
        if self._text[at : at + 1] != " ":
            return None
        token = self._phrases.token_at(at)
        if token is None or token.lower_ in _NO_HEAD_OF_PHRASE or token.pos_ not in _IN_PHRASE:
            return None
        phrase = self._phrases.after(at, sentence.end)
        if phrase.unit is None:
            return None
        return (phrase.subject[0] if phrase.subject else phrase.unit[0]), phrase.unit[1]

    def _changed(self, unit: CharSpan) -> CharSpan | None:
        """The phrase for what rose or fell by a share: "prices" of "prices rose 5 percent"."""
        verb = self._verb_above(unit[0])
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None) if verb else None
        if verb is None or subject is None or subject.pos_ not in _NAMING:
            return None
        if verb.lower_ not in figure_words("takes number"):
            return None
        changed = next((c for c in verb.children if c.dep_ == "dobj" and c.idx < unit[0]), None)
        if changed is not None and changed.pos_ == "NOUN":
            subject = changed  # "the company raised its offer to 7 percent"
        return _first_modifier(subject).idx, subject.idx + len(subject)

    def _verb_above(self, at: int) -> Token | None:
        """The verb that governs an amount, as its object or through a preposition."""
        token = self._phrases.token_at(at)
        while token is not None and token.dep_ in _BELOW_VERB:
            token = token.head
            if token.pos_ == "VERB":
                return token
        return None


def _may_precede_subject(word: str, kind: FigureKind) -> bool:
    """Whether a unit may precede what is measured ("5 percent growth", "a 20 mile march"); a plural may not."""
    return kind in {"percent", "money"} or not word.endswith(("s", "t"))


def _first_modifier(noun: Token) -> Token:
    """The first of the adjectives and nouns right before a noun, or the noun itself."""
    first = noun
    for token in reversed(list(noun.lefts)):
        if token.pos_ in {"ADJ", "NOUN", "PROPN"} and token.i == first.i - 1:
            first = token
    return first
