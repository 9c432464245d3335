"""Quotations in marks: which are speech, by which cue, and whose."""

from __future__ import annotations

from generator.extract.quotes.cue_after import after_quotation, at_the_end
from generator.extract.quotes.cue_before import NAMING, beside, governing, is_term
from generator.extract.quotes.quotation_marks import Quotation
from generator.extract.quotes.quote_text import QuoteText
from generator.extract.quotes.speaker_phrases import Attribution

# Words that a quotation with no cue needs to be a statement and no name, term or title.
STATEMENT = 4
# Tokens of a sentence that are looked through before a quotation; bounds the work in a freak of a sentence.
LONGEST = 150


def is_statement(r: QuoteText, q: Quotation, fewest: int = STATEMENT) -> bool:
    """Whether a quotation stands as a sentence of its own, so that it can be speech without a cue."""
    sentence = r.sentences[r.sentence_at(q.start)]
    words = len(r.text[q.start : q.end].split())
    if q.continues or sentence.paragraph == 0 or not q.outer[0] - sentence.start <= 1:
        return q.continues
    ended = r.text[q.end - 1] in ".!?…" or r.text[q.outer[1] : q.outer[1] + 1] in {".", "!", "?", ""} or not q.closed
    last = r.sentences[r.sentence_at(q.end - 1)]
    whole = last.end <= q.outer[1] + 1 or r.text[q.end - 1] in ","
    return words >= fewest and (ended or r.text[q.end - 1] == ",") and whole


def attribute(r: QuoteText, q: Quotation, before: Quotation | None, after: Quotation | None) -> Attribution | None:
    """The attribution that a quotation's own sentences give; None where they give none.

    Args:
        r: The article.
        q: The quotation.
        before: The quotation before it in its paragraph.
        after: The quotation after it in its paragraph.
    """
    number = r.sentence_at(q.start)
    edge = max(r.sentences[number].start, before.outer[1] if before is not None else 0)
    left = range(r.first_token(edge), r.first_token(q.outer[0]))
    opens = r.sentences[number].start >= q.outer[0] - 1
    if not opens and (found := beside(r, left)) is not None:
        return found
    if (found := after_quotation(r, q, after, fragment=not opens)) is not None:
        return found
    whole = range(max(r.tokens_of(number).start, left.stop - LONGEST), left.stop)
    if not opens and (found := governing(r, q, whole)) is not None:
        return found
    return None if is_term(r, q) else at_the_end(r, q)


def is_name(r: QuoteText, q: Quotation) -> bool:
    """Whether marks enclose a nickname inside a name, or what the word before them says is a name or a term."""
    first = r.first_token(q.outer[0])
    named = r.named.get(r.first_token(q.start))
    if named is not None and named.start < q.outer[0] and q.outer[1] < named.end:
        return True
    if not first or r.doc[first - 1].idx < r.sentences[r.sentence_at(q.start)].start:
        return False
    before, after = r.doc[first - 1], r.doc[min(r.first_token(q.outer[1]), len(r.doc) - 1)]
    if before.lower_ in NAMING:
        return before.lower_ != "called" or before.tag_ != "VBD" or not any(c.dep_ == "nsubj" for c in before.children)
    short = len(r.text[q.start : q.end].split()) <= 2
    return short and before.pos_ == "PROPN" and after.pos_ == "PROPN" and before.idx + len(before) + 1 == q.outer[0]
