"""The beginning and end of a reported clause."""

from __future__ import annotations

import pytest

from generator.extract.model.pipeline import Model
from generator.extract.quotes.reported_clauses import cannot_be_speaker, trim
from generator.extract.quotes.speaker_phrases import phrase
from tests.extract.quotes.quote_cases import Case, quote_text, quotes_of, token

DATELINES = [
    Case(
        "Rate held\n\nPRETORIA, March 12, 2025 (MPA) — The bank left its rate unchanged and said that the strike "
        "could push up prices.",
        ("the strike could push up prices", "The bank", "said"),
    ),
    Case(
        "Dam fails\n\nLIMA — An inspector found cracks in November, according to a report.",
        ("An inspector found cracks in November", "a report", "according to"),
    ),
    Case(
        "Deal reached\n\nPRETORIA, March 20 (MPA) — The two sides agreed on a rise on Thursday, the mediator said.",
        ("The two sides agreed on a rise on Thursday", "the mediator", "said"),
    ),
]


@pytest.mark.parametrize("case", DATELINES, ids=lambda c: c.text[:60])
def test_a_dateline_is_not_part_of_a_statement(case: Case, model: Model) -> None:
    assert [q[:3] for q in quotes_of(model, case.text)] == list(case.expected)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("“ the port is shut,”", "the port is shut"),
        ("it left the U.S.", "it left the U.S."),
        ("it would ask a court, and", "it would ask a court"),
        ("it would ask a court, but —", "it would ask a court"),
        (" … ", ""),
    ],
)
def test_marks_and_conjunctions_at_the_ends_are_trimmed(raw: str, words: str) -> None:
    start, end = trim(raw, 0, len(raw))
    assert raw[start:end] == words


@pytest.mark.parametrize(
    ("sentence", "head", "expected"),
    [
        ("It left.", "It", True),
        ("We left.", "We", True),
        ("They left.", "They", False),
        ("Police left.", "Police", False),
    ],
)
def test_it_and_we_are_not_speakers_who_are_reported_on(sentence: str, head: str, expected: bool, model: Model) -> None:
    text = quote_text(model, sentence)
    speaker = phrase(text, token(text, head))
    assert speaker is not None
    assert cannot_be_speaker(text, speaker) is expected
