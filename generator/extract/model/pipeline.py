"""The language model of the site: a spaCy pipeline with the components that our rules read."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language

from generator.errors import BriefingError, Problem
from generator.extract.model.installed import ModelName, find_model
from generator.extract.model.loading import load_pipeline

# Components of an English pipeline that our rules read.
NEEDED = frozenset({"tagger", "parser", "ner"})


@dataclass(frozen=True)
class Model:
    """A loaded language model."""

    name: ModelName
    """Package, version and language."""
    pipeline: Language
    """The spaCy pipeline, without the components that no rule reads."""


def load_model(name: str = "auto") -> Model:
    """Load a spaCy model by package name; `auto` takes the best English one installed.

    Raises:
        BriefingError: No such model is installed, or it lacks a component that our rules read.
    """
    found = find_model(name)
    pipeline = load_pipeline(found.name)
    missing = NEEDED - set(pipeline.pipe_names)
    if missing:
        raise BriefingError(
            Problem(
                "mkdocs.yml",
                None,
                f"cannot use the model {found.name!r}: it has no {', '.join(sorted(missing))}",
                "Name a complete spaCy pipeline, or auto, under extra.briefing.model",
            )
        )
    return Model(found, pipeline)
