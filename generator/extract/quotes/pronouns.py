"""The person that "he" or "she" stands for, where only one can be meant."""

from __future__ import annotations

from generator.extract.quotes.quote_text import QuoteText, surname
from generator.extract.quotes.speaker_phrases import possessive
from generator.extract.quotes.speakers import subject
from generator.records import Mention

# Sentences before a pronoun in which its person is looked for.
WINDOW = 3
# Paragraphs over which a run of "he said" keeps its person, when no other is named.
FAR = 6


def _main_subject(r: QuoteText, number: int) -> int | None:
    """Start of the mention that is the subject of a sentence's main clause."""
    root = r.root(number)
    found = subject(r, root) if root is not None else None
    return found.mention if found is not None else None


def person_of(r: QuoteText, sex: str, at: int, last: Mention | None) -> Mention | None:
    """The person that "he" or "she" at an offset stands for; None where more than one could be meant.

    Args:
        r: The article.
        sex: `m` or `f`.
        at: Where the pronoun stands.
        last: Who spoke last, if anybody did.
    """
    here = r.sentence_at(at)
    paragraph = r.sentences[here].paragraph
    looked = 0
    for number in range(here, 0, -1):
        sentence = r.sentences[number]
        if r.all_quoted(number):
            continue
        looked += 1
        if looked > WINDOW:
            break
        if sentence.paragraph < paragraph - 1 or sentence.paragraph == 0:
            break
        people = [
            m
            for m in r.mentions_in(sentence.start, min(sentence.end, at))
            if m.kind == "person"
            and r.sex(m) in {sex, None}
            and not r.quoted[r.token_at(m.start)]
            and not possessive(r, r.token_at(m.end - 1))
        ]
        names = {surname(m) for m in people}
        if len(names) == 1:
            return people[-1]
        if names:
            main = _main_subject(r, number)
            if main is not None and (first := next((m for m in people if m.start == main), None)) is not None:
                return first
            sure = [m for m in people if m.subject]
            if len({surname(m) for m in sure}) == 1:
                return sure[-1]
            return last if last is not None and surname(last) in names else None
    if last is not None and r.sex(last) in {sex, None}:
        if r.sentences[r.sentence_at(last.start)].paragraph < paragraph - FAR:
            return None
        gap = r.mentions_in(last.end, at)
        rivals = {surname(m) for m in gap if m.kind == "person" and r.sex(m) in {sex, None}} - {surname(last)}
        return last if not rivals else None
    return None
