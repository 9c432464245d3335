"""Which sites are built whole, by MkDocs' own command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.config import load_settings
from generator.process import library_versions
from generator.site.render_site import full_build_reason
from tests.builds import rebuild
from tests.conftest import SiteFolder
from tests.site.test_changed_pages import SEEDS, append, build, differences, replaced


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (lambda site: None, None),
        (
            lambda site: replaced(site / "mkdocs.yml", "plugins:\n", "plugins:\n  - search\n"),
            "the plugin material/search",
        ),
        (lambda site: append(site / "mkdocs.yml", "\nhooks: [hook.py]\n"), "hooks"),
        (
            lambda site: replaced(site / "mkdocs.yml", "  - attr_list\n", "  - attr_list\n  - smarty\n"),
            "the Markdown extension smarty",
        ),
        (
            lambda site: append(site / "overrides/all.html", "{% for one in pages %}{{ one.page.title }}{% endfor %}"),
            "the template all.html, which reads pages",
        ),
        (lambda site: append(site / "overrides/bad.html", "{% if"), "the template bad.html"),
    ],
)
def test_a_site_is_built_whole_where_pages_may_depend_on_more(
    site_folder: SiteFolder, changed: Callable[[Path], object], why: str | None
) -> None:
    folder = site_folder(SEEDS)
    append(folder / "hook.py", "")
    configuration = folder / "mkdocs.yml"
    configuration.write_text(configuration.read_text(encoding="utf-8").replace("  - search\n", ""), encoding="utf-8")
    changed(folder)
    _, config = load_settings(folder / "mkdocs.yml")
    assert full_build_reason(config) == why


@pytest.mark.parametrize("package", ["mkdocs", "markdown"])
def test_a_version_that_was_not_proved_equal_gives_the_same_site(
    site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    folder = site_folder(SEEDS)
    configuration = folder / "mkdocs.yml"
    configuration.write_text(configuration.read_text(encoding="utf-8").replace("  - search\n", ""), encoding="utf-8")
    monkeypatch.setattr(library_versions, "PROVED", {**library_versions.PROVED, package: frozenset({"0.1"})})
    rendered = build(folder)
    assert (rendered is None) == (package == "mkdocs")
    monkeypatch.undo()
    assert differences(folder) == []


def test_another_version_of_mkdocs_builds_the_whole_site(
    site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = site_folder({})
    _, config = load_settings(folder / "mkdocs.yml")
    monkeypatch.setattr("generator.site.render_site.is_proved", lambda package: False)
    monkeypatch.setattr("generator.site.render_site.installed_version", lambda package: "9.9")
    assert full_build_reason(config) == "MkDocs 9.9"


def test_a_build_notes_another_version_of_a_library_once(
    site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = site_folder({})
    monkeypatch.setattr(library_versions, "PROVED", {**library_versions.PROVED, "mkdocs": frozenset({"0.1"})})
    settings, _ = load_settings(folder / "mkdocs.yml")
    remarks = [remark.path for _ in range(2) for remark in rebuild(settings).remarks]
    assert remarks == ["mkdocs"]
