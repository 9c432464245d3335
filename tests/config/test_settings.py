"""Names of files in messages, and pages left out of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from .configs import settings_from


def test_files_below_the_site_are_named_relative_to_it_and_others_without_their_folders(tmp_path: Path) -> None:
    settings = settings_from(tmp_path / "site")
    assert settings.shown(tmp_path / "site/docs/about.md") == "docs/about.md"
    assert settings.shown(tmp_path / "seeds") == str(tmp_path / "seeds")
    assert settings.published_as(tmp_path / "seeds") == "seeds"


@pytest.mark.parametrize(
    ("path", "excluded"), [("drafts/plan.md", True), ("notes.tmp", True), ("about.md", False), ("keep.tmp", False)]
)
def test_patterns_of_excluded_and_draft_pages_are_those_of_gitignore(tmp_path: Path, path: str, excluded: bool) -> None:
    text = "exclude_docs: |\n  *.tmp\n  !keep.tmp\ndraft_docs: drafts/\n"
    assert settings_from(tmp_path, text).excludes(path) is excluded
