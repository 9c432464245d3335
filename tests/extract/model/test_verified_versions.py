"""Versions with which our replacements of spaCy's and thinc's internals are used."""

from __future__ import annotations

import importlib
import importlib.metadata
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.pipeline import AttributeRuler, DependencyParser
from spacy.tokens import Doc
from thinc.api import NumpyOps, get_current_ops

from generator.extract.model import verified_versions
from generator.extract.model.components import parse
from generator.extract.model.gemm import FastOps, fast_gemm
from generator.extract.model.installed import find_model
from generator.extract.model.loading import UNUSED, load_pipeline
from generator.extract.model.verified_versions import VERIFIED, Replacement, unverified_versions, verified

ROOT = Path(__file__).parents[3]
TEXT = (
    "Mayor Ana Diaz of Portland met her sister, who lives there, on Monday. “There is no water in the Harlan dam,” "
    "said Bo Li, a retired judge. The National Water Board (NWB) paid $2.5 million to 20 farmers that it had sued."
)


def unverify(monkeypatch: pytest.MonkeyPatch, *replacements: Replacement) -> None:
    none: dict[str, frozenset[str]] = {"spacy": frozenset()}
    monkeypatch.setattr(verified_versions, "VERIFIED", {**VERIFIED, **dict.fromkeys(replacements, none)})


def tokens_of(doc: Doc) -> list[tuple[str, str, str, int, str, str]]:
    return [(t.pos_, t.tag_, t.dep_, t.head.i, t.ent_type_, t.ent_iob_) for t in doc]


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return load_pipeline(find_model().name)


def test_the_locked_versions_are_verified() -> None:
    locked = dict(re.findall(r"^(spacy|thinc)==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE))
    assert all(locked[package] in versions for packages in VERIFIED.values() for package, versions in packages.items())


def test_with_verified_versions_every_replacement_is_used_and_there_is_no_note() -> None:
    assert verified() == set(Replacement)
    assert unverified_versions() == ()


@pytest.mark.parametrize("replacement", [Replacement.PARSER_LOOP, Replacement.ATTRIBUTE_RULER])
def test_spacys_own_component_gives_the_same_annotations(
    monkeypatch: pytest.MonkeyPatch, pipeline: Language, replacement: Replacement
) -> None:
    texts = [TEXT, "It rained.", "", TEXT[:90]]
    ours = parse([pipeline.make_doc(text) for text in texts], pipeline)
    unverify(monkeypatch, replacement)
    theirs = parse([pipeline.make_doc(text) for text in texts], pipeline)
    assert [tokens_of(doc) for doc in ours] == [tokens_of(doc) for doc in theirs]


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


@pytest.mark.parametrize(("replacements", "calls"), [((), 0), (tuple(Replacement), 1)])
def test_with_another_version_spacys_own_components_run(
    monkeypatch: pytest.MonkeyPatch, pipeline: Language, replacements: tuple[Replacement, ...], calls: int
) -> None:
    parser, ruler = pipeline.get_pipe("parser"), RecordingRuler(pipeline.vocab)
    ruler.add_patterns(pipeline.get_pipe("attribute_ruler").patterns)  # type: ignore[attr-defined]
    recorded = RecordingParser(pipeline.vocab, parser.model, moves=parser.moves)  # type: ignore[attr-defined]
    monkeypatch.setattr(RecordingParser, "calls", 0)
    monkeypatch.setattr(RecordingRuler, "calls", 0)
    unverify(monkeypatch, *replacements)
    copy = Language(pipeline.vocab)
    copy._components = [("tok2vec", pipeline.get_pipe("tok2vec")), ("parser", recorded), ("ruler", ruler)]
    parse([pipeline.make_doc("It rained.")], copy)
    assert (RecordingParser.calls, RecordingRuler.calls) == (calls, calls)


def test_with_another_version_thinc_multiplies_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    unverify(monkeypatch, Replacement.GEMM)
    with fast_gemm():
        assert type(get_current_ops()) is NumpyOps


def test_a_model_with_thincs_own_products_finds_the_same(monkeypatch: pytest.MonkeyPatch, pipeline: Language) -> None:
    unverify(monkeypatch, Replacement.GEMM)
    plain: Language = importlib.import_module(find_model().name).load(exclude=list(UNUSED))
    recognizer: Any = plain.get_pipe("ner")
    assert not any(isinstance(node.ops, FastOps) for node in recognizer.model.walk())
    ours = parse([pipeline.make_doc(TEXT)], pipeline)
    theirs = parse([plain.make_doc(TEXT)], plain)
    assert tokens_of(ours[0]) == tokens_of(theirs[0])


def test_another_version_is_noted_once_with_the_version_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda package: {"spacy": "3.9.0", "thinc": "8.3.14"}[package])
    (note,) = unverified_versions()
    assert note.level == "note"
    assert "spacy 3.9.0" in note.message
    assert "thinc" not in note.message
    assert note.hint == "For full speed install spacy==3.8.18"
    assert verified() == {Replacement.GEMM}
