"""Decide whether quotations in marks are speech, and attribute them by their own sentence."""

from __future__ import annotations

from generator.extract.quotes.attribution import Attribution
from generator.extract.quotes.cue_after import after_quotation, at_the_end
from generator.extract.quotes.cue_before import NAMING, at_mark, governing, is_term
from generator.extract.quotes.quotation_marks import MarkedQuotation
from generator.extract.quotes.quote_text import QuoteText

# Words that a quotation without a cue needs to be a statement, not a name, term or title.
STATEMENT = 4
# Most words of a nickname.
NICKNAME = 2
# Tokens of a sentence that are searched before a quotation; bounds the work in a sentence of extreme length.
LONGEST = 150


def is_statement(text: QuoteText, quotation: MarkedQuotation, fewest: int = STATEMENT) -> bool:
    """Whether a quotation is a complete sentence, so that it can be speech without a cue.

    Args:
        text: The article.
        quotation: The quotation.
        fewest: The fewest words that it needs.
    """
    sentence = text.sentences[text.sentence_at(quotation.start)]
    if quotation.continues or sentence.paragraph == 0 or quotation.outer[0] - sentence.start > 1:
        return quotation.continues
    final, behind = text.raw[quotation.end - 1], text.raw[quotation.outer[1] : quotation.outer[1] + 1]
    ended = final in ".!?…," or behind in {".", "!", "?", ""} or not quotation.closed
    last = text.sentences[text.sentence_at(quotation.end - 1)]
    whole = last.end <= quotation.outer[1] + 1 or final == ","
    return text.words_in(quotation) >= fewest and ended and whole


def attribute(
    text: QuoteText, quotation: MarkedQuotation, before: MarkedQuotation | None, after: MarkedQuotation | None
) -> Attribution | None:
    """The attribution that a quotation's own sentences give; None if they give none.

    Args:
        text: The article.
        quotation: The quotation.
        before: The quotation before it in its paragraph.
        after: The quotation after it in its paragraph.
    """
    number = text.sentence_at(quotation.start)
    start = text.sentences[number].start
    edge = max(start, before.outer[1] if before is not None else 0)
    left = range(text.first_token(edge), text.first_token(quotation.outer[0]))
    opens = start >= quotation.outer[0] - 1
    if not opens and (found := at_mark(text, left)) is not None:
        return found
    if (found := after_quotation(text, quotation, after, fragment=not opens)) is not None:
        return found
    whole = range(max(text.tokens_of(number).start, left.stop - LONGEST), left.stop)
    if not opens and (found := governing(text, quotation, whole)) is not None:
        return found
    return None if is_term(text, quotation) else at_the_end(text, quotation)


def is_name(text: QuoteText, quotation: MarkedQuotation) -> bool:
    """Whether marks enclose a nickname inside a name, or a name or term announced by the word before them."""
    start, end = quotation.outer
    first = text.first_token(start)
    named = text.named.get(text.first_token(quotation.start))
    if named is not None and named.start < start and end < named.end:
        return True
    if not first or text.doc[first - 1].idx < text.sentences[text.sentence_at(quotation.start)].start:
        return False
    before, after = text.doc[first - 1], text.doc[min(text.first_token(end), len(text.doc) - 1)]
    if before.lower_ in NAMING:
        # "the boat called “Hope”" names; "Ana Diaz called “for peace”" does not
        return before.lower_ != "called" or before.tag_ != "VBD" or not any(c.dep_ == "nsubj" for c in before.children)
    short = text.words_in(quotation) <= NICKNAME
    return short and before.pos_ == "PROPN" and after.pos_ == "PROPN" and before.idx + len(before) + 1 == start
