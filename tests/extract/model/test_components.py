"""Components of a pipeline: ours annotate as spaCy's do, and spaCy's run with versions that are not proved."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.pipeline import AttributeRuler, DependencyParser
from spacy.tokens import Doc

from generator.extract.model.components import parse
from generator.extract.model.gemm import FastOps
from generator.extract.model.installed import find_model
from generator.extract.model.loading import UNUSED, load_pipeline
from generator.process import library_versions

EXAMPLES = sorted((Path(__file__).parents[3] / "examples" / "seeds").glob("*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in EXAMPLES]


@pytest.fixture(scope="module")
def ours() -> Language:
    return load_pipeline(find_model().name)


@pytest.fixture(scope="module")
def plain() -> Language:
    loaded: Language = importlib.import_module(find_model().name).load(exclude=list(UNUSED))
    return loaded


def annotations_of(doc: Doc) -> list[tuple[str, str, str, int, str, str]]:
    return [(t.pos_, t.tag_, t.dep_, t.head.i, t.ent_type_, t.ent_iob_) for t in doc]


def unprove(monkeypatch: pytest.MonkeyPatch, *packages: str) -> None:
    proved = library_versions.installed_version
    monkeypatch.setattr(
        library_versions, "installed_version", lambda package: "0" if package in packages else proved(package)
    )


def test_articles_are_annotated_as_by_plain_spacy(ours: Language, plain: Language) -> None:
    assert len(TEXTS) > 10
    assert not any(isinstance(node.ops, FastOps) for node in _model(plain).walk())
    for one, other in zip(parse([ours.make_doc(text) for text in TEXTS], ours), plain.pipe(TEXTS), strict=True):
        assert annotations_of(one) == annotations_of(other)


def _model(pipeline: Language) -> Any:
    recognizer: Any = pipeline.get_pipe("ner")
    return recognizer.model


@pytest.mark.parametrize("packages", [("spacy",), ("thinc",), ("spacy", "thinc")])
def test_other_versions_change_no_annotation(
    monkeypatch: pytest.MonkeyPatch, ours: Language, packages: tuple[str, ...]
) -> None:
    texts = [TEXTS[0], "", "It rained.", TEXTS[1]]
    fast = [annotations_of(doc) for doc in parse([ours.make_doc(text) for text in texts], ours)]
    unprove(monkeypatch, *packages)
    assert [annotations_of(doc) for doc in parse([ours.make_doc(text) for text in texts], ours)] == fast


class RecordingParser(DependencyParser):  # type: ignore[misc]  # spaCy has no types for what it compiles
    """The pipeline's parser, which counts how often spaCy's own loop is started."""

    calls = 0

    def greedy_parse(self, docs: Sequence[Doc], drop: float = 0.0) -> object:
        RecordingParser.calls += 1
        return super().greedy_parse(docs, drop)


class RecordingRuler(AttributeRuler):
    """A ruler that counts how often spaCy matches its rules."""

    calls = 0

    def match(self, doc: Doc) -> object:
        RecordingRuler.calls += 1
        return super().match(doc)


@pytest.mark.parametrize(("packages", "loops", "matches"), [((), 0, 0), (("spacy",), 1, 1), (("thinc",), 1, 0)])
def test_spacys_own_components_run_with_other_versions(
    monkeypatch: pytest.MonkeyPatch, ours: Language, packages: tuple[str, ...], loops: int, matches: int
) -> None:
    parser: Any = ours.get_pipe("parser")
    rules: Any = ours.get_pipe("attribute_ruler")
    ruler = RecordingRuler(ours.vocab)
    ruler.add_patterns(rules.patterns)
    copy = Language(ours.vocab)
    copy._components = [
        ("tok2vec", ours.get_pipe("tok2vec")),
        ("parser", RecordingParser(ours.vocab, parser.model, moves=parser.moves)),
        ("attribute_ruler", ruler),
    ]
    monkeypatch.setattr(RecordingParser, "calls", 0)
    monkeypatch.setattr(RecordingRuler, "calls", 0)
    unprove(monkeypatch, *packages)
    parse([ours.make_doc("It rained.")], copy)
    assert (RecordingParser.calls, RecordingRuler.calls) == (loops, matches)


def test_an_article_without_a_word_is_read(ours: Language) -> None:
    assert [len(doc) for doc in parse([ours.make_doc(""), ours.make_doc("It rained.")], ours)] == [0, 3]
    assert [len(doc) for doc in parse([ours.make_doc("")], ours)] == [0]


def test_an_article_is_read_alike_alone_and_among_others(ours: Language) -> None:
    for text, among in zip(TEXTS[:8], parse([ours.make_doc(text) for text in TEXTS[:8]], ours), strict=True):
        (alone,) = parse([ours.make_doc(text)], ours)
        assert (alone.tensor == among.tensor).all()
        assert annotations_of(alone) == annotations_of(among)
