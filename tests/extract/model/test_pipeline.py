"""The model as we load it: it says of every token what spaCy's own pipeline says, at less cost."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from generator.extract.model.attribute_ruler import FastAttributeRuler, words_of_rules
from generator.extract.model.components import parse
from generator.extract.model.installed import find_model
from generator.extract.model.loading import UNUSED, load_pipeline

RULER = "attribute_ruler"
EXAMPLES = Path(__file__).parents[3] / "examples" / "seeds"

# Of each sort that rules ask about: words that they name, others, white space, a rule for two words ("there is").
WORDS = ["there", "is", "was", "that", "to", "gets", "Gets", "not", "dam", "Lima", ".", "\n\n", " ", "'s", "expl"]
TAGS = ["EX", "VBZ", "VBD", "IN", "TO", "RB", "NN", "NNP", ".", "_SP", "", "DT", "WDT", "CC"]
RELATIONS = ["expl", "ROOT", "advmod", "det", "aux", "prep", "", "dep", "nsubj"]


@pytest.fixture(scope="module")
def ours() -> Language:
    return load_pipeline(find_model().name)


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


def _read(doc: Doc) -> list[tuple[str, str, str, int, str]]:
    return [(t.pos_, t.tag_, t.dep_, t.head.i, t.ent_type_) for t in doc]


def test_articles_are_read_as_by_plain_spacy(ours: Language, plain: Language) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    assert len(texts) > 10
    read_by_us = parse([ours.make_doc(text) for text in texts], ours)
    for one, other in zip(read_by_us, plain.pipe(texts), strict=True):
        assert _read(one) == _read(other)


def test_an_article_without_a_word_is_read(ours: Language) -> None:
    assert [len(doc) for doc in parse([ours.make_doc(""), ours.make_doc("It rained.")], ours)] == [0, 3]
    assert [len(doc) for doc in parse([ours.make_doc("")], ours)] == [0]


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
def test_a_ruler_that_reads_more_than_a_sort_tells_is_kept(rule: dict[str, object], kept: bool) -> None:
    pipeline = Language()
    ruler = pipeline.add_pipe(RULER)
    assert isinstance(ruler, AttributeRuler)
    ruler.add_patterns([rule])  # type: ignore[list-item]
    assert (words_of_rules(ruler) is None) == kept


def test_an_article_is_read_alike_alone_and_among_others(ours: Language) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))][:8]
    for text, among in zip(texts, parse([ours.make_doc(text) for text in texts], ours), strict=True):
        (alone,) = parse([ours.make_doc(text)], ours)
        assert (alone.tensor == among.tensor).all()
        assert _read(alone) == _read(among)
