"""Load spaCy pipelines, once a process, without the components that no rule reads."""

from __future__ import annotations

import importlib
from functools import cache, partial

import spacy
from spacy.language import Language

from generator.errors import BriefingError, Problem
from generator.extract.model.gemm import fast_gemm

# Components of the pipeline that no rule reads.
UNUSED = ("lemmatizer", "textcat", "entity_linker")


@cache
def load_pipeline(name: str) -> Language:
    """Load the pipeline of an installed package.

    Raises:
        BriefingError: It cannot be loaded.
    """
    try:
        package = importlib.import_module(name)
        load = package.load if hasattr(package, "load") else partial(spacy.load, name)
        with fast_gemm():
            pipeline: Language = load(exclude=list(UNUSED))
    except (ImportError, OSError, ValueError) as fault:
        raise BriefingError(
            Problem(
                "mkdocs.yml",
                None,
                f"cannot load the model {name!r}: {fault}",
                "Install it again, or name another one under extra.briefing.model",
            )
        ) from fault
    return pipeline
