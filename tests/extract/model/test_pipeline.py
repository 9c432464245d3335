"""The language model of the site."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.errors import BriefingError
from generator.extract.model.loading import UNUSED, load_pipeline
from generator.extract.model.pipeline import NEEDED, Model, load_model

BLANK = """
import spacy


def load(exclude=()):
    pipeline = spacy.blank("en")
    pipeline.meta["version"] = "1.0"
    return pipeline
"""
BROKEN = "def load(exclude=()):\n    raise OSError('no data')\n"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[str]:
    """A substitute for an installed model, under its own name, since a pipeline stays loaded under its name."""
    name, content = request.param
    (tmp_path / f"{name}.py").write_text(content, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield name
    sys.modules.pop(name, None)


def test_a_model_has_the_components_that_rules_read_and_no_others(model: Model) -> None:
    assert set(model.pipeline.pipe_names) >= NEEDED
    assert not set(UNUSED) & set(model.pipeline.pipe_names)
    assert load_pipeline(model.name.name) is model.pipeline


@pytest.mark.parametrize(
    ("package", "message"),
    [
        (("en_blank", BLANK), "cannot use the model 'en_blank': it has no ner, parser, tagger"),
        (("en_broken", BROKEN), "cannot load the model 'en_broken': no data"),
    ],
    indirect=["package"],
)
def test_an_incomplete_model_is_an_error(package: str, message: str) -> None:
    with pytest.raises(BriefingError, match=message):
        load_model(package)
