"""The model as we load it: it says of every token what spaCy's own pipeline says, at less cost."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from generator.extract.attributes import OURS, RULER, Attributes, ask_once_a_sort
from generator.extract.identity import find_model
from generator.extract.matrices import FEWEST, FastOps, alike_everywhere
from generator.extract.model import UNUSED, pipeline_of

EXAMPLES = Path(__file__).parents[2] / "examples" / "seeds"

# Of each sort that rules ask about: words that they name, others, white space, a rule for two words ("there is").
WORDS = ["there", "is", "was", "that", "to", "gets", "Gets", "not", "dam", "Lima", ".", "\n\n", " ", "'s", "expl"]
TAGS = ["EX", "VBZ", "VBD", "IN", "TO", "RB", "NN", "NNP", ".", "_SP", "", "DT", "WDT", "CC"]
RELATIONS = ["expl", "ROOT", "advmod", "det", "aux", "prep", "", "dep", "nsubj"]


@pytest.fixture(scope="module")
def ours() -> Language:
    return pipeline_of(find_model().name)


@pytest.fixture(scope="module")
def plain() -> Language:
    loaded: Language = importlib.import_module(find_model().name).load(exclude=list(UNUSED))
    return loaded


def _read(doc: Doc) -> list[tuple[str, str, str, int, str]]:
    return [(t.pos_, t.tag_, t.dep_, t.head.i, t.ent_type_) for t in doc]


def test_articles_are_read_as_by_plain_spacy(ours: Language, plain: Language) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    assert len(texts) > 10
    for one, other in zip(ours.pipe(texts, batch_size=16), plain.pipe(texts), strict=True):
        assert _read(one) == _read(other)


def test_the_ruler_of_our_pipeline_is_asked_once_a_sort(ours: Language) -> None:
    assert OURS in ours.pipe_names
    assert RULER not in ours.pipe_names


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(*map(st.sampled_from, (WORDS, TAGS, RELATIONS))), max_size=12))
def test_any_tokens_get_what_the_ruler_gives_them(
    ours: Language, plain: Language, tokens: list[tuple[str, str, str]]
) -> None:
    attributes, ruler = ours.get_pipe(OURS), plain.get_pipe(RULER)
    assert isinstance(attributes, Attributes)
    assert isinstance(ruler, AttributeRuler)

    def doc(pipeline: Language) -> Doc:
        words, tags, relations = ([token[i] for token in tokens] for i in range(3))
        return Doc(pipeline.vocab, words=words, tags=tags, deps=relations)

    said = [[(t.pos_, t.tag_, t.dep_) for t in one] for one in (attributes(doc(ours)), ruler(doc(plain)))]
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
    ask_once_a_sort(pipeline)
    assert pipeline.pipe_names == [RULER if kept else OURS]


@pytest.mark.parametrize("rows", [1, 7, FEWEST - 1, FEWEST, FEWEST + 1, 500])
def test_a_product_of_matrices_is_that_of_numpy(rows: int) -> None:
    random = np.random.default_rng(rows)
    left, right = random.random((rows, 96), np.float32), random.random((288, 96), np.float32)
    into = np.empty((rows, 288), np.float32)
    ops: Any = FastOps()
    assert np.allclose(ops.gemm(left, right, trans2=True), left @ right.T)
    assert ops.gemm(left, right, out=into, trans2=True) is into
    assert np.allclose(into, left @ right.T)
    assert np.allclose(ops.gemm(left.T.copy(), right.T, trans1=True), left @ right.T)


@pytest.mark.skipif(not alike_everywhere(), reason="NumPy rounds by position on this processor: it is not used")
@pytest.mark.parametrize("start", [0, 1, 13, 450])
@pytest.mark.parametrize("rows", [1, 7, 50])
def test_a_row_has_the_same_product_alone_and_among_others(start: int, rows: int) -> None:
    random = np.random.default_rng(0)
    left, right = random.random((500, 384), np.float32), random.random((288, 384), np.float32)
    ops: Any = FastOps()
    alone = ops.gemm(left[start : start + rows], right, trans2=True)
    assert (alone == ops.gemm(left, right, trans2=True)[start : start + rows]).all()


def test_an_article_is_read_alike_alone_and_among_others(ours: Language) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))][:8]
    together = [doc.tensor for doc in ours.pipe(texts, batch_size=16)]
    for text, tensor in zip(texts, together, strict=True):
        assert (ours(text).tensor == tensor).all()
