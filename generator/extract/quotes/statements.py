"""Statements without marks: paragraphs after one that ends with "said:", and "Name: text" as in a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extract.quotes.cue_before import beside
from generator.extract.quotes.quotation_marks import Quotation
from generator.extract.quotes.quote_text import QuoteText, surname
from generator.extract.quotes.speaker_phrases import Attribution, phrase, speaks

# What follows a statement without being part of it.
AFTERWARDS = re.compile(
    r"(?:notes?\s(?:to|for)\seditors|further\s(?:information|reading)|background|ends?\b[.:]?$|#\s?#|-\s?ends|follow\s|media\s(?:enquiries|contact)|"
    r"for\s(?:more|further|media)|the\sfull\s(?:report|text|statement|speech)|read\smore|contact)",
    re.IGNORECASE,
)
# "NAME:" or "Name Surname:" at the beginning of a paragraph; bounded, so linear.
SCRIPT = re.compile(r"(?P<name>[A-Z][\w.'’-]{0,30}(?:\s[\w.'’-]{1,30}){0,5})\s?:\s+(?=\S)")
# Paragraphs in a row that make a script of an article.
TURNS = 2
# Shortest paragraph of a statement, in words: a heading has fewer.
SENTENCE = 5
REPORTING = re.compile(r"\b(?:said|told|added)\b")

Statement = tuple[int, int, Attribution]


def find_statements(r: QuoteText, introduced: dict[int, Attribution]) -> Iterator[Statement]:
    """Spans of paragraphs that are somebody's words.

    Args:
        r: The article.
        introduced: Paragraph -> who speaks after it, for those that end with a cue and a colon.
    """
    marked = {q.paragraph for q in r.quotations}
    paragraphs = r.paragraphs
    for number, attribution in introduced.items():
        for following in range(number + 1, len(paragraphs)):
            start, end = paragraphs[following]
            if following in introduced or not _goes_on(r, start, end, attribution, following in marked):
                break
            if following == number + 1 and following in marked and r.text[start] in "\"“‘'«":
                break
            yield start, end, Attribution(attribution.speaker, attribution.cue, "statement after a colon")


def _goes_on(r: QuoteText, start: int, end: int, attribution: Attribution, marked: bool) -> bool:
    text = r.text[start:end]
    if AFTERWARDS.match(text) or len(text.split()) < SENTENCE or text[-1] not in '.!?…)”"’':
        return False
    if (marked and text[0] in '"“«') or text[0] in "-•*·–":
        return False
    speaker = attribution.speaker
    if speaker is not None and speaker.mention is not None:
        name = surname(r.named[r.first_token(speaker.mention)])
        if any(surname(m) == name for m in r.mentions_in(start, end)):
            return False  # the article speaks of the speaker again
    described = speaker is not None and speaker.mention is None and speaker.last > speaker.first
    if speaker is not None and described and r.text[speaker.start : speaker.end].lower() in text.lower():
        return False
    first = r.text[start : start + 200]
    return not REPORTING.search(first) or bool(re.search(r"\b(?:I|we|We|our)\b", first))


def find_script(r: QuoteText) -> Iterator[Statement]:
    """Turns of an interview or hearing, "Name: text", where there are several."""
    turns = []
    for number, (start, end) in enumerate(r.paragraphs):
        match = SCRIPT.match(r.text, start, min(end, start + 120)) if number else None
        if match is None:
            continue
        last = r.token_at(match.end("name") - 1)
        named = r.named.get(last)
        speaker = phrase(r, r.doc[last], "name before a colon")
        known = named is not None and named.kind == "person" and named.end == match.end("name")
        if (
            speaker is None
            or speaker.start > start + 1
            or not (known or (speaks(r, speaker) and speaker.mention is None))
        ):
            continue
        if not known and match["name"].islower():
            continue
        turns.append((match.end(), end, Attribution(speaker, None, "name before a colon")))
    if len(turns) >= TURNS:
        yield from turns


def introductions(r: QuoteText) -> dict[int, Attribution]:
    """Paragraphs that end with a colon after a cue -> who speaks next."""
    found: dict[int, Attribution] = {}
    for number, (start, end) in enumerate(r.paragraphs):
        if number == 0 or not r.text[start:end].rstrip().endswith(":"):
            continue
        sentence = r.sentence_at(end - 1)
        attribution = beside(r, r.tokens_of(sentence))
        if attribution is not None:
            found[number] = attribution
    return found


def inline(r: QuoteText, number: int, quotations: list[Quotation]) -> Statement | None:
    """`Ana Diaz said: The port is open. …`: the rest of the paragraph, where no marks stand in it."""
    start, end = r.paragraphs[number]
    if number == 0 or any(
        q.outer[0] < start + 400 for q in quotations if len(r.text[q.start : q.end].split()) > SENTENCE
    ):
        return None
    colon = r.text.find(": ", start, min(end, start + 250))
    if colon < 0 or not r.text[colon + 2 : colon + 3].isupper():
        return None
    sentence = r.sentence_at(start)
    if r.sentence_at(colon) != sentence:
        return None
    tokens = range(r.first_token(start), r.first_token(colon + 1))
    if r.doc[tokens.stop - 2].lower_ not in {"said", "says", "added", "wrote", "adding", "saying", "tweeted", "stated"}:
        return None
    attribution = beside(r, tokens)
    return (colon + 2, end, attribution) if attribution is not None else None
