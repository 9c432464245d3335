"""Command-line values override the configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import Overrides, load_settings
from generator.errors import BriefingError

from .configs import settings_from, written


def test_paths_of_the_command_line_are_relative_to_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "r.yml").touch()
    written(tmp_path, "site_name: Harbour\ndocs_dir: pages\n", "site/mkdocs.yml")
    monkeypatch.chdir(elsewhere)
    given = Overrides(Path("s"), Path("d"), Path("o"), Path("r.yml"), 3)
    settings, site_config = load_settings(Path("../site/mkdocs.yml"), given)
    assert (settings.seeds, settings.docs) == (elsewhere / "s", elsewhere / "d")
    assert (settings.site, settings.registry, settings.jobs) == (elsewhere / "o", elsewhere / "r.yml", 3)
    assert (site_config.docs_dir, site_config.site_dir) == (str(elsewhere / "d"), str(elsewhere / "o"))


def test_a_registry_named_on_the_command_line_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(
        BriefingError, match=r"rules\.yml: cannot read the registry: no such file or directory\. Fix the path"
    ):
        settings_from(tmp_path, overrides=Overrides(registry=tmp_path / "rules.yml"))
