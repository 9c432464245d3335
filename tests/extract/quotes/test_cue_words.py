"""Cues: their inflections, and what each can govern."""

from __future__ import annotations

import pytest

from generator.extract.model.pipeline import Model
from generator.extract.quotes import cue_words
from generator.extract.quotes.cue_words import Cue
from tests.extract.quotes.quote_cases import quote_text, token


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("announce", "announce announces announced announcing"),
        ("insist", "insist insists insisted insisting"),
        ("confess", "confess confesses confessed confessing"),
        ("testify", "testify testifies testified testifying"),
        ("say/said/said", "say says said saying"),
        ("write/wrote/written", "write writes wrote written writing"),
        ("dub/dubbed/dubbed", "dub dubs dubbed dubbing"),
        ("agree", "agree agrees agreed agreeing"),
        ("go/went/gone", "go goes went gone going"),
        ("begin/began/begun", "begin begins began begun beginning"),
    ],
)
def test_all_forms_of_a_verb_are_derived(entry: str, forms: str) -> None:
    assert cue_words.forms(entry) == set(forms.split())


@pytest.mark.parametrize(
    ("sentence", "word", "cue"),
    [
        ("Lena Ortiz said that the port is shut.", "said", Cue.SAY),
        ("Lena Ortiz believes that the port is shut.", "believes", Cue.CLAUSE),
        ("Lena Ortiz called it a farce.", "called", Cue.LABEL),
        ("The rebels accused the army of shelling a hospital.", "accused", Cue.OBJECT),
        ("The general vowed to fight on.", "vowed", Cue.INFINITIVE),
        ("Lena Ortiz told reporters that the port is shut.", "told", Cue.HEARER),
    ],
)
def test_a_verb_governs_what_its_lists_say(sentence: str, word: str, cue: Cue, model: Model) -> None:
    assert cue in cue_words.cues(token(quote_text(model, sentence), word))


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The said agreement was never signed.", "said"),
        ("The farm claims lie in the eastern valley.", "claims"),
        ("The port lies in the north.", "lies"),
    ],
)
def test_other_words_govern_nothing(sentence: str, word: str, model: Model) -> None:
    assert not cue_words.cues(token(quote_text(model, sentence), word))


def test_a_court_rules_only_at_the_end_of_a_sentence(model: Model) -> None:
    ruled = token(quote_text(model, "The law stands, the court ruled."), "ruled")
    assert cue_words.may_close(ruled)
    assert not cue_words.says(ruled)


def test_a_verb_reports_with_its_prepositions(model: Model) -> None:
    warned = token(quote_text(model, "Lena Ortiz warned of a long winter."), "warned")
    assert cue_words.prepositions(warned) == {"of", "against"}
