"""The statement that a verb reports."""

from __future__ import annotations

import pytest

from generator.extract.model.pipeline import Model
from generator.extract.quotes import cue_words
from generator.extract.quotes.complements import complement
from tests.extract.quotes.quote_cases import last_sentence, quote_text, token


@pytest.mark.parametrize(
    ("sentence", "verb", "clause"),
    [
        ("Lena Ortiz said that the port will open.", "said", "the port will open"),
        ("Lena Ortiz said the port will open.", "said", "the port will open"),
        ("The port will open, Lena Ortiz said.", "said", "The port will open"),
        ("Lena Ortiz told reporters that the port will open.", "told", "the port will open"),
        ("Lena Ortiz said on Monday that the port will open.", "said", "the port will open"),
        ("The general vowed to retake the city.", "vowed", "to retake the city"),
        ("The rebels accused the army of shelling a hospital.", "accused", "the army of shelling a hospital"),
        ("Lena Ortiz warned of a long winter.", "warned", "a long winter"),
        ("Lena Ortiz said the chances of finding them were small.", "said", "the chances of finding them were small"),
        ("The army continued to shell the town.", "continued", None),
        ("The company maintained its stance that the mine is safe.", "maintained", None),
    ],
)
def test_a_verb_reports_its_clause_or_its_object(sentence: str, verb: str, clause: str | None, model: Model) -> None:
    text = quote_text(model, sentence)
    cue = token(text, verb)
    found = complement(text, cue, cue_words.cues(cue), last_sentence(text))
    words = text.raw[slice(*text.span(found.clause.start, found.clause.stop - 1))] if found is not None else None
    assert words == clause


def test_the_preposition_of_a_verb_is_part_of_the_cue(model: Model) -> None:
    text = quote_text(model, "Ingrid Dahl called on the council to act.")
    called = token(text, "called")
    found = complement(text, called, cue_words.cues(called), last_sentence(text))
    assert found is not None
    assert text.doc[found.cue_last].text == "on"
