"""The noun phrase of a speaker, and the name in it."""

from __future__ import annotations

import pytest

from generator.extract.model.pipeline import Model
from generator.extract.quotes.speaker_phrases import phrase, speaks
from tests.extract.quotes.quote_cases import quote_text, quotes_of, token

NAMES = [
    ("“We will go on,” Israeli Prime Minister Benjamin Netanyahu said.", "Benjamin Netanyahu"),
    ("“We will go on,” said a Hamas spokesman.", None),
    ("“We will go on,” Hamas said.", "Hamas"),
    ("“We will go on,” said Israeli sources.", None),
    ("“We will go on,” said Netanyahu’s office.", None),
    ("“We will go on,” a senior U.S. official traveling with Antony Blinken said.", None),
    ("“We will go on,” said the militant group Hydra.", "Hydra"),
    ("“We will go on,” said the governor, James Carter.", "James Carter"),
    ("“We will go on,” said the chair of the talks, Clara Jensen of the Fishery Council. “All of us.”", "Clara Jensen"),
    ("“We will go on,” wrote its president, Peter Novak.", "Peter Novak"),
    ("“We will go on,” the head of the commission, retired judge Clara Jensen, said on Monday.", "Clara Jensen"),
    ("Clara Jensen, who said “we will go on” before the vote, has resigned.", "Clara Jensen"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_the_name_that_is_the_speaker(text: str, name: str | None, model: Model) -> None:
    found = quotes_of(model, text)
    assert found
    assert {q.name.split()[-1] if q.name else None for q in found} == {name.split()[-1] if name else None}


@pytest.mark.parametrize(
    ("sentence", "head", "words"),
    [
        ("A spokesman for the foreign ministry left.", "spokesman", "A spokesman for the foreign ministry"),
        ("A senior official traveling with Lena Ortiz left.", "official", "A senior official"),
        ("One of the fishermen left.", "fishermen", "One of the fishermen"),
        ("Her elder brother left.", "brother", "Her elder brother"),
        ("People close to her left.", "People", "People close to her"),
        ("A spokesman on Monday left.", "spokesman", "A spokesman"),
        ("Later residents of the old town left.", "residents", "residents of the old town"),
        ("Norway and Japan promised to help.", "Norway", "Norway and Japan"),
    ],
)
def test_a_phrase_holds_what_belongs_to_its_head(sentence: str, head: str, words: str, model: Model) -> None:
    text = quote_text(model, sentence)
    found = phrase(text, token(text, head))
    assert found is not None
    assert text.raw[found.start : found.end] == words


@pytest.mark.parametrize("word", ["there", "who", "what"])
def test_these_phrases_are_not_speakers(word: str, model: Model) -> None:
    text = quote_text(model, f"We know {word} left the room.")
    assert phrase(text, token(text, word)) is None


@pytest.mark.parametrize(
    ("sentence", "head", "expected"),
    [
        ("The mayor left.", "mayor", True),
        ("The ministry left.", "ministry", True),
        ("She left.", "She", True),
        ("Two witnesses left.", "witnesses", True),
        ("The storm left.", "storm", False),
        ("The reform failed.", "reform", False),
    ],
)
def test_people_and_institutions_speak(sentence: str, head: str, expected: bool, model: Model) -> None:
    text = quote_text(model, sentence)
    found = phrase(text, token(text, head))
    assert found is not None
    assert speaks(text, found) is expected
