"""Read counts: numbers of people or things, parts of a whole, and totals."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extract.figures import non_figures
from generator.extract.figures.amounts import Amounts
from generator.extract.figures.bounds import bound_after, with_bound
from generator.extract.figures.candidate import FigureCandidate
from generator.extract.figures.casualty_status import with_casualty_status
from generator.extract.figures.noun_phrases import NounPhrase, NounPhrases
from generator.extract.figures.number import Number
from generator.extract.figures.numbers import numbers
from generator.extract.figures.rules import FigureRule
from generator.extract.figures.totals import Total, total_of
from generator.extract.lexicon.figures import casualty_status_of, figure_words, is_person, measure
from generator.extract.lexicon.numbers import ROUND_WHOLES, SMALL_NUMBERS
from generator.extract.text.annotated import CharSpan
from generator.language.word_lists import one_of
from generator.records import FigureKind, Sentence

# "a two-day visit", "a six-member team"
_COMPOUND = re.compile(r"[-–](?P<word>[a-z]+)(?:-(?P<then>[a-z]+))?\b")
# "one family in five", "three of every ten clinics in the valley": the noun is inside the share.
_SHARE_OF_THINGS = re.compile(
    r"\s+(?P<things>(?:[a-z][\w’'-]*\s+){1,3}?)(?:in|out of)\s+(?:every\s+)?"
    rf"(?P<whole>{one_of(ROUND_WHOLES - {'hundred'})}|\d{{1,3}})\b(?![.,]\d)"
)
# The largest number in digits with which such a share begins.
_MOST_IN_DIGITS = 20
# "nine of the past 12 months", "41 of its 60 boats": what is counted follows the number of the whole.
_OF_A_NUMBER = re.compile(
    r"\s+of\s+(?:the|its|their|his|her|these|those|our|all|all the|[\w’' -]{1,30}[’']s)\s+(?:[a-z]+\s+)??$|\s+of\s+$",
    re.IGNORECASE,
)
# How far after a part its whole may begin, in code points
_WHOLE_REACH = 60
# "three counts of the dead": the number is of counts, not of casualties
_OF_CASUALTIES = re.compile(r"\s+of\s+(?:the\s+)?(?P<word>[a-z]+)\b")
# "ten times as many", "four times its earnings"
_TIMES_AS = re.compile(
    r"\s(?:as|the|its|their|his|her|our|that|more|less|fewer|higher|lower|larger|bigger|smaller|faster|what)\b"
)
# Parts of speech after a share that make its whole a count of its own: "two men in three cars".
_COUNTED_AFTER = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


class Counts:
    """Reader of the counts in an article."""

    def __init__(self, text: str, phrases: NounPhrases, amounts: Amounts) -> None:
        self._text = text
        self._phrases = phrases
        self._amounts = amounts

    def share_of_things(self, number: Number, sentence: Sentence) -> FigureCandidate | None:
        """A share with its noun inside ("one family in five", but not "two men in three cars")."""
        match = _SHARE_OF_THINGS.match(self._text, number.end, sentence.end)
        value = number.single
        if match is None or number.share or value is None or value != int(value):
            return None
        whole = int(match["whole"]) if match["whole"].isdigit() else SMALL_NUMBERS[match["whole"]]
        if not 0 < value < whole or (number.digits and value > _MOST_IN_DIGITS):
            return None
        following = self._phrases.token_at(match.end())
        if following is not None and following.idx < sentence.end and following.pos_ in _COUNTED_AFTER:
            return None
        things = match.start("things"), match.start("things") + len(match["things"].rstrip())
        head = self._phrases.token_at(things[1] - 1)
        if head is None or head.pos_ not in {"NOUN", "PROPN"}:
            return None
        share = replace(number, value=round(100 * value / whole, 2), share=True, end=match.end())
        return FigureCandidate(share, number.start, match.end(), "exact", None, things, "percent", FigureRule.SHARE)

    def part_of_number(self, number: Number, sentence: Sentence) -> FigureCandidate | None:
        """A part of a whole that is a number itself: "nine of the past 12 months"."""
        if number.vague or number.share or isinstance(number.value, tuple):
            return None
        whole = next(iter(numbers(self._text, number.end, min(sentence.end, number.end + _WHOLE_REACH))), None)
        if whole is None or _OF_A_NUMBER.fullmatch(self._text, number.end, whole.start) is None or whole.share:
            return None
        part = FigureCandidate(number, number.start, number.end, "exact", None, None, "other", FigureRule.PART)
        unit = measure().match(self._text, whole.end, sentence.end)
        if unit is not None and unit.lastgroup is not None:
            kind: FigureKind = unit.lastgroup  # type: ignore[assignment]
            return replace(part, unit=unit.span(kind), kind=kind)
        phrase = self._phrases.after(whole.end, sentence.end)
        if phrase.head is None or whole.single is None or whole.single < (number.single or 0):
            return None
        # A part may have another casualty status than the whole: "30 of the 34 who were detained were released".
        return replace(part, unit=phrase.unit, subject=phrase.subject, kind=self._phrases.kind(phrase))

    def total(self, number: Number, sentence: Sentence, limit: int) -> FigureCandidate | None:
        """A number that words before it announce ("put the number of dead at 31"); None if it counts a noun."""
        plain = FigureCandidate(number, number.start, number.end, "exact", None, None, "other", FigureRule.TOTAL)
        bounded = with_bound(self._text, plain, number.start, limit)
        total = total_of(self._text, sentence.start, bounded.start)
        if total is None or number.share or number.short or non_figures.touches_after(self._text, number):
            return None
        own = None if self._amounts.measured(number, sentence) else self.things(number, sentence)
        if own is None or (own.unit is not None and not (own.person and total.kind is None)):
            return None
        if total.kind is not None:
            return replace(bounded, end=own.end, kind=total.kind)
        return self._total_of_phrase(replace(own, start=bounded.start, bound=bounded.bound), total, sentence)

    def _total_of_phrase(self, own: FigureCandidate, total: Total, sentence: Sentence) -> FigureCandidate:
        """A total that counts what the noun phrase before it names: "the number of dead … 31"."""
        phrase = self._phrases.after(total.at, own.start)
        found = replace(
            own,
            unit=own.unit or phrase.unit,
            subject=own.subject or phrase.subject,
            kind=self._phrases.kind(phrase),
            rule=FigureRule.TOTAL,
            person=self._phrases.counts_people(phrase),
        )
        counted = total.at, max(total.at, phrase.end)
        return with_casualty_status(self._text, found, sentence, counted, phrase.head)

    def things(self, number: Number, sentence: Sentence) -> FigureCandidate | None:
        """A number of people or things, or one without a noun."""
        bound, end = bound_after(self._text, number.end, sentence.end)
        compound = _COMPOUND.match(self._text, end, sentence.end)
        if compound and bound == "exact":
            return self._compound(number, compound, sentence)
        phrase = self._phrases.after(end, sentence.end)
        if self._counts_counts(phrase.unit, sentence):
            return None
        found = FigureCandidate(number, number.start, phrase.end, bound, phrase.unit, None, "other", FigureRule.NOUN)
        if phrase.head is not None and phrase.head.lower_ == "times" and _TIMES_AS.match(self._text, phrase.end):
            return found
        if not phrase.unit:
            partitive = self._text.startswith(" of ", end)
            found = replace(found, end=max(end, phrase.end) if partitive else end)
        subject, last = self._subject(phrase, found.end, sentence)
        return replace(
            found,
            end=max(found.end, last),
            subject=subject,
            kind=self._phrases.kind(phrase),
            person=self._phrases.counts_people(phrase),
        )

    def _subject(self, phrase: NounPhrase, end: int, sentence: Sentence) -> tuple[CharSpan | None, int]:
        """The words for whose or which things are counted, and their end: "citrus" of "12 cartons of citrus"."""
        head = phrase.head
        if phrase.subject is not None or head is None or is_person(head.text) or not head.text[0].islower():
            return phrase.subject, end
        return self._amounts.of_what(end, sentence, compound=False, of_only=True)

    def _counts_counts(self, unit: CharSpan | None, sentence: Sentence) -> bool:
        """Whether a number counts counts, not casualties: "three counts of the dead"."""
        if unit is None or self._text[slice(*unit)].lower().rpartition(" ")[2] not in figure_words("tally"):
            return False
        match = _OF_CASUALTIES.match(self._text, unit[1], sentence.end)
        return match is not None and any(casualty_status_of(match["word"], how) for how in ("state", "noun"))

    def _compound(self, number: Number, compound: re.Match[str], sentence: Sentence) -> FigureCandidate | None:
        """A number joined to a noun by a hyphen: "six-member team", "2,000-strong force"."""
        word = compound["word"]
        if word in figure_words("compound") or (compound["then"] and word not in {"man", "woman"}):
            return None
        subject = self._amounts.following(compound.end(), sentence)
        end = subject[1] if subject else compound.end()
        found = FigureCandidate(number, number.start, end, "exact", None, subject, "people", FigureRule.COMPOUND)
        if word == "strong":
            return found
        return replace(found, unit=compound.span("word"), kind="people" if is_person(word) else "count")
