"""The noun phrase after a number."""

from __future__ import annotations

import pytest

from generator.extract.figures.noun_phrases import NounPhrase, NounPhrases
from tests.extract.reading import figures_of

from .one_sentence import read_sentence


def after(body: str, words: str) -> tuple[str, NounPhrases, NounPhrase]:
    """The phrase after some words of a sentence."""
    text, doc, sentence, mentions = read_sentence(body)
    phrases = NounPhrases(text, doc, mentions)
    return text, phrases, phrases.after(text.index(words) + len(words), sentence.end)


@pytest.mark.parametrize(
    ("body", "number", "unit", "subject"),
    [
        ("The storm killed 12 people.", "12", "people", ""),
        ("They sent dozens of rockets.", "dozens", "rockets", ""),
        ("Floods hit 12 poor and remote villages.", "12", "poor and remote villages", ""),
        ("The strike killed 12 Israeli soldiers.", "12", "soldiers", "Israeli"),
        ("Police arrested 30 others.", "30", "others", ""),
        ("The storm left 12 dead.", "12", "dead", ""),
        ("Two of them left.", "Two", "", ""),
        ("The number fell to 28 last year.", "28", "", ""),
        ("The toll rose to 28.", "28", "", ""),
    ],
)
def test_a_phrase_is_unit_and_subject(body: str, number: str, unit: str, subject: str) -> None:
    text, _, phrase = after(body, number)
    assert (text[slice(*phrase.unit)] if phrase.unit else "") == unit
    assert (text[slice(*phrase.subject)] if phrase.subject else "") == subject


@pytest.mark.parametrize(
    ("body", "number", "kind", "people"),
    [
        ("The storm killed 12 people.", "12", "people", True),
        ("The army sent 12 soldiers.", "12", "troops", True),
        ("The fire destroyed 12 houses.", "12", "count", False),
        ("The storm caused 12 deaths.", "12", "count", True),
        ("The toll rose to 28.", "28", "other", True),
    ],
)
def test_the_head_noun_gives_the_kind(body: str, number: str, kind: str, people: bool) -> None:
    _, phrases, phrase = after(body, number)
    assert (phrases.kind(phrase), phrases.counts_people(phrase)) == (kind, people)


def test_the_token_at_a_blank_is_the_one_after_it() -> None:
    text, doc, _, mentions = read_sentence("The storm killed 12 people.")
    token = NounPhrases(text, doc, mentions).token_at(text.index(" people"))
    assert token is not None
    assert token.text == "people"
    assert NounPhrases(text, doc, mentions).token_at(len(text)) is None


def test_a_verb_is_not_part_of_the_noun_phrase() -> None:
    text, (figure,) = figures_of("Some 1,200 cartons of citrus stand in cold stores around Durban.")
    assert text[figure.start : figure.end] == "Some 1,200 cartons of citrus"
