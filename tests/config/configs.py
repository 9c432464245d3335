"""Write a configuration file and load it."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from generator.config import Overrides, Settings, load_settings
from generator.errors import BriefingError

NONE = Overrides()


def written(folder: Path, text: str, name: str = "mkdocs.yml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return path


def settings_from(folder: Path, text: str = "", overrides: Overrides = NONE) -> Settings:
    text = f"site_name: Harbour\n{textwrap.dedent(text)}\nnav: [index.md]\n"
    return load_settings(written(folder, text), overrides)[0]


def faults(folder: Path, text: str) -> list[str]:
    """What is wrong with a configuration; nothing is written on the way."""
    path = written(folder, text)
    before = sorted(folder.rglob("*"))
    with pytest.raises(BriefingError) as caught:
        load_settings(path)
    assert sorted(folder.rglob("*")) == before
    return [str(problem) for problem in caught.value.problems]


def warnings(folder: Path, text: str) -> list[str]:
    found = settings_from(folder, text).warnings
    assert all(problem.level == "warning" and problem.hint for problem in found)
    return [str(problem).partition(". ")[0] for problem in found]
