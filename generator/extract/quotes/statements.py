"""Find statements without marks: paragraphs after one that ends with "said:", and turns like "Name: text"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.extract.quotes import cue_words
from generator.extract.quotes.attribution import Attribution, AttributionRule, Speaker
from generator.extract.quotes.cue_before import at_mark
from generator.extract.quotes.quotation_marks import MarkedQuotation
from generator.extract.quotes.quote_text import QuoteText, surname
from generator.extract.quotes.speaker_phrases import phrase, speaks
from generator.language.word_lists import one_of

# Words that mark a paragraph as no longer part of a statement.
AFTERWARDS = re.compile(
    r"(?:notes?\s(?:to|for)\seditors|further\s(?:information|reading)|background|ends?\b[.:]?$|#\s?#|-\s?ends|follow\s|media\s(?:enquiries|contact)|"
    r"for\s(?:more|further|media)|the\sfull\s(?:report|text|statement|speech)|read\smore|contact)",
    re.IGNORECASE,
)
# "NAME:" or "Name Surname:" at the beginning of a paragraph; bounded, so linear.
SCRIPT = re.compile(r"(?P<name>[A-Z][\w.'’-]{0,30}(?:\s[\w.'’-]{1,30}){0,5})\s?:\s+(?=\S)")
# Characters of a paragraph in which the name of a turn and its colon must be.
TURN = 120
# Consecutive turns that make an article a script.
TURNS = 2
# Shortest paragraph of a statement, in words: a heading has fewer.
SENTENCE = 5
# Characters at the beginning of a paragraph that are checked for whether the article's own text continues.
BEGINNING = 200
# Characters of a paragraph within which `Ana Diaz said: …` must have its colon and no quotation may begin.
INLINE_COLON = 250
INLINE_QUOTATION = 400
REPORTING = re.compile(rf"\b{one_of(cue_words.closed_list('reporting'))}\b")
FIRST_PERSON = re.compile(r"\b(?:I|we|We|our)\b")
INTRODUCING = cue_words.closed_list("introducing")
OPENING_MARKS = "\"“‘'«"
BULLETS = "-•*·–"

Statement = tuple[int, int, Attribution]
"""First code point, one past the last, and the attribution."""


def find_statements(text: QuoteText, introduced: Mapping[int, Attribution]) -> Iterator[Statement]:
    """Yield the paragraphs of statements after a cue and a colon.

    Args:
        text: The article.
        introduced: Number of a paragraph that ends with a cue and a colon -> the attribution of what follows.
    """
    marked = {q.paragraph for q in text.quotations}
    for number, attribution in introduced.items():
        for following in range(number + 1, len(text.paragraphs)):
            start, end = text.paragraphs[following]
            quotes = following in marked
            if following in introduced or not _continues(text, start, end, attribution.speaker, quotes=quotes):
                break
            if following == number + 1 and quotes and text.raw[start] in OPENING_MARKS:
                break
            yield start, end, Attribution(attribution.speaker, attribution.cue, AttributionRule.STATEMENT)


def _continues(text: QuoteText, start: int, end: int, speaker: Speaker | None, *, quotes: bool) -> bool:
    """Whether a paragraph continues a statement: it looks like speech and does not mention the speaker.

    Args:
        text: The article.
        start: First code point of the paragraph.
        end: One past its last.
        speaker: The speaker of the statement.
        quotes: Whether there are quotation marks in the paragraph.
    """
    paragraph = text.raw[start:end]
    if AFTERWARDS.match(paragraph) or len(paragraph.split()) < SENTENCE or paragraph[-1] not in '.!?…)”"’':
        return False
    if (quotes and paragraph[0] in '"“«') or paragraph[0] in BULLETS:
        return False
    if speaker is not None and _names(text, start, end, speaker):
        return False
    beginning = text.raw[start : start + BEGINNING]
    return not REPORTING.search(beginning) or FIRST_PERSON.search(beginning) is not None


def _names(text: QuoteText, start: int, end: int, speaker: Speaker) -> bool:
    """Whether a paragraph names or describes the speaker again, so that the article's own text continues."""
    if speaker.mention is not None:
        name = surname(text.named[text.first_token(speaker.mention)])
        return any(surname(m) == name for m in text.mentions_in(start, end))
    described = speaker.last > speaker.first
    return described and text.raw[speaker.start : speaker.end].lower() in text.raw[start:end].lower()


def find_script(text: QuoteText) -> Sequence[Statement]:
    """Find the turns of an interview or hearing, "Name: text", if there are several."""
    turns = []
    for start, end in text.paragraphs[1:]:
        match = SCRIPT.match(text.raw, start, min(end, start + TURN))
        speaker = _named_before_colon(text, match) if match is not None else None
        if match is not None and speaker is not None:
            turns.append((match.end(), end, Attribution(speaker, None, AttributionRule.SCRIPT)))
    return turns if len(turns) >= TURNS else ()


def _named_before_colon(text: QuoteText, match: re.Match[str]) -> Speaker | None:
    """The speaker of a turn: the person or the capitalized office named before its colon."""
    last = text.token_at(match.end("name") - 1)
    speaker = phrase(text, text.doc[last])
    if speaker is None or speaker.start > match.start() + 1:
        return None
    person = text.person_at(last)
    if person is not None and person.end == match.end("name"):
        return speaker
    office = speaker.mention is None and speaks(text, speaker) and not match["name"].islower()
    return speaker if office else None


def introductions(text: QuoteText) -> dict[int, Attribution]:
    """Map each paragraph that ends with a cue and a colon to the attribution of what follows."""
    found: dict[int, Attribution] = {}
    for number, (start, end) in enumerate(text.paragraphs):
        if number == 0 or not text.raw[start:end].rstrip().endswith(":"):
            continue
        attribution = at_mark(text, text.tokens_of(text.sentence_at(end - 1)))
        if attribution is not None:
            found[number] = attribution
    return found


def inline(text: QuoteText, number: int, quotations: Sequence[MarkedQuotation]) -> Statement | None:
    """The rest of a paragraph without marks after a cue and a colon: `Ana Diaz said: The port is open. …`.

    Args:
        text: The article.
        number: Number of the paragraph.
        quotations: The spans between the marks in the paragraph.
    """
    start, end = text.paragraphs[number]
    if number == 0 or any(q.outer[0] < start + INLINE_QUOTATION and text.words_in(q) > SENTENCE for q in quotations):
        return None
    colon = text.raw.find(": ", start, min(end, start + INLINE_COLON))
    if colon < 0 or not text.raw[colon + 2 : colon + 3].isupper():
        return None
    if text.sentence_at(colon) != text.sentence_at(start):
        return None
    tokens = range(text.first_token(start), text.first_token(colon + 1))
    if text.doc[tokens.stop - 2].lower_ not in INTRODUCING:
        return None
    attribution = at_mark(text, tokens)
    return (colon + 2, end, attribution) if attribution is not None else None
