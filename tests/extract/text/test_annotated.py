"""Words with annotations, and candidate spans."""

from __future__ import annotations

from generator.extract.text.annotated import SpanLabel
from tests.extract.constructed import annotate, span

TEXT = annotate("Mayor Ana Diaz of Lima left. She rested.", {"Ana Diaz": "PERSON", "Lima": "GPE"})


def test_a_span_has_its_words_and_their_place_in_the_text() -> None:
    ana = span(TEXT, "Ana Diaz")
    assert (TEXT.spelling(ana), ana.single, ana.length) == ("Ana Diaz", False, 2)
    assert [word.text for word in TEXT.words_of(ana)] == ["Ana", "Diaz"]
    start, end = TEXT.characters(ana.first, ana.end)
    assert end - start == len("Ana Diaz")


def test_the_words_next_to_a_span_are_in_its_sentence() -> None:
    ana, she = span(TEXT, "Ana Diaz"), span(TEXT, "She")
    assert [word.text for word in (TEXT.before(ana), TEXT.after(ana)) if word] == ["Mayor", "of"]
    assert TEXT.before(she) is None
    assert TEXT.word_beside(-1, 0) is None


def test_a_label_is_whole_where_no_capitalized_word_is_left_out() -> None:
    assert span(TEXT, "Ana Diaz").labels == (SpanLabel("PERSON"),)
    assert span(TEXT, "Ana Diaz of").labels == (SpanLabel("PERSON"),)
    assert span(TEXT, "Ana Diaz of Lima").labels == (SpanLabel("PERSON", whole=False), SpanLabel("GPE", whole=False))
    assert span(TEXT, "Mayor Ana Diaz").labels == (SpanLabel("PERSON", whole=False),)
