"""The noun phrase of a source."""

from __future__ import annotations

import pytest

from generator.extract.figures.source_phrases import end_of_source, head_noun

from .one_sentence import read_sentence, token_in


@pytest.mark.parametrize(
    ("body", "first", "head"),
    [
        ("The chief engineer of the port said so.", "The", "engineer"),
        ("Ana Diaz, who runs the port, said so.", "Ana", "Diaz"),
        ("Of the port.", "Of", None),
    ],
)
def test_the_head_noun_is_the_last_of_its_phrase(body: str, first: str, head: str | None) -> None:
    _, doc, sentence, _ = read_sentence(body)
    found = head_noun(token_in(doc, first), sentence)
    assert (found.text if found is not None else None) == head


@pytest.mark.parametrize(
    ("body", "head", "end"),
    [
        ("The ministry of health said 12 people died.", "ministry", "The ministry of health"),
        ("The ministry on Monday said 12 people died.", "ministry", "The ministry"),
        ("Norway and Japan promised 12 boats.", "Norway", "Norway and Japan"),
        ("The mayor said 12 people died.", "mayor", "The mayor"),
    ],
)
def test_a_source_ends_with_the_prepositional_phrases_that_describe_it(body: str, head: str, end: str) -> None:
    text, doc, sentence, _ = read_sentence(body)
    noun = token_in(doc, head)
    assert text[sentence.start : end_of_source(noun, sentence)] == end
