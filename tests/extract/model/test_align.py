"""Alignment of tokens with words."""

from __future__ import annotations

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from generator.extract.model.align import align
from generator.extract.text.words import split_words
from generator.records import Sentence


def test_a_word_has_the_tag_of_the_token_that_it_begins_in() -> None:
    tokens = ["Jean", "-", "Luc", "left", "Peru", "’s", "port", "."]
    doc = Doc(
        Vocab(),
        words=tokens,
        spaces=[False, False, True, True, False, True, False, False],
        pos=["PROPN", "PUNCT", "PROPN", "VERB", "PROPN", "PART", "NOUN", "PUNCT"],
        deps=["compound", "punct", "nsubj", "ROOT", "poss", "case", "dobj", "punct"],
    )
    doc.set_ents([Span(doc, 0, 3, "PERSON"), Span(doc, 4, 6, "GPE")])
    words = split_words(doc.text, [Sentence("s0", 0, len(doc.text), 0)])
    annotated = align(words, doc)
    assert [(w.text, w.pos, w.dep) for w in annotated.words] == [
        ("Jean-Luc", "PROPN", "compound"),
        ("left", "VERB", "ROOT"),
        ("Peru", "PROPN", "poss"),
        ("port", "NOUN", "dobj"),
    ]
    assert [(annotated.text(label.first, label.end), label.name) for label in annotated.labels] == [
        ("Jean-Luc", "PERSON"),
        ("Peru", "GPE"),
    ]
