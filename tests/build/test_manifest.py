"""The manifest of a build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build.manifest import hash_inputs, load_manifest, manifest_of, output_states, save_manifest
from generator.build.result import BuildResult
from generator.build.session import open_session
from generator.config import Overrides, Settings, load_settings
from generator.errors import Problem
from tests.conftest import SiteFolder


@pytest.fixture
def site(site_folder: SiteFolder) -> Path:
    return site_folder()


def settings_of(folder: Path, **overrides: object) -> Settings:
    return load_settings(folder / "mkdocs.yml", Overrides(**overrides))[0]  # type: ignore[arg-type]


def inputs_of(settings: Settings) -> bytes:
    with open_session(settings) as session:
        return hash_inputs(session)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a seed is edited": lambda site: (site / "seeds/harbour.txt").write_text("Rain\n\nIt rained.\n"),
    "a seed is added": lambda site: (site / "seeds/new.txt").write_text("Rain\n\nIt rained.\n"),
    "a seed is renamed": lambda site: (site / "seeds/harbour.txt").rename(site / "seeds/port.txt"),
    "a seed becomes a link to the same text": lambda site: linked(site / "seeds/harbour.txt"),
    "the registry is edited": lambda site: (site / "registry.yml").write_text("ignore: []\n"),
    "the registry is deleted": lambda site: (site / "registry.yml").unlink(),
}


def linked(path: Path) -> None:
    path.rename(path.parents[1] / path.name)
    path.symlink_to(f"../{path.name}")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_the_hash_of_inputs_changes_with_everything_that_a_build_reads(
    site: Path, change: Callable[[Path], object]
) -> None:
    before = inputs_of(settings_of(site))
    change(site)
    assert inputs_of(settings_of(site)) != before


def test_the_number_of_processes_and_the_folder_of_the_site_are_not_inputs(site: Path) -> None:
    assert inputs_of(settings_of(site)) == inputs_of(settings_of(site, jobs=7, site=site / "elsewhere"))


def test_a_page_by_hand_is_an_output(site: Path) -> None:
    settings = settings_of(site)
    inputs, outputs = inputs_of(settings), output_states(settings)
    (site / "docs/about.md").write_text("# About\n", encoding="utf-8")
    assert inputs_of(settings) == inputs
    assert {path for path, state in output_states(settings).items() if outputs.get(path) != state} == {"about.md"}


def test_a_manifest_is_loaded_as_it_was_saved_and_makes_the_same_result(site: Path) -> None:
    settings = settings_of(site)
    problem = Problem("seeds/a.txt", 3, "is empty", "Add a text", "warning")
    result = BuildResult((), "model 1", {"files": 1}, (problem,), pages=frozenset({"a.md"}), newest="2024-08-18")
    with open_session(settings) as session:
        assert load_manifest(session) is None
        manifest = manifest_of(result, settings, b"inputs")
        save_manifest(session, manifest)
    with open_session(settings) as session:
        assert load_manifest(session) == manifest
    recalled = manifest.result(())
    assert recalled.unchanged
    assert (recalled.model, recalled.counts, recalled.problems) == ("model 1", {"files": 1}, (problem,))
    assert recalled.pages == frozenset({"a.md"})
    assert recalled.newest == "2024-08-18"
