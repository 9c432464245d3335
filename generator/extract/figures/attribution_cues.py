"""Find the attributions of figures in a sentence by cues: "according to" and reporting verbs."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from generator.extract.figures.attribution import FigureAttribution
from generator.extract.figures.attribution_by_verb import attribution_by_verb
from generator.extract.figures.source_phrases import end_of_source, head_noun
from generator.records import Sentence

# Cues that need no verb.
_ACCORDING = re.compile(
    r"\b(?:according to|(?:as )?(?:reported|estimated|confirmed|announced) by|citing|per data from)\s+", re.IGNORECASE
)
# Boundaries of the scope of a source named by "according to".
_TURN = re.compile(r";|,?\s{1,9}(?:while|whereas|but|although|though)\s{1,9}", re.IGNORECASE)


def find_attributions(text: str, doc: Doc, sentence: Sentence) -> list[FigureAttribution]:
    """Find the sources that a sentence names, each with its scope.

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
    """The sources named after "according to" and similar cues, each with the clauses around it as its scope."""
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
    """Start of a scope; after the semicolon that separates its source from what precedes: "it fell; images show …"."""
    at = text.rfind(";", source.scope_start, source.start)
    return source.scope_start if at < 0 or ";" in text[source.end : source.scope_end] else at + 1


def _before_bracket(text: str, source: FigureAttribution) -> int:
    """End of a source's words, before a bracket that is not closed in them: "the Rescue Service (RS"."""
    words = text[source.start : source.end]
    if words.count("(") <= words.count(")"):
        return source.end
    return source.start + len(words[: words.rindex("(")].rstrip())
