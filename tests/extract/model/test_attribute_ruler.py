"""The attribute ruler by token classes assigns the same as spaCy's own."""

from __future__ import annotations

import importlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from generator.extract.model.attribute_ruler import FastAttributeRuler, words_of_rules
from generator.extract.model.installed import find_model
from generator.extract.model.loading import UNUSED

RULER = "attribute_ruler"

# Of each class that rules ask about: words that they name, others, white space, a rule for two words ("there is").
WORDS = ["there", "is", "was", "that", "to", "gets", "Gets", "not", "dam", "Lima", ".", "\n\n", " ", "'s", "expl"]
TAGS = ["EX", "VBZ", "VBD", "IN", "TO", "RB", "NN", "NNP", ".", "_SP", "", "DT", "WDT", "CC"]
RELATIONS = ["expl", "ROOT", "advmod", "det", "aux", "prep", "", "dep", "nsubj"]


@pytest.fixture(scope="module")
def plain() -> Language:
    loaded: Language = importlib.import_module(find_model().name).load(exclude=list(UNUSED))
    return loaded


@pytest.fixture(scope="module")
def attributes(plain: Language) -> FastAttributeRuler:
    ruler = plain.get_pipe(RULER)
    assert isinstance(ruler, AttributeRuler)
    words = words_of_rules(ruler)
    assert words is not None
    assert "that" in words
    return FastAttributeRuler(ruler, words, plain.vocab)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(*map(st.sampled_from, (WORDS, TAGS, RELATIONS))), max_size=12))
def test_any_tokens_get_what_the_ruler_gives_them(
    attributes: FastAttributeRuler, plain: Language, tokens: list[tuple[str, str, str]]
) -> None:
    words, tags, relations = ([token[i] for token in tokens] for i in range(3))
    said = []
    for give in (attributes, plain.get_pipe(RULER)):
        doc = give(Doc(plain.vocab, words=words, tags=tags, deps=relations))
        said.append([(t.pos_, t.tag_, t.dep_) for t in doc])
    assert said[0] == said[1]


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        ({"patterns": [[{"LOWER": {"REGEX": "^n"}}]], "attrs": {"POS": "NOUN"}}, True),
        ({"patterns": [[{"ENT_TYPE": "GPE"}]], "attrs": {"POS": "NOUN"}}, True),
        ({"patterns": [[{"LOWER": {"REGEX": "^n"}}]], "attrs": {"LEMMA": "n"}}, False),
        ({"patterns": [[{"LOWER": {"IN": ["a", "b"]}, "TAG": "NN"}]], "attrs": {"POS": "NOUN"}}, False),
    ],
)
def test_a_ruler_that_reads_more_than_a_class_has_is_kept(rule: dict[str, object], kept: bool) -> None:
    pipeline = Language()
    ruler = pipeline.add_pipe(RULER)
    assert isinstance(ruler, AttributeRuler)
    ruler.add_patterns([rule])  # type: ignore[list-item]
    assert (words_of_rules(ruler) is None) == kept
