"""Faster parts are used only with library versions that were proved equal."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.process import library_versions
from generator.process.library_versions import PROVED, USED_BY, installed_version, is_proved, unproved_versions

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("package", PROVED)
def test_the_locked_version_is_proved(package: str) -> None:
    """After an update: add the version to PROVED, run the tests of USED_BY, and keep it if they pass."""
    assert is_proved(package)


def test_proved_versions_need_no_note() -> None:
    assert unproved_versions() == []


def test_another_version_is_not_proved_and_noted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = {"jinja2": "4.0", "markdown": "3.11.3", "mkdocs": "1.6.1"}
    monkeypatch.setattr(library_versions, "installed_version", versions.get)
    assert not is_proved("jinja2")
    assert is_proved("markdown")
    [note] = [note for note in unproved_versions() if note.path in versions]
    assert str(note) == (
        "jinja2: version 4.0 is not known to work with our faster parts, so templates are rendered by its own code"
        " generator: the output is right, the build slower. Install jinja2 3.1.6, or ignore this"
    )
    assert note.level == "note"


def test_a_package_that_is_missing_is_not_proved_and_needs_no_note(monkeypatch: pytest.MonkeyPatch) -> None:
    assert installed_version("no-such-package-here") is None
    monkeypatch.setattr(library_versions, "installed_version", lambda package: None)
    assert not is_proved("mkdocs")
    assert unproved_versions() == []


@pytest.mark.parametrize("package", PROVED)
def test_each_package_has_a_test_that_compares_the_outputs(package: str) -> None:
    assert (ROOT / USED_BY[package]).is_file()
