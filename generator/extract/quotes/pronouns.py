"""Resolve "he" and "she", if only one person can be meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.extract.quotes.attribution import Speaker
from generator.extract.quotes.quote_text import QuoteText, surname
from generator.extract.quotes.speaker_phrases import SEXES
from generator.extract.quotes.speakers import subject
from generator.records import Mention

# Sentences before a pronoun in which its antecedent is searched for.
WINDOW = 3
# Paragraphs over which repeated "he said" keeps its antecedent, if no other person is named.
FAR = 6


class SpeakerNames:
    """Look up the mentions that name the speakers of an article; must be called in reading order."""

    def __init__(self, text: QuoteText) -> None:
        self._text = text
        self._by_start = {m.start: m for m in text.mentions}
        self._pronouns: dict[int, Mention | None] = {}
        self._last: Mention | None = None

    def mention_of(self, speaker: Speaker | None) -> Mention | None:
        """The mention that names a speaker; None for a description or an ambiguous pronoun."""
        if speaker is None:
            return None
        mention = self._by_start.get(speaker.mention) if speaker.mention is not None else None
        word = self._text.raw[speaker.start : speaker.end].lower()
        if mention is None and word in SEXES:
            if speaker.start not in self._pronouns:
                self._pronouns[speaker.start] = person_of(self._text, SEXES[word], speaker.start, self._last)
            mention = self._pronouns[speaker.start]
        if mention is not None and mention.kind == "person":
            self._last = mention
        elif mention is None and word not in SEXES:
            self._last = None
        return mention


def person_of(text: QuoteText, sex: str, at: int, last: Mention | None) -> Mention | None:
    """The person that "he" or "she" at an offset stands for; None if more than one could be meant.

    Args:
        text: The article.
        sex: `m` or `f`.
        at: Offset of the pronoun.
        last: The last speaker, if any.
    """
    for number in _sentences_before(text, at):
        people = _people(text, sex, number, at)
        names = {surname(m) for m in people}
        if len(names) == 1:
            return people[-1]
        if names:
            return _by_subject(text, number, people) or (last if last is not None and surname(last) in names else None)
    return last if last is not None and _still_speaks(text, sex, at, last) else None


def _sentences_before(text: QuoteText, at: int) -> Iterator[int]:
    """Numbers of the sentences outside quotations in which the antecedent is searched for, the nearest first."""
    here = text.sentence_at(at)
    paragraph = text.sentences[here].paragraph
    looked = 0
    for number in range(here, 0, -1):
        if text.all_quoted(number):
            continue
        looked += 1
        if looked > WINDOW or text.sentences[number].paragraph < max(1, paragraph - 1):
            return
        yield number


def _people(text: QuoteText, sex: str, number: int, at: int) -> list[Mention]:
    """People of a sex, or of an unknown one, whom a sentence names before an offset."""
    sentence = text.sentences[number]
    return [
        m
        for m in text.mentions_in(sentence.start, min(sentence.end, at))
        if m.kind == "person"
        and text.sex(m) in {sex, None}
        and not text.quoted[text.token_at(m.start)]
        and not text.is_possessive(text.token_at(m.end - 1))
    ]


def _by_subject(text: QuoteText, number: int, people: Sequence[Mention]) -> Mention | None:
    """The person that is the subject of the sentence, or of its only clause with a person as subject."""
    root = text.root(number)
    main = subject(text, root) if root is not None else None
    if main is not None:
        for person in people:
            if person.start == main.mention:
                return person
    subjects = [m for m in people if m.subject]
    return subjects[-1] if len({surname(m) for m in subjects}) == 1 else None


def _still_speaks(text: QuoteText, sex: str, at: int, last: Mention) -> bool:
    """Whether a pronoun can refer to the last speaker: near enough, and no other person of the sex named since."""
    if text.sex(last) not in {sex, None}:
        return False
    paragraph = text.sentences[text.sentence_at(at)].paragraph
    if text.sentences[text.sentence_at(last.start)].paragraph < paragraph - FAR:
        return False
    since = text.mentions_in(last.end, at)
    return not {surname(m) for m in since if m.kind == "person" and text.sex(m) in {sex, None}} - {surname(last)}
