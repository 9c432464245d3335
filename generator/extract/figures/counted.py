"""A number together with what it counts: bound, unit, subject and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from generator.extract.figures import bare_numbers, non_figures
from generator.extract.figures.amounts import Amounts, Counted
from generator.extract.figures.bounds import bound_after, bound_before, is_period_over
from generator.extract.figures.casualty_status import fate, is_fate
from generator.extract.figures.ellipsis import RULE as TOLD_BEFORE
from generator.extract.figures.ellipsis import is_anaphoric
from generator.extract.figures.noun_phrases import Phrases
from generator.extract.figures.numbers import Number, numbers
from generator.extract.figures.totals import change, told_of
from generator.extract.lexicon.figures import fate_of, is_person, may_be_person, measure, words
from generator.records import Bound, FigureKind, Mention, Sentence, When

# Currency before a number: "$", "US$", "EUR ".
_CURRENCY = re.compile(
    r"(?:(?:(?:US|AU|CA|NZ|HK|[ACSR]) ?)?\$|€|£|¥|₹|₪|₽|₺|₩|₦|(?<!\w)(?:USD|EUR|GBP|CHF|JPY|CNY|AUD|CAD|Rs\.?)) ?$"
)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
# "a two-day visit", "a six-member team"
_COMPOUND = re.compile(r"[-–](?P<word>[a-z]+)(?:-(?P<then>[a-z]+))?\b")
# Verbs and auxiliaries after a number that stands for those it counts: "three were released".
_STANDS_ALONE = re.compile(
    r"\s+(?:of them|of whom|of these|have|has|had|were|was|are|remain|remained|others|more)\b", re.IGNORECASE
)
# "31, up from 27": what a number was before.
_UP_FROM = re.compile(r"\b(?:up|down) from\s+$", re.IGNORECASE)
# "one family in five", "three of every ten clinics in the valley": the share is told around the thing.
_SHARE_OF_THINGS = re.compile(
    r"\s+(?P<things>(?:[a-z][\w’'-]*\s+){1,3}?)(?:in|out of)\s+(?:every\s+)?"
    r"(?P<whole>two|three|four|five|six|seven|eight|nine|ten|twenty|\d{1,3})\b(?![.,]\d)"
)
_WHOLES = {
    **{word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2)},
    "twenty": 20,
}
# "nine of the past 12 months", "41 of its 60 boats": what is counted stands after the whole number.
_OF_A_NUMBER = re.compile(
    r"\s+of\s+(?:the|its|their|his|her|these|those|our|all|all the|[\w’' -]{1,30}[’']s)\s+(?:[a-z]+\s+)??$|\s+of\s+$",
    re.IGNORECASE,
)
# "three counts of the dead": what is counted are counts
_OF_A_FATE = re.compile(r"\s+of\s+(?:the\s+)?(?P<word>[a-z]+)\b")
# "ten times as many", "four times its earnings"
_TIMES_AS = re.compile(
    r"\s(?:as|the|its|their|his|her|our|that|more|less|fewer|higher|lower|larger|bigger|smaller|faster|what)\b"
)
# A sentence of more code points is a table or a list that lost its line breaks; the parser tells nothing there.
LONGEST_PROSE = 5_000


class Reader:
    """Reads the figures of an article, sentence by sentence."""

    def __init__(self, text: str, doc: Doc, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._mentions = mentions
        self._phrases = Phrases(text, doc, mentions)
        self._amounts = Amounts(text, self._phrases)

    def counted(self, sentence: Sentence, names: Sequence[Mention], days: Sequence[When]) -> Iterator[Counted]:
        """The figures of a sentence, in reading order; they do not overlap."""
        outside = non_figures.outside_prose(self._text, sentence)
        last = sentence.start
        for number in self._numbers(sentence):
            if number.start < last or non_figures.lies_in(number, outside):
                continue
            if non_figures.is_dated(number, days) or non_figures.is_in_name(number, names):
                continue
            found = self._read(number, sentence, last)
            if found is not None:
                yield found
                last = found.end

    def _numbers(self, sentence: Sentence) -> Iterator[Number]:
        for number in numbers(self._text, sentence.start, sentence.end):
            yield from change(self._text, number, sentence.start) or (number,)

    def _read(self, number: Number, sentence: Sentence, limit: int) -> Counted | None:
        """A number with its words; None where it is no figure."""
        text = self._text
        currency = _CURRENCY.search(text, max(limit, number.start - 6), number.start)
        start = currency.start() if currency else number.start
        if non_figures.cut_before(text, start):
            return None
        total = None if currency else self._total(number, sentence, limit)
        if total is not None:
            return total
        part = None if currency else self._share_of_things(number, sentence)
        if part is not None:
            return self._bounded(part, start, limit)
        if (
            non_figures.is_age(text, number, sentence)
            or non_figures.is_clock(text, number, sentence)
            or non_figures.is_counter(text, number, sentence)
            or non_figures.is_idiom(text, number)
            or non_figures.is_part_of_time(text, number, sentence)
            or non_figures.is_address(text, number, sentence)
        ):
            return None
        found = (
            self._amounts.money(number, start, sentence)
            if currency
            else self._amounts.measured(number, sentence)
            or self._of_a_number(number, sentence)
            or self._things(number, sentence)
        )
        if found is None:
            return None
        measured = found.rule in {"currency", "measure", "compound"}
        if not measured and found.bound == "exact" and non_figures.cut_after(text, number):
            return None
        found = self._bounded(found, start, limit)
        plain = found.bound == "exact" and found.rule not in {"currency", "measure"}
        if plain and (
            non_figures.is_year(number, found.kind)
            or non_figures.is_label(text, number, sentence, self._mentions, counted=found.unit is not None)
            or non_figures.is_score(text, number, sentence)
        ):
            return None
        if (
            found.kind in {"duration", "distance"}
            and found.bound == "exact"
            and non_figures.is_year(number, found.kind)
        ):
            return None
        limits = (sentence.start, sentence.end)
        bare = found.unit is None and found.kind == "other" and found.rule == "noun"
        if bare and bare_numbers.is_difference(text, found.end, sentence.end):
            return None
        if bare and bare_numbers.are_people(text, found.start, found.end, limits):
            found = replace(found, kind="people")
        if found.rule not in {"currency", "measure", "compound", "part"}:
            found = self._with_fate(found, sentence, (found.start, found.end), self._head(found))
        told_before = found.unit is None and found.kind == "other"
        if told_before and is_anaphoric(text, sentence.start, found.start, found.end):
            return replace(found, rule=TOLD_BEFORE)
        found = self._with_rate(found, sentence)
        return found if self._tells(found, sentence) else None

    def _with_rate(self, found: Counted, sentence: Sentence) -> Counted:
        """The figure with what it is for each time: "90 million rand a day" is not 90 million rand."""
        if found.kind not in {"money", "other", "count"} or found.unit is None:
            return found
        return replace(found, end=bare_numbers.with_rate(self._text, found.end, sentence.end))

    def _share_of_things(self, number: Number, sentence: Sentence) -> Counted | None:
        """A share told around the thing: "one family in five"; "two men in three cars" is none."""
        match = _SHARE_OF_THINGS.match(self._text, number.end, sentence.end)
        if (
            match is None
            or number.share
            or not isinstance(number.value, float | int)
            or number.value != int(number.value)
        ):
            return None
        whole = _WHOLES.get(match["whole"]) or int(match["whole"] if match["whole"].isdigit() else 0)
        following = self._phrases.token_at(match.end())
        if not 0 < number.value < whole or (number.digits and number.value > 20):
            return None
        if following is not None and following.idx < sentence.end and following.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}:
            return None
        things = match.start("things"), match.start("things") + len(match["things"].rstrip())
        head = self._phrases.token_at(things[1] - 1)
        if head is None or head.pos_ not in {"NOUN", "PROPN"}:
            return None
        share = replace(number, value=round(100 * number.value / whole, 2), share=True, end=match.end())
        return Counted(share, number.start, match.end(), "exact", None, things, "percent", "share")

    def _of_a_number(self, number: Number, sentence: Sentence) -> Counted | None:
        """A part of a whole that is a number itself: "nine of the past 12 months"."""
        if number.vague or number.share or isinstance(number.value, tuple):
            return None
        whole = next(iter(numbers(self._text, number.end, min(sentence.end, number.end + 60))), None)
        if whole is None or _OF_A_NUMBER.fullmatch(self._text, number.end, whole.start) is None or whole.share:
            return None
        measured = measure().match(self._text, whole.end, sentence.end)
        if measured is not None and measured.lastgroup is not None:
            kind: FigureKind = measured.lastgroup  # type: ignore[assignment]
            return Counted(
                number, number.start, number.end, "exact", measured.span(measured.lastgroup), None, kind, "part"
            )
        phrase = self._phrases.after(whole.end, sentence.end)
        if phrase.head is None or not isinstance(whole.value, float | int) or whole.value < (number.value or 0):
            return None
        # What befell the whole need not have befallen the part: "thirty of the 34 who were detained were released".
        kind = self._phrases.kind(phrase)
        return Counted(number, number.start, number.end, "exact", phrase.unit, phrase.subject, kind, "part")

    def _total(self, number: Number, sentence: Sentence, limit: int) -> Counted | None:
        """A number told of words before it ("put the number of dead at 31"); None where it counts words of its own."""
        plain = Counted(number, number.start, number.end, "exact", None, None, "other", "total")
        bounded = self._bounded(plain, number.start, limit)
        told = told_of(self._text, sentence.start, bounded.start)
        if told is None or number.share or number.short or non_figures.cut_after(self._text, number):
            return None
        own = None if self._amounts.measured(number, sentence) else self._things(number, sentence)
        if own is None or (own.unit is not None and not (own.person and told.kind is None)):
            return None
        if told.kind is not None:
            return replace(bounded, end=own.end, kind=told.kind)
        phrase = self._phrases.after(told.at, bounded.start)
        found = replace(
            bounded,
            end=own.end,
            unit=own.unit or phrase.unit,
            subject=own.subject or phrase.subject,
            kind=self._phrases.kind(phrase),
            person=self._phrases.counts_people(phrase),
        )
        return self._with_fate(found, sentence, (told.at, max(told.at, phrase.end)), phrase.head)

    def _things(self, number: Number, sentence: Sentence) -> Counted | None:
        """A number of people or things, or one that stands bare_numbers."""
        after = bound_after(self._text, number.end, sentence.end)
        end = after[1] if after else number.end
        bound: Bound = after[0] if after else "exact"
        compound = _COMPOUND.match(self._text, end, sentence.end)
        if compound and bound == "exact":
            return self._joined(number, compound, sentence)
        phrase = self._phrases.after(end, sentence.end)
        if self._counts_counts(phrase.unit, sentence):
            return None
        if phrase.head is not None and phrase.head.lower_ == "times" and _TIMES_AS.match(self._text, phrase.end):
            return Counted(number, number.start, phrase.end, bound, phrase.unit, None, "other", "noun")
        stop = phrase.end if phrase.unit else max(end, phrase.end if self._is_partitive(end) else end)
        subject = phrase.subject
        if (
            subject is None
            and phrase.head is not None
            and not is_person(phrase.head.text)
            and phrase.head.text[0].islower()
        ):
            subject, last = self._amounts.of_what(stop, sentence, compound=False, of_only=True)
            stop = max(stop, last)
        return Counted(
            number,
            number.start,
            stop,
            bound,
            phrase.unit,
            subject,
            self._phrases.kind(phrase),
            "noun",
            self._phrases.counts_people(phrase),
        )

    def _counts_counts(self, unit: tuple[int, int] | None, sentence: Sentence) -> bool:
        """Whether counts are counted, not the counted: "three counts of the dead"."""
        if unit is None or self._text[slice(*unit)].lower().rpartition(" ")[2] not in words("tally"):
            return False
        match = _OF_A_FATE.match(self._text, unit[1], sentence.end)
        return match is not None and any(fate_of(match["word"], how) for how in ("state", "noun"))

    def _joined(self, number: Number, compound: re.Match[str], sentence: Sentence) -> Counted | None:
        """A number joined to a noun by a hyphen: "six-member team", "2,000-strong force"."""
        word = compound["word"]
        if word in words("compound") or (compound["then"] and word not in {"man", "woman"}):
            return None
        subject = self._amounts.following(compound.end(), sentence)
        end = subject[1] if subject else compound.end()
        if word == "strong":
            return Counted(number, number.start, end, "exact", None, subject, "people", "compound")
        kind: FigureKind = "people" if is_person(word) else "count"
        return Counted(number, number.start, end, "exact", compound.span("word"), subject, kind, "compound")

    def _bounded(self, found: Counted, start: int, limit: int) -> Counted:
        """The figure with the bound before it."""
        number = found.number
        if number.vague:
            return replace(found, bound="vague")
        if isinstance(number.value, tuple):
            between = _BETWEEN.search(self._text, max(limit, start - 10), start)
            return replace(found, bound="range", start=between.start() if between else start)
        before = bound_before(self._text, start, limit)
        if before is None or (found.kind == "duration" and is_period_over(self._text, start, limit)):
            return replace(found, start=start)
        return replace(found, bound=before[0], start=before[1])

    def _with_fate(self, found: Counted, sentence: Sentence, counted: tuple[int, int], head: Token | None) -> Counted:
        """The figure with what happened to those it counts, whom the words `counted` name."""
        if not found.person:
            return found
        unit = self._text[slice(*found.unit)] if found.unit else ""
        long = sentence.end - sentence.start > LONGEST_PROSE
        told = fate(
            self._text,
            counted,
            (sentence.start, sentence.end),
            None if long else head,
            unit,
        )
        if told is None or (told == "people" and found.kind not in {"other", "people", "troops", *_FATES}):
            return found
        if told == "people" and found.kind == "troops":
            return found
        if found.kind == "count" and told in {"displaced", "detained"} and may_be_person(unit):
            return found  # "captured 12 bunkers"
        return replace(found, kind=told, rule="fate")

    def _head(self, found: Counted) -> Token | None:
        at = found.unit[1] - 1 if found.unit else found.number.end - 1
        return self._phrases.token_at(at)

    def _tells(self, found: Counted, sentence: Sentence) -> bool:
        """Whether a number says something: "one" and "the two" only with a fate, a bare number only in its places."""
        number = found.number
        if is_fate(found.kind):
            return True
        if number.value == 1 and not number.digits and not number.grouped and not number.share:
            return found.bound in {"at least", "more than", "up to", "less than"} or found.kind in {
                "percent",
                "money",
                "distance",
            }
        if found.rule == "noun" and non_figures.is_anaphoric(self._text, number, sentence):
            return False
        if found.unit is not None or found.kind == "percent" or found.rule == "compound":
            return True
        return self._stands_alone(found, sentence)

    def _stands_alone(self, found: Counted, sentence: Sentence) -> bool:
        """Whether a number without a noun is told as one: bounded, vague, or where a number is expected."""
        number = found.number
        if number.vague or found.end > number.end:
            return True
        if _STANDS_ALONE.match(self._text, number.end, sentence.end):
            return number.digits or number.start > sentence.start or number.value != 1
        if found.bound not in {"exact", "about"} or (number.grouped and not isinstance(number.value, tuple)):
            return True
        limits = (sentence.start, sentence.end)
        if bare_numbers.is_parallel(self._text, found.start, found.end, sentence.start):
            return True
        if bare_numbers.was_percent(self._text, number.start, sentence.start) or bare_numbers.is_of_a_team(
            self._text, found.start, limits
        ):
            return True
        if _UP_FROM.search(self._text, max(sentence.start, number.start - 12), number.start):
            return True
        token = self._phrases.token_at(number.start)
        if token is None or not number.digits:
            return False
        head = token.head.head if token.head.pos_ == "ADP" else token.head
        return head.lower_ in words("takes number")

    def _is_partitive(self, at: int) -> bool:
        return self._text.startswith(" of ", at)


_FATES = ("killed", "wounded", "displaced", "detained")
