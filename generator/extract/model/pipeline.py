"""The spaCy pipeline that reads an article: loaded once a process, without the parts that no rule reads."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache, partial

import spacy
from spacy.language import Language

from generator.errors import BriefingError, Problem
from generator.extract.model.gemm import fast_matrices
from generator.extract.model.installed import ModelName, find_model

# Parts of the pipeline that no rule reads.
UNUSED = ("lemmatizer", "textcat", "entity_linker")

# Parts of an English pipeline that our rules read.
NEEDED = frozenset({"tagger", "parser", "ner"})


@dataclass(frozen=True)
class Model:
    """A loaded language model."""

    name: ModelName
    """Which one it is."""
    pipeline: Language
    """The spaCy pipeline, with the unused parts left out."""


def load_model(name: str = "auto") -> Model:
    """Load a spaCy model by package name; `auto` takes the best English one installed.

    Raises:
        BriefingError: No such model is installed, or it is of no use here.
    """
    found = find_model(name)
    pipeline = pipeline_of(found.name)
    missing = NEEDED - set(pipeline.pipe_names)
    if missing:
        raise BriefingError(
            Problem(
                "mkdocs.yml",
                None,
                f"The model {found.name!r} lacks {', '.join(sorted(missing))}",
                "Name a complete spaCy pipeline, or auto, under extra.briefing.model",
            )
        )
    return Model(found, pipeline)


@cache
def pipeline_of(name: str) -> Language:
    """The pipeline of an installed package.

    Raises:
        BriefingError: It cannot be loaded.
    """
    try:
        package = importlib.import_module(name)
        load = package.load if hasattr(package, "load") else partial(spacy.load, name)
        with fast_matrices():
            pipeline: Language = load(exclude=list(UNUSED))
    except (ImportError, OSError, ValueError) as fault:
        raise BriefingError(
            Problem(
                "mkdocs.yml",
                None,
                f"The model {name!r} could not be loaded: {fault}",
                "Reinstall it, or name another under extra.briefing.model",
            )
        ) from fault
    return pipeline
