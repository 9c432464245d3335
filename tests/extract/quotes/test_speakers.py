"""The subject of a verb, by grammar and by position."""

from __future__ import annotations

import pytest

from generator.extract.model.pipeline import Model
from generator.extract.quotes.attribution import Speaker
from generator.extract.quotes.quote_text import QuoteText
from generator.extract.quotes.speakers import according_to, after_verb, before_verb, is_according_to, subject
from tests.extract.quotes.quote_cases import last_sentence, quote_text, token


def words(text: QuoteText, speaker: Speaker | None) -> str | None:
    return text.raw[speaker.start : speaker.end] if speaker is not None else None


@pytest.mark.parametrize(
    ("sentence", "verb", "speaker"),
    [
        ("Lena Ortiz said the port is shut.", "said", "Lena Ortiz"),
        ("Lena Ortiz left the talks, accusing the army of lies.", "accusing", "Lena Ortiz"),
        ("Officials saying the port is shut have left.", "saying", "Officials"),
        ("Doctors who treated the wounded said the clinic is full.", "treated", "Doctors"),
        ("The head of the bank, Clara Jensen, warned of a crisis.", "warned", "Clara Jensen"),
        ("Police spokesman Karl Brandt confirmed the arrest.", "confirmed", "Police spokesman Karl Brandt"),
        ("It is said that the tower fell.", "said", "It"),
        ("Close the port.", "Close", None),
    ],
)
def test_the_subject_of_a_verb_speaks(sentence: str, verb: str, speaker: str | None, model: Model) -> None:
    text = quote_text(model, sentence)
    assert words(text, subject(text, token(text, verb))) == speaker


@pytest.mark.parametrize(
    ("sentence", "verb", "speaker"),
    [
        ("The port is shut, a spokesman for the union said.", "said", "a spokesman for the union"),
        ("The port is shut, Lena Ortiz, who has led it for ten years, said.", "said", "Lena Ortiz"),
        ("The road is open, the Alpine Rescue Service (ARS) said.", "said", "the Alpine Rescue Service"),
        ("The port is shut, he has said.", "said", "he"),
    ],
)
def test_the_noun_phrase_before_a_verb_speaks(sentence: str, verb: str, speaker: str, model: Model) -> None:
    text = quote_text(model, sentence)
    tokens = last_sentence(text)
    edge = next(i for i in tokens if text.doc[i].text == ",") + 1
    assert words(text, before_verb(text, token(text, verb).i, edge)) == speaker


@pytest.mark.parametrize(
    ("sentence", "verb", "speaker"),
    [
        ("The port is shut, said a spokesman for the union on Monday.", "said", "a spokesman for the union"),
        ("The port is shut, said Mayor Lena Ortiz.", "said", "Mayor Lena Ortiz"),
        ("The port is shut, said Lena Ortiz’s deputy.", "said", "Lena Ortiz’s deputy"),
        ("The port is shut, said two people who were in the room.", "said", "two people"),
        ("The port is shut, said she.", "said", "she"),
        ("Nothing was said on Monday.", "said", None),
    ],
)
def test_the_noun_phrase_after_a_verb_speaks(sentence: str, verb: str, speaker: str | None, model: Model) -> None:
    text = quote_text(model, sentence)
    assert words(text, after_verb(text, token(text, verb).i, last_sentence(text).stop)) == speaker


def test_according_to_takes_the_phrase_after_it(model: Model) -> None:
    text = quote_text(model, "The port is shut, according to the harbour master.")
    at, stop = token(text, "according").i, last_sentence(text).stop
    assert is_according_to(text, at, stop)
    found = according_to(text, at, stop)
    assert found is not None
    assert found.cue is not None
    assert words(text, found.speaker) == "the harbour master"
    assert text.raw[slice(*found.cue)] == "according to"
