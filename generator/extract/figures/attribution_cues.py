"""Find the attributions of figures in a sentence by cues: "according to" and reporting verbs."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from generator.extract.figures.attribution import FigureAttribution
from generator.extract.figures.reporting_verbs import attribution_by_verb
from generator.extract.figures.source_phrases import end_of_source, head_noun
from generator.records import Sentence

# Cues that need no verb.
_ACCORDING = re.compile(
    r"\b(?:according to|(?:as )?(?:reported|estimated|confirmed|announced) by|citing|per data from)\s+", re.IGNORECASE
)
# Where the scope of one source ends, seen from "according to".
_TURN = re.compile(r";|,?\s{1,9}(?:while|whereas|but|although|though)\s{1,9}", re.IGNORECASE)


def find_attributions(text: str, doc: Doc, sentence: Sentence) -> list[FigureAttribution]:
    """The sources that a sentence names, each with what it answers for.

    Args:
        text: The article's text.
        doc: Its tokens, parsed.
        sentence: The sentence.
    """
    found = _according(text, doc, sentence)
    span = doc.char_span(sentence.start, sentence.end, alignment_mode="contract")
    for token in span or ():
        attribution = attribution_by_verb(text, token, sentence)
        if attribution is not None:
            found.append(attribution)
    found = [replace(source, scope_start=_after_semicolon(text, source)) for source in found]
    return [replace(source, end=_before_bracket(text, source)) for source in found]


def _according(text: str, doc: Doc, sentence: Sentence) -> list[FigureAttribution]:
    """The sources of a sentence that follow "according to" or the like, each with the clauses around it."""
    found = []
    for match in _ACCORDING.finditer(text, sentence.start, sentence.end):
        span = doc.char_span(match.end(), min(match.end() + 1, sentence.end), alignment_mode="expand")
        noun = head_noun(span[0], sentence) if span else None
        if noun is None:
            continue
        end = end_of_source(noun, sentence)
        turns = [turn.span() for turn in _TURN.finditer(text, sentence.start, sentence.end)]
        first = max((e for _, e in turns if e <= match.start()), default=sentence.start)
        last = min((b for b, _ in turns if b >= end), default=sentence.end)
        found.append(FigureAttribution(match.end(), end, noun.idx, first, last))
    return found


def _after_semicolon(text: str, source: FigureAttribution) -> int:
    """Where a scope begins when a semicolon parts its source from what was said before: "it fell; images show …"."""
    at = text.rfind(";", source.scope_start, source.start)
    return source.scope_start if at < 0 or ";" in text[source.end : source.scope_end] else at + 1


def _before_bracket(text: str, source: FigureAttribution) -> int:
    """Where the words end when a bracket opens in them and does not close: "the Rescue Service (RS" stops before it."""
    words = text[source.start : source.end]
    if words.count("(") <= words.count(")"):
        return source.end
    return source.start + len(words[: words.rindex("(")].rstrip())
