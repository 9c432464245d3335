"""Attribute the quotations of an article, including those that continue the words of a previous speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from generator.extract.quotes import cue_words
from generator.extract.quotes.attribution import Attribution, AttributionRule
from generator.extract.quotes.cue_words import REPORTS
from generator.extract.quotes.direct import STATEMENT, attribute, is_name, is_statement
from generator.extract.quotes.quotation_marks import MarkedQuotation
from generator.extract.quotes.quote_text import QuoteText
from generator.extract.quotes.speaker_phrases import speaks
from generator.extract.quotes.speakers import before_verb, subject

# The text between two fragments in one list.
JOINING = 6

Attributed = tuple[MarkedQuotation, Attribution]


def attribute_all(text: QuoteText, introduced: Mapping[int, Attribution]) -> list[Attributed]:
    """The quotations that are speech, with their attributions.

    Args:
        text: The article.
        introduced: Number of a paragraph that ends with a cue and a colon -> the attribution of what follows.
    """
    found: list[Attributed] = []
    last: tuple[int, Attribution] | None = None
    for number, group in groupby(text.quotations, key=lambda q: q.paragraph):
        row = [q for q in group if not is_name(text, q)]
        if not row:
            continue
        opening = introduced.get(number - 1)
        sure = opening is not None
        if opening is None and last is not None and last[0] == number - 1:
            opening = Attribution(last[1].speaker, None, AttributionRule.CONTINUED_PARAGRAPH)
        if opening is None and row[0].outer[0] - text.paragraphs[number][0] <= 1:
            opening = _paragraph_before(text, number)
        done = _ParagraphQuotations(text, number, row, opening, sure=sure).attribute()
        found.extend(done)
        if done:
            last = (number, done[-1][1]) if _to_the_end(text, *done[-1]) else None
        elif number in introduced:
            last = None
    return found


def _paragraph_before(text: QuoteText, number: int) -> Attribution | None:
    """The attribution of the last sentence of the previous paragraph, which applies to the quotation that follows."""
    last = text.sentence_at(text.paragraphs[number][0]) - 1
    if last < 1 or text.sentences[last].paragraph != number - 1:
        return None
    for i in text.tokens_of(last):
        if cue_words.says(text.doc[i]) and not text.quoted[i]:
            speaker = subject(text, text.doc[i])
            if speaker is not None and speaks(text, speaker) and text.sentence_at(speaker.start) == last:
                return Attribution(speaker, None, AttributionRule.CONTINUED_PARAGRAPH)
    return None


def _to_the_end(text: QuoteText, quotation: MarkedQuotation, attribution: Attribution) -> bool:
    """Whether a paragraph ends with a quotation or its attribution, so that the next may continue it."""
    if attribution.speaker is None:
        return False
    end = text.paragraphs[quotation.paragraph][1]
    return text.sentence_at(end - 1) - text.sentence_at(quotation.end - 1) <= 1


class _ParagraphQuotations:
    """The quotations of one paragraph, which are attributed in order of certainty."""

    def __init__(
        self, text: QuoteText, number: int, row: Sequence[MarkedQuotation], opening: Attribution | None, *, sure: bool
    ) -> None:
        """Start without attributions.

        Args:
            text: The article.
            number: Number of the paragraph.
            row: Its quotations.
            opening: The attribution that the preceding paragraphs suggest for its first words.
            sure: Whether the previous paragraph introduces it with a cue and a colon.
        """
        self._text = text
        self._begin = text.paragraphs[number][0]
        self._row = row
        self._opening = opening
        self._sure = sure
        self._found: list[Attribution | None] = [None] * len(row)

    def attribute(self) -> list[Attributed]:
        """The quotations that are speech, with their attributions."""
        for place in range(len(self._row)):
            self._found[place] = self._by_own_sentence(place)
        for place in range(len(self._row)):
            if self._found[place] is None:
                self._found[place] = self._by_words_before(place)
        for place in reversed(range(len(self._row) - 1)):
            if self._found[place] is None:
                self._found[place] = self._by_next_quotation(place)
        for place in range(len(self._row)):
            if self._found[place] is None:
                self._found[place] = self._without_speaker(place)
        return [(q, a) for q, a in zip(self._row, self._found, strict=True) if a is not None]

    def _before(self, place: int) -> tuple[MarkedQuotation | None, Attribution | None]:
        return (self._row[place - 1], self._found[place - 1]) if place else (None, None)

    def _opens(self, quotation: MarkedQuotation) -> bool:
        """Whether the paragraph begins with a quotation."""
        return quotation.outer[0] - self._begin <= 1

    def _by_own_sentence(self, place: int) -> Attribution | None:
        quotation = self._row[place]
        if quotation.continues and self._opening is not None:
            return Attribution(self._opening.speaker, self._opening.cue, AttributionRule.CONTINUED_MARK)
        before, last = self._before(place)
        after = self._row[place + 1] if place + 1 < len(self._row) else None
        found = attribute(self._text, quotation, before, after)
        if before is None or last is None:
            return found
        if _is_split(self._text, before, quotation, last):
            return Attribution(last.speaker, last.cue, AttributionRule.SPLIT)
        if found is None and _is_joined(self._text, before, quotation):
            return Attribution(last.speaker, last.cue, AttributionRule.JOINED)
        return found

    def _by_words_before(self, place: int) -> Attribution | None:
        quotation = self._row[place]
        before, last = self._before(place)
        continues = before is not None and last is not None and _is_adjacent(self._text, before, quotation)
        introduced = self._sure and self._opens(quotation)
        if not introduced and not is_statement(self._text, quotation, 1 if continues else STATEMENT):
            return None
        if introduced:
            return self._opening
        if continues and last is not None:
            return Attribution(last.speaker, None, AttributionRule.CONTINUED_SENTENCE)
        led = _led_by(self._text, quotation, before)
        if led is None and last is not None:
            return Attribution(last.speaker, None, AttributionRule.CONTINUED_LATER)
        return led

    def _by_next_quotation(self, place: int) -> Attribution | None:
        quotation, following = self._row[place], self._found[place + 1]
        if following is None or not is_statement(self._text, quotation):
            return None
        if not _is_adjacent(self._text, quotation, self._row[place + 1]):
            return None
        return Attribution(following.speaker, None, AttributionRule.CUE_AFTER_NEXT)

    def _without_speaker(self, place: int) -> Attribution | None:
        quotation = self._row[place]
        in_title = not self._text.sentences[self._text.sentence_at(quotation.start)].paragraph
        if in_title or not is_statement(self._text, quotation):
            return None
        if self._opens(quotation) and self._opening is not None:
            return self._opening
        return Attribution(None, None, AttributionRule.UNATTRIBUTED)


def _is_split(text: QuoteText, before: MarkedQuotation, quotation: MarkedQuotation, attribution: Attribution) -> bool:
    """Whether only the attribution is between two parts of one quotation: `“X,” said Y, “Z.”`."""
    cue = attribution.cue
    if cue is None or not before.outer[1] <= cue[0] < quotation.outer[0]:
        return False
    if text.sentence_at(before.end - 1) != text.sentence_at(quotation.start):
        return False
    between = text.raw[before.outer[1] : quotation.outer[0]].rstrip()
    return between.endswith((",", "-", "–", "—", ":", "said", "that")) and not any(
        cue_words.cues(text.doc[i]) and text.doc[i].idx > cue[1]
        for i in range(text.first_token(cue[1]), text.first_token(quotation.outer[0]))
    )


def _is_joined(text: QuoteText, before: MarkedQuotation, quotation: MarkedQuotation) -> bool:
    """Whether two fragments of a sentence are in one list: `a “shambles” and that it has “no strategy”`."""
    if text.sentence_at(before.end - 1) != text.sentence_at(quotation.start) or text.words_in(quotation) <= 1:
        return False
    tokens = range(text.first_token(before.outer[1]), text.first_token(quotation.outer[0]))
    between = [text.doc[i] for i in tokens if not text.is_mark(i)]
    words = [t for t in between if not t.is_punct]
    if not 0 < len(words) <= JOINING or words[0].lower_ not in {"and", "or", "but", "of"}:
        return False
    return not any(t.pos_ == "PROPN" or t.text in {";", ":"} for t in between)


def _is_adjacent(text: QuoteText, before: MarkedQuotation, quotation: MarkedQuotation) -> bool:
    """Whether no whole sentence outside marks is between two quotations."""
    return text.sentence_at(quotation.outer[0]) - text.sentence_at(max(before.outer[1] - 1, before.start)) <= 1


def _led_by(text: QuoteText, quotation: MarkedQuotation, before: MarkedQuotation | None) -> Attribution | None:
    """The likely speaker by the sentence right before a quotation: its last speaker, else its subject."""
    number = text.sentence_at(quotation.outer[0]) - 1
    if number < 0 or text.sentences[number].paragraph != text.sentences[number + 1].paragraph:
        return None
    if before is not None and text.sentences[number].start < before.outer[0]:
        return None
    tokens = text.tokens_of(number)
    for i in tokens:
        if not text.quoted[i] and cue_words.cues(text.doc[i]) & REPORTS:
            speaker = subject(text, text.doc[i]) or before_verb(text, i, tokens.start)
            if speaker is not None and tokens.start <= speaker.first < tokens.stop and speaks(text, speaker):
                return Attribution(speaker, text.span(i), AttributionRule.CUE_IN_SENTENCE_BEFORE)
    root = text.root(number)
    speaker = subject(text, root) if root is not None else None
    if speaker is None or not speaks(text, speaker):
        return None
    return Attribution(speaker, None, AttributionRule.SUBJECT_OF_SENTENCE_BEFORE)
