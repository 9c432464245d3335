"""Word vectors within one article."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from generator.extract.key_sentences.tf_idf import content_stems, similarity, stem, tf_idf_vectors


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("rescued", "rescu"),
        ("Rescuers", "rescu"),
        ("buildings", "build"),
        ("mayor's", "mayor"),
        ("mayor’s", "mayor"),
        ("red", "red"),
        ("uses", "uses"),
        ("Lima", "lima"),
    ],
)
def test_a_stem_is_the_word_without_its_ending_if_four_letters_are_left(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_stop_words_are_ignored() -> None:
    assert content_stems(["The", "dam", "and", "the", "dams"]) == Counter({"dam": 1, "dams": 1})


def test_equal_bags_have_similarity_1_and_disjoint_bags_0() -> None:
    one, same, other = tf_idf_vectors([Counter(fire=2, mill=1), Counter(fire=2, mill=1), Counter(lake=1)])
    assert similarity(one, same) == pytest.approx(1)
    assert similarity(one, other) == 0


def test_similarity_is_symmetric() -> None:
    short, long = tf_idf_vectors([Counter(fire=1), Counter(fire=1, mill=1, lake=1)])
    assert similarity(short, long) == similarity(long, short) > 0


def test_a_word_of_every_sentence_weighs_less_than_a_rare_one() -> None:
    first, *_ = tf_idf_vectors([Counter(fire=1, mill=1), Counter(fire=1), Counter(fire=1)])
    assert first["fire"] < first["mill"]


def test_vectors_have_unit_length_and_an_empty_bag_has_length_0() -> None:
    one, empty = tf_idf_vectors([Counter(fire=3, mill=1), Counter()])
    assert math.hypot(*one.values()) == pytest.approx(1)
    assert empty == {}
