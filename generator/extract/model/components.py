"""Runs the parts of a pipeline over articles; two of them otherwise than spaCy does, to the same result.

Names and relations are found word by word. spaCy does so in compiled code that gives up Python's lock and then takes
it again for every one of the 74 things that a word may be: half of what finding names costs. Its own way of doing that
in training (`predict`, then `transition_states`) keeps the lock, and goes through all articles of a batch in step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.pipeline.transition_parser import Parser
from spacy.tokens import Doc

from generator.extract.model.attribute_ruler import Attributes, words_named

Part = Callable[[Sequence[Doc]], Sequence[Doc]]


def read(pipeline: Language, docs: Sequence[Doc]) -> Sequence[Doc]:
    """Have each part of a pipeline read articles.

    Args:
        pipeline: As it was loaded.
        docs: Their tokens; read together, so that memory grows with their number.

    Returns:
        The same, with what the parts say of them.
    """
    for part in _parts(pipeline):
        docs = part(docs)
    return docs


@cache
def _parts(pipeline: Language) -> Sequence[Part]:
    return tuple(_part(part, pipeline) for _, part in pipeline.pipeline)


def _part(part: Any, pipeline: Language) -> Part:
    if isinstance(part, Parser) and part.cfg["beam_width"] == 1:
        return partial(_in_step, part)
    if isinstance(part, AttributeRuler) and (words := words_named(part)) is not None:
        return partial(_each, Attributes(part, words, pipeline.vocab))
    return partial(_all, part) if hasattr(part, "pipe") else partial(_each, part)


def _in_step(parser: Any, docs: Sequence[Doc]) -> Sequence[Doc]:
    """One word of every article, then the next, as `Parser.greedy_parse` does it for one article after the other."""
    states = parser.moves.init_batch(docs)
    unfinished = [state for state in states if not state.is_final()]
    if unfinished:
        model = parser.model.predict(docs)
        while unfinished:
            unfinished = parser.transition_states(unfinished, model.predict(unfinished))
        model.clear_memory()
    parser.set_annotations(docs, states)
    return docs


def _all(part: Any, docs: Sequence[Doc]) -> Sequence[Doc]:
    return list(part.pipe(docs, batch_size=len(docs)))


def _each(part: Callable[[Doc], Doc], docs: Sequence[Doc]) -> Sequence[Doc]:
    return [part(doc) for doc in docs]
