"""Loading of pipelines."""

from __future__ import annotations

import pytest

from generator.errors import BriefingError
from generator.extract.model.loading import UNUSED, load_pipeline
from generator.extract.model.pipeline import Model


def test_a_pipeline_is_loaded_once_and_without_unused_components(model: Model) -> None:
    assert load_pipeline(model.name.name) is model.pipeline
    assert not set(UNUSED) & set(model.pipeline.pipe_names)


def test_a_package_that_is_not_a_model_is_an_error_with_a_remedy() -> None:
    with pytest.raises(BriefingError) as raised:
        load_pipeline("no_such_package_here")
    (problem,) = raised.value.problems
    assert problem.message.startswith("cannot load the model 'no_such_package_here': ")
    assert problem.hint == "Install it again, or name another one under extra.briefing.model"
