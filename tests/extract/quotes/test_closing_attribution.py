"""Statements that a sentence closes with an attribution."""

from __future__ import annotations

import pytest

from generator.extract.model.pipeline import Model
from generator.extract.quotes.closing_attribution import closed
from tests.extract.quotes.quote_cases import last_sentence, quote_text


@pytest.mark.parametrize(
    ("sentence", "clause", "speaker"),
    [
        ("The port is shut, Lena Ortiz said on Monday.", "The port is shut", "Lena Ortiz"),
        ("The port is shut, said Lena Ortiz of the union.", "The port is shut", "Lena Ortiz"),
        ("The law still stands, the court ruled.", "The law still stands", "the court"),
        ("The bank grew fast, its head, Clara Jensen, said.", "The bank grew fast", "Clara Jensen"),
    ],
)
def test_a_final_attribution_closes_the_clause_before_it(
    sentence: str, clause: str, speaker: str, model: Model
) -> None:
    text = quote_text(model, sentence)
    found = closed(text, last_sentence(text))
    assert found is not None
    (start, end), attribution = found
    assert text.raw[start:end] == clause
    assert attribution.speaker is not None
    assert text.raw[attribution.speaker.start : attribution.speaker.end] == speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "If the port closes, Lena Ortiz said, the town will starve.",
        "The port declined to comment, but its head, Clara Jensen, said so.",
        "When the port closed, Lena Ortiz said nothing.",
        "The port is shut, and neither Globex said why.",
    ],
)
def test_a_dependent_clause_is_not_a_statement(sentence: str, model: Model) -> None:
    text = quote_text(model, sentence)
    assert closed(text, last_sentence(text)) is None
