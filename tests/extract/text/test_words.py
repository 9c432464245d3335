"""Words of an article."""

from __future__ import annotations

import pytest

from tests.extract.constructed import sentences_and_words


def words(body: str) -> list[str]:
    return [word.text for word in sentences_and_words(body)[2] if word.sentence]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("It rained.", ["It", "rained"]),
        ("Gen. Ruiz met J. P. Moss.", ["Gen.", "Ruiz", "met", "J.", "P.", "Moss"]),
        ("The U.S. and U.N. staff left.", ["The", "U.S.", "and", "U.N.", "staff", "left"]),
        ("Kenya’s and Peru's ports", ["Kenya", "and", "Peru", "ports"]),
        ("The Peru-Bolivia border", ["The", "Peru", "Bolivia", "border"]),
        ("Kenyan-led troops", ["Kenyan", "troops"]),
        ("Jean-Luc Moreau left", ["Jean-Luc", "Moreau", "left"]),
        ("Ann Orr, D-Vermont, agreed", ["Ann", "Orr", "Vermont", "agreed"]),
        ("Write to ana@example.org or see https://example.org/a now", ["Write", "to", "or", "see", "now"]),
        ("We follow @lima and #floods today", ["We", "follow", "and", "today"]),
    ],
)
def test_a_text_is_split_into_words(body: str, expected: list[str]) -> None:
    assert words(body) == expected


def test_a_word_knows_its_place_in_the_text() -> None:
    article, _, found = sentences_and_words("Ana Diaz’s plan, she said, failed. It rained.")
    for word in found:
        assert article.text[word.start : word.end] == word.text
    diaz = next(word for word in found if word.text == "Diaz")
    assert (diaz.possessive, diaz.before, diaz.first, diaz.sentence) == (True, " ", False, 1)
    assert [word.text for word in found if word.first] == ["News", "Ana", "It"]


@pytest.mark.parametrize(
    ("text", "capitalized", "all_caps"),
    [
        ("Cairo", True, False),
        ("al-Amin", True, False),
        ("iPhone", False, False),
        ("NATO", True, True),
        ("A", True, False),
    ],
)
def test_capitals_of_a_word(text: str, capitalized: bool, all_caps: bool) -> None:
    (word,) = [word for word in sentences_and_words(text)[2] if word.sentence]
    assert (word.capitalized, word.all_caps) == (capitalized, all_caps)
