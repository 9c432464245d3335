"""Attribute by a cue after a quotation: `, said Ana Diaz`, `, according to Ana Diaz`, or at the end of the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from generator.extract.lexicon.names import is_role
from generator.extract.quotes import cue_words
from generator.extract.quotes.attribution import Attribution, AttributionRule, Speaker
from generator.extract.quotes.cue_words import Cue
from generator.extract.quotes.quotation_marks import MarkedQuotation
from generator.extract.quotes.quote_text import QuoteText
from generator.extract.quotes.speaker_phrases import RELATIVE, TIMES, phrase
from generator.extract.quotes.speakers import according_to, after_verb, before_verb, is_according_to, subject

# Most tokens from a quotation's end to its verb (`, Ana Diaz, who has led Globex for ten years, told reporters`).
FAR_RIGHT = 40
# Tokens that may follow a cue that ends its sentence ("said on Monday in Oslo").
TAIL = 9
# Tokens of a sentence that are searched after a quotation; bounds the work in a sentence of extreme length.
LONGEST = 150
# Commas, from the end of a sentence, after which an attribution is searched for; bounds the work in a long list.
LAST_COMMAS = 6
DASHES = frozenset({"-", "–", "—"})

# An attribution and the number of its last token.
Found = tuple[Attribution, int]


def after_quotation(
    text: QuoteText, quotation: MarkedQuotation, after: MarkedQuotation | None, *, fragment: bool
) -> Attribution | None:
    """The attribution that follows a quotation: `, said Ana Diaz` / `, Ana Diaz said` / `, according to Ana Diaz`.

    Args:
        text: The article.
        quotation: The quotation.
        after: The next quotation of its paragraph.
        fragment: Whether the quotation begins inside a sentence of the article.
    """
    first = _first_after(text, quotation)
    if first is None:
        return None
    last = text.sentence_at(quotation.end - 1)
    number = text.sentence_at(text.doc[first].idx)
    beyond = number != last
    if beyond and (number != last + 1 or text.sentences[number].paragraph != text.sentences[last].paragraph):
        return None
    stop = min(text.tokens_of(number).stop, first + FAR_RIGHT)
    if after is not None:
        stop = min(stop, text.first_token(after.outer[0]))
    comma = _ends_with_comma(text, quotation)
    found = _leading_cue(text, first, stop, loose=(comma and not beyond) or not fragment)
    if found is None:
        return _name_alone(text, first, stop) if comma and not fragment and not beyond else None
    attribution, end = found
    if beyond and not _closes_sentence(text, end, text.tokens_of(number).stop):
        return None
    if fragment and not comma and attribution.rule is not AttributionRule.ACCORDING_TO:
        return None
    return attribution


def _first_after(text: QuoteText, quotation: MarkedQuotation) -> int | None:
    """Number of the first token after a quotation that is not a comma, dash or mark; None if punctuation follows."""
    first = text.first_token(quotation.outer[1])
    while first < len(text.doc) and (
        text.doc[first].text == "," or text.doc[first].text in DASHES | {")"} or text.is_mark(first)
    ):
        first += 1
    return first if first < len(text.doc) and not text.doc[first].is_punct else None


def _ends_with_comma(text: QuoteText, quotation: MarkedQuotation) -> bool:
    """Whether a comma or a dash, or a mark used for it, separates a quotation from what follows."""
    behind = text.raw[quotation.outer[1] : quotation.outer[1] + 2].strip()[:1]
    return text.raw[quotation.end - 1] in ",?!-–—…" or behind == "," or behind in DASHES


def _leading_cue(text: QuoteText, first: int, stop: int, *, loose: bool) -> Found | None:
    """The attribution that begins at a token.

    Args:
        text: The article.
        first: Number of the token.
        stop: One past the last token that may belong to it.
        loose: Whether to accept a verb in a relative clause if there is no other.
    """
    if is_according_to(text, first, stop):
        attribution = according_to(text, first, stop)
        return (attribution, first + 1) if attribution is not None else None
    inverted = _verb_then_speaker(text, first, stop)
    if inverted is not None:
        return Attribution(inverted, text.span(first), AttributionRule.VERB_THEN_SPEAKER), max(inverted.last, first)
    relative: Found | None = None
    for i in _verbs_after(text, first, stop):
        speaker = _speaker_before(text, i, first)
        if speaker is None or not _begins_here(text, first, speaker.first):
            continue
        found = Attribution(speaker, text.span(i), AttributionRule.SPEAKER_THEN_VERB), i
        if not any(text.doc[j].lower_ in RELATIVE for j in range(max(first, i - 3), i)):
            return found
        relative = relative or found
    return relative if loose else None


def _verb_then_speaker(text: QuoteText, first: int, stop: int) -> Speaker | None:
    """The speaker of a verb directly after the quotation: "said Ana Diaz"."""
    token = text.doc[first]
    if not _reports(token) or Cue.HEARER in cue_words.cues(token):
        return None
    speaker = after_verb(text, first, stop)
    if speaker is None and token.tag_ not in {"VBG", "VBN"}:
        speaker = subject(text, token)
        return speaker if speaker is not None and first <= speaker.first < stop else None
    return speaker


def _verbs_after(text: QuoteText, first: int, stop: int) -> Iterator[int]:
    """Numbers of the verbs that may end an attribution which begins at a token: finite, outside marks."""
    for i in range(first + 1, stop):
        token = text.doc[i]
        if text.quoted[i] or token.text in {";", "("}:
            return
        if _reports(token) and text.doc[i - 1].lower_ != "to" and token.tag_ != "VBG":
            yield i


def _speaker_before(text: QuoteText, verb: int, first: int) -> Speaker | None:
    """The subject of a verb, if it is between a token and the verb and outside marks; else the speaker by position."""
    found = subject(text, text.doc[verb])
    if found is None or not first <= found.first <= verb or text.quoted[found.first]:
        return before_verb(text, verb, first)
    return found


def _name_alone(text: QuoteText, first: int, stop: int) -> Attribution | None:
    """`“We have the votes,” press secretary Ana Diaz.`: a name, and nothing else, after the comma."""
    end = stop
    while end > first and (text.doc[end - 1].is_punct or text.doc[end - 1].is_space):
        end -= 1
    if text.person_at(end - 1) is None or end - first > TAIL:
        return None
    found = phrase(text, text.doc[end - 1])
    return Attribution(found, None, AttributionRule.NAME_AFTER) if found and found.first - first <= 1 else None


def _begins_here(text: QuoteText, first: int, start: int) -> bool:
    """Whether a phrase begins an attribution, apart from a time, a place or a role before it."""
    if start - first <= 1:
        return True
    between = text.doc[first:start]
    if len(between) > TAIL:
        return False
    if between[-1].text == "," and any(is_role(t.text) for t in between):
        return True  # "the head of the bank, Ana Diaz, told"
    return between[0].pos_ in {"ADP", "ADV", "SCONJ", "CCONJ"}


def _reports(token: Token) -> bool:
    return cue_words.says(token) or (cue_words.could_report(token) and token.lower_.endswith(("ed", "said")))


def _closes_sentence(text: QuoteText, last: int, stop: int) -> bool:
    """Whether only time and place follow a cue in its sentence, so that it governs what precedes."""
    rest = [text.doc[i] for i in range(last + 1, stop) if not text.is_mark(i)]
    if any(t.text == ":" or text.quoted[t.i] for t in rest):
        return False
    return len(rest) <= 2 or (len(rest) <= TAIL and rest[0].pos_ == "ADP") or rest[0].ent_type_ in TIMES


def at_the_end(text: QuoteText, quotation: MarkedQuotation) -> Attribution | None:
    """`The plan is “a farce” and will fail, Ana Diaz said.`: the cue at the end of the sentence governs all of it."""
    tokens = text.tokens_of(text.sentence_at(quotation.end - 1))
    first = max(text.first_token(quotation.outer[1]), tokens.stop - LONGEST)
    commas = [i for i in range(first, tokens.stop - 1) if text.doc[i].text == "," and not text.quoted[i]]
    for i in reversed(commas[-LAST_COMMAS:]):
        found = _leading_cue(text, i + 1, min(tokens.stop, i + FAR_RIGHT), loose=False)
        if found is None:
            continue
        attribution, last = found
        if attribution.rule is AttributionRule.ACCORDING_TO or _closes_sentence(text, last, tokens.stop):
            return attribution
    for i in range(first, tokens.stop - 2):
        if is_according_to(text, i, tokens.stop) and not text.quoted[i]:
            return according_to(text, i, tokens.stop)
    return None
