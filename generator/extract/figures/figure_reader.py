"""Read the figures of an article, sentence by sentence: number, bound, unit, subject and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from generator.extract.figures import bare_numbers, non_figures
from generator.extract.figures.amounts import Amounts
from generator.extract.figures.bounds import with_bound
from generator.extract.figures.candidate import FigureCandidate
from generator.extract.figures.casualty_status import is_casualty_status, with_casualty_status
from generator.extract.figures.counts import Counts
from generator.extract.figures.ellipsis import is_elliptical
from generator.extract.figures.noun_phrases import NounPhrases
from generator.extract.figures.number import Number
from generator.extract.figures.numbers import numbers
from generator.extract.figures.rules import WITH_UNIT_OF_MEASURE, FigureRule
from generator.extract.figures.totals import split_change
from generator.records import Bound, DateExpression, FigureKind, Mention, Sentence

# Currency before a number: "$", "US$", "EUR ".
_CURRENCY = re.compile(
    r"(?:(?:(?:US|AU|CA|NZ|HK|[ACSR]) ?)?\$|€|£|¥|₹|₪|₽|₺|₩|₦|(?<!\w)(?:USD|EUR|GBP|CHF|JPY|CNY|AUD|CAD|Rs\.?)) ?$"
)
# The length of the longest, in code points
_CURRENCY_REACH = 6
# Rules whose number may touch what follows it: a unit or a hyphen.
_TOUCHING_RULES = WITH_UNIT_OF_MEASURE | {FigureRule.COMPOUND}
# Rules whose figures have no casualty status: measures, and parts, whose status may differ from that of the whole.
_NO_CASUALTY_RULES = WITH_UNIT_OF_MEASURE | {FigureRule.COMPOUND, FigureRule.PART}
# Kinds that may have a rate: "90 million rand a day".
_WITH_RATE: frozenset[FigureKind] = frozenset({"money", "other", "count"})
# Bounds and kinds that make "one" a figure.
_TELLING_BOUNDS: frozenset[Bound] = frozenset({"at least", "more than", "up to", "less than"})
_TELLING_KINDS: frozenset[FigureKind] = frozenset({"percent", "money", "distance"})


class FigureReader:
    """Reader of the figures in an article."""

    def __init__(self, text: str, doc: Doc, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._mentions = mentions
        self._phrases = NounPhrases(text, doc, mentions)
        self._amounts = Amounts(text, self._phrases)
        self._counts = Counts(text, self._phrases, self._amounts)

    def figures(
        self, sentence: Sentence, names: Sequence[Mention], dates: Sequence[DateExpression]
    ) -> Iterator[FigureCandidate]:
        """The figures of a sentence, in reading order; they do not overlap.

        Args:
            sentence: The sentence.
            names: Its names.
            dates: Its dates.
        """
        outside = non_figures.outside_prose(self._text, sentence)
        last = sentence.start
        for number in self._numbers(sentence):
            if number.start < last or non_figures.is_inside(number, outside):
                continue
            if non_figures.is_dated(number, dates) or non_figures.is_in_name(number, names):
                continue
            found = self._figure(number, sentence, last)
            if found is not None:
                yield found
                last = found.end

    def _numbers(self, sentence: Sentence) -> Iterator[Number]:
        for number in numbers(self._text, sentence.start, sentence.end):
            yield from split_change(self._text, number, sentence.start) or (number,)

    def _figure(self, number: Number, sentence: Sentence, limit: int) -> FigureCandidate | None:
        """A number with its words; None if it is not a figure.

        Args:
            number: The number.
            sentence: Its sentence.
            limit: End of the previous figure, or start of the sentence.
        """
        currency = _CURRENCY.search(self._text, max(limit, number.start - _CURRENCY_REACH), number.start)
        start = currency.start() if currency else number.start
        if non_figures.touches_before(self._text, start):
            return None
        if currency is None:
            total = self._counts.total(number, sentence, limit)
            if total is not None:
                return total
            share = self._counts.share_of_things(number, sentence)
            if share is not None:
                return with_bound(self._text, share, start, limit)
        if non_figures.counts_nothing(self._text, number, sentence):
            return None
        found = self._amounts.money(number, start, sentence) if currency else self._counted(number, sentence)
        if found is None or self._is_partial(found):
            return None
        found = with_bound(self._text, found, start, limit)
        return None if self._is_no_count(found, sentence) else self._completed(found, sentence)

    def _counted(self, number: Number, sentence: Sentence) -> FigureCandidate | None:
        return (
            self._amounts.measured(number, sentence)
            or self._counts.part_of_number(number, sentence)
            or self._counts.things(number, sentence)
        )

    def _is_partial(self, found: FigureCandidate) -> bool:
        """Whether a number is part of something longer: a code, a version, a ratio."""
        if found.rule in _TOUCHING_RULES or found.bound != "exact":
            return False
        return non_figures.touches_after(self._text, found.number)

    def _is_no_count(self, found: FigureCandidate, sentence: Sentence) -> bool:
        """Whether a number is a year, a label or a score."""
        if found.bound != "exact":
            return False
        year = non_figures.is_year(found.number, found.kind)
        if found.rule in WITH_UNIT_OF_MEASURE:
            return year and found.kind in {"duration", "distance"}
        counted = found.unit is not None
        return (
            year
            or non_figures.is_label(self._text, found.number, sentence, self._mentions, counted=counted)
            or non_figures.is_score(self._text, found.number, sentence)
        )

    def _completed(self, found: FigureCandidate, sentence: Sentence) -> FigureCandidate | None:
        """The figure with its casualty status and rate; None if it is not informative enough."""
        if found.is_bare:
            if bare_numbers.is_difference(self._text, found.end, sentence.end):
                return None
            if bare_numbers.are_people(self._text, found.start, found.end, (sentence.start, sentence.end)):
                found = replace(found, kind="people")
        if found.rule not in _NO_CASUALTY_RULES:
            span = found.start, found.end
            found = with_casualty_status(self._text, found, sentence, span, self._head(found))
        unknown = found.unit is None and found.kind == "other"
        if unknown and is_elliptical(self._text, sentence.start, found.start, found.end):
            return replace(found, rule=FigureRule.ELLIPSIS)
        if found.kind in _WITH_RATE and found.unit is not None:
            found = replace(found, end=bare_numbers.with_rate(self._text, found.end, sentence.end))
        return found if self._is_informative(found, sentence) else None

    def _head(self, found: FigureCandidate) -> Token | None:
        at = found.unit[1] - 1 if found.unit else found.number.end - 1
        return self._phrases.token_at(at)

    def _is_informative(self, found: FigureCandidate, sentence: Sentence) -> bool:
        """Whether a figure is informative enough to keep.

        "One" and "the two" are so only with a casualty status, a number without a noun only in certain contexts.
        """
        number = found.number
        if is_casualty_status(found.kind):
            return True
        if number.value == 1 and not (number.digits or number.grouped or number.share):
            return found.bound in _TELLING_BOUNDS or found.kind in _TELLING_KINDS
        if found.rule is FigureRule.NOUN and non_figures.is_anaphoric(self._text, number, sentence):
            return False
        if found.unit is not None or found.kind == "percent" or found.rule is FigureRule.COMPOUND:
            return True
        return bare_numbers.stands_alone(self._text, found, sentence, self._phrases.token_at(number.start))
