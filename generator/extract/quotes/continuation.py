"""Quotations whose own sentence names no speaker: they go on from the one before, or from who was just named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from generator.extract.quotes import cue_sets
from generator.extract.quotes.direct import STATEMENT, attribute, is_name, is_statement
from generator.extract.quotes.quotation_marks import Quotation
from generator.extract.quotes.quote_text import QuoteText
from generator.extract.quotes.speaker_phrases import Attribution, span_of, speaks
from generator.extract.quotes.speakers import before_verb, subject

# Paragraphs between a speaker's last words and a paragraph that is a quotation with no cue: none.
NEXT = 1
# Words between two fragments of one list.
JOINING = 6

Attributed = tuple[Quotation, Attribution]


def attribute_all(r: QuoteText, introduced: Mapping[int, Attribution]) -> list[Attributed]:
    """The quotations that are speech, with their attributions.

    Args:
        r: The article.
        introduced: Paragraph -> who speaks after it, for those that end with a colon.
    """
    found: list[Attributed] = []
    last: tuple[int, Attribution] | None = None
    for number, group in groupby(r.quotations, key=lambda q: q.paragraph):
        row = [q for q in group if not is_name(r, q)]
        if not row:
            continue
        opening = introduced.get(number - 1)
        if opening is None and last is not None and last[0] == number - NEXT:
            opening = Attribution(last[1].speaker, None, "goes on from the paragraph before")
        if opening is None and row[0].outer[0] - r.paragraphs[number][0] <= 1:
            opening = _paragraph_before(r, number)
        done = _paragraph(r, number, row, opening, sure=number - 1 in introduced)
        found.extend(done)
        if done:
            last = (number, done[-1][1]) if _to_the_end(r, done[-1][0], done[-1][1]) else None
        if not done and number in introduced:
            last = None
    return found


def _paragraph_before(r: QuoteText, number: int) -> Attribution | None:
    """Who reports something in the sentence that closes the paragraph before: the quotation that follows is theirs."""
    last = r.sentence_at(r.paragraphs[number][0]) - 1
    if last < 1 or r.sentences[last].paragraph != number - 1:
        return None
    for i in r.tokens_of(last):
        if "say" in cue_sets.classes(r.doc[i]) and not r.quoted[i]:
            speaker = subject(r, r.doc[i])
            if speaker is not None and speaks(r, speaker) and r.sentence_at(speaker.start) == last:
                return Attribution(speaker, None, "goes on from the paragraph before")
    return None


def _to_the_end(r: QuoteText, q: Quotation, attribution: Attribution) -> bool:
    """Whether a paragraph closes with a quotation or its attribution, so that the next may go on from it."""
    if attribution.speaker is None:
        return False
    end = r.paragraphs[q.paragraph][1]
    return r.sentence_at(end - 1) - r.sentence_at(q.end - 1) <= 1


def _paragraph(
    r: QuoteText, number: int, row: Sequence[Quotation], opening: Attribution | None, *, sure: bool
) -> list[Attributed]:
    own: list[Attribution | None] = []
    for place, q in enumerate(row):
        before = row[place - 1] if place else None
        after = row[place + 1] if place + 1 < len(row) else None
        if q.continues and opening is not None:
            own.append(Attribution(opening.speaker, opening.cue, "runs on from the paragraph before"))
            continue
        attribution = attribute(r, q, before, after)
        if before is not None and own[-1] is not None and _split(r, before, q, own[-1]):
            attribution = Attribution(own[-1].speaker, own[-1].cue, "split around the cue")
        if attribution is None and before is not None and own[-1] is not None and _joined(r, before, q):
            attribution = Attribution(own[-1].speaker, own[-1].cue, "joined to the quotation before")
        own.append(attribution)
    begin = r.paragraphs[number][0]
    for place, q in enumerate(row):
        before = row[place - 1] if place else None
        goes_on = before is not None and own[place - 1] is not None and _adjacent(r, before, q)
        whole = is_statement(r, q, 1 if goes_on else STATEMENT)
        if own[place] is not None or not (whole or (sure and q.outer[0] - begin <= 1)):
            continue
        if q.outer[0] - begin <= 1 and sure:
            own[place] = opening
        elif goes_on:
            own[place] = Attribution(own[place - 1].speaker, None, "goes on in the paragraph")  # type: ignore[union-attr]
        elif (led := _led_by(r, q, before)) is not None:
            own[place] = led
        elif before is not None and own[place - 1] is not None:
            own[place] = Attribution(own[place - 1].speaker, None, "goes on later in the paragraph")  # type: ignore[union-attr]
    for place in reversed(range(len(row) - 1)):
        following = own[place + 1]
        if (
            own[place] is None
            and following is not None
            and is_statement(r, row[place])
            and _adjacent(r, row[place], row[place + 1])
        ):
            own[place] = Attribution(following.speaker, None, "cue after the next quotation")
    for place, q in enumerate(row):
        if own[place] is None and is_statement(r, q) and r.sentences[r.sentence_at(q.start)].paragraph:
            alone = q.outer[0] - begin <= 1
            own[place] = opening if alone and opening is not None else Attribution(None, None, "nobody named")
    return [(q, a) for q, a in zip(row, own, strict=True) if a is not None]


def _split(r: QuoteText, before: Quotation, q: Quotation, attribution: Attribution) -> bool:
    """Whether nothing but the attribution stands between two parts of one quotation: `“X,” said Y, “Z.”`."""
    cue = attribution.cue
    if (
        cue is None
        or not before.outer[1] <= cue[0] < q.outer[0]
        or r.sentence_at(before.end - 1) != r.sentence_at(q.start)
    ):
        return False
    between = r.text[before.outer[1] : q.outer[0]].rstrip()
    return between.endswith((",", "-", "–", "—", ":", "said", "that")) and not any(
        cue_sets.classes(r.doc[i]) and r.doc[i].idx > cue[1]
        for i in range(r.first_token(cue[1]), r.first_token(q.outer[0]))
    )


def _joined(r: QuoteText, before: Quotation, q: Quotation) -> bool:
    """Whether two fragments of a sentence stand in one list: `a “shambles” and that it has “no strategy”`."""
    if r.sentence_at(before.end - 1) != r.sentence_at(q.start):
        return False
    between = [r.doc[i] for i in range(r.first_token(before.outer[1]), r.first_token(q.outer[0])) if not r.is_mark(i)]
    words = [t for t in between if not t.is_punct]
    if (
        len(r.text[q.start : q.end].split()) < 2
        or not words
        or len(words) > JOINING
        or words[0].lower_ not in {"and", "or", "but", "of"}
    ):
        return False
    return not any(t.pos_ == "PROPN" or t.text in {";", ":"} for t in between)


def _adjacent(r: QuoteText, before: Quotation, q: Quotation) -> bool:
    """Whether no whole sentence of the article's own stands between two quotations."""
    return r.sentence_at(q.outer[0]) - r.sentence_at(max(before.outer[1] - 1, before.start)) <= 1


def _led_by(r: QuoteText, q: Quotation, before: Quotation | None) -> Attribution | None:
    """Who the sentence right before a quotation is about: the last to report something there, else its subject."""
    number = r.sentence_at(q.outer[0]) - 1
    if number < 0 or r.sentences[number].paragraph != r.sentences[number + 1].paragraph:
        return None
    tokens = r.tokens_of(number)
    if before is not None and r.sentences[number].start < before.outer[0]:
        return None
    for i in tokens:
        names = cue_sets.classes(r.doc[i])
        if names & {"say", "clause", "label", "object"} and not r.quoted[i]:
            speaker = subject(r, r.doc[i]) or before_verb(r, i, tokens.start)
            if speaker is not None and tokens.start <= speaker.first < tokens.stop and speaks(r, speaker):
                return Attribution(speaker, span_of(r, i), "cue in the sentence before")
    root = r.root(number)
    speaker = subject(r, root) if root is not None else None
    if speaker is None or not speaks(r, speaker):
        return None
    return Attribution(speaker, None, "subject of the sentence before")
