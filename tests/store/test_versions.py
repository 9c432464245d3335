"""Version hashes change with our code and packages."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.store import versions


@pytest.fixture(autouse=True)
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of two modules and a word list."""
    (tmp_path / "rules").mkdir()
    for name in ("rules/a.py", "rules/words.txt", "other.py"):
        (tmp_path / name).write_text(f"# {name}\n", encoding="utf-8")
    monkeypatch.setattr(versions, "PACKAGE", tmp_path)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    versions.code_version.cache_clear()
    versions.environment_version.cache_clear()


def rules() -> str:
    forget()
    return versions.code_version(("rules",), ("click",))


@pytest.mark.parametrize("name", ["rules/a.py", "rules/words.txt", "rules/new.py"])
def test_a_change_of_the_code_changes_the_version(code: Path, name: str) -> None:
    before = rules()
    (code / name).write_text("changed", encoding="utf-8")
    assert rules() != before


@pytest.mark.parametrize("name", ["other.py", "rules/a.pyc", "rules/notes.md"])
def test_a_change_elsewhere_does_not(code: Path, name: str) -> None:
    before = rules()
    (code / name).write_text("changed", encoding="utf-8")
    assert rules() == before


def test_another_version_of_a_package_changes_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = rules()
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "99")
    assert rules() != before


def test_any_file_of_the_package_changes_the_version_of_the_environment(code: Path) -> None:
    before = versions.environment_version()
    (code / "rules/notes.md").write_text("changed", encoding="utf-8")
    forget()
    assert versions.environment_version() != before
