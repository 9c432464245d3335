"""An article and its sentences in, quotations and linked paragraphs out."""

from __future__ import annotations

import pytest

from generator.present.quoting import sentence_number, shorten
from generator.records import Sentence
from tests.present.constructed import harbour


@pytest.mark.parametrize(("id_", "number"), [("s0", "title"), ("s1", "1"), ("s12", "12")])
def test_a_sentence_is_referred_to_by_its_number(id_: str, number: str) -> None:
    assert sentence_number(Sentence(id_, 0, 1, 0)) == number


def test_every_code_point_of_a_sentence_belongs_to_it() -> None:
    quotable = harbour().quotable("opening")
    for sentence in quotable.findings.sentences:
        assert quotable.sentence_at(sentence.start) == sentence
        assert quotable.sentence_at(sentence.end - 1) == sentence


def test_the_body_has_all_words_and_links_its_names() -> None:
    laid = harbour()
    (paragraph,) = laid.quotable("opening").paragraphs(laid.linked_mentions("opening"))
    text = laid.articles["opening"].text
    assert " ".join("".join(one.text for one in sentence.segments) for sentence in paragraph) == text.split("\n\n")[1]
    assert [(one.text, one.href) for one in paragraph[0].segments if one.href] == [
        ("Ada Lund", "../people/ada-lund.md"),
        ("Bergen", "../places/bergen.md"),
    ]
    assert [sentence.spaced for sentence in paragraph] == [True, True, True, False]


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("Ships return", 12, "Ships return"),
        ("Ships  return\nsoon", 20, "Ships return soon"),
        ("Ships return to Bergen", 14, "Ships return…"),
        ("Ships, boats and rafts", 9, "Ships…"),
        ("Donaudampfschiff", 6, "Donau…"),
    ],
)
def test_a_long_text_ends_between_words_with_an_ellipsis(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short
    assert len(short) <= limit
