"""Incremental generation: unchanged inputs are skipped, and every change is noticed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from time import time_ns
from typing import Any

import pytest

from generator.build import pipeline
from generator.build.pipeline import PipelineRun
from generator.build.result import BuildResult
from generator.config import Overrides, load_settings
from generator.store import file_hashes
from tests.builds import rebuild, run_stages
from tests.conftest import SiteFolder

SEEDS = {
    "harbour.txt": "Harbour opens\n\nMayor Ada Lund opened the harbour in Bergen on Monday.\n\nShare this article\n",
    "strike.txt": "Strike ends\n\nDock workers in Bergen ended their strike, Ada Lund said.\n",
    "broken.docx": "no article",
}


@pytest.fixture
def site(site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that has been built once."""
    folder = site_folder(SEEDS)
    again(folder)
    return folder


def again(folder: Path, **overrides: Path) -> BuildResult:
    settings, _ = load_settings(folder / "mkdocs.yml", Overrides(**overrides))  # type: ignore[arg-type]
    return rebuild(settings)


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a seed is edited": lambda site: append(site / "seeds/harbour.txt", "It rained.\n"),
    "a seed is added": lambda site: append(site / "seeds/another.txt", "Another\n\nIt rained in Oslo.\n"),
    "a seed is taken away": lambda site: (site / "seeds/strike.txt").unlink(),
    "a seed is renamed": lambda site: (site / "seeds/strike.txt").rename(site / "seeds/strike-2.txt"),
    "a sidecar is added": lambda site: append(site / "seeds/strike.meta.yml", "date: 2024-08-19\n"),
    "a seed takes the place of another of the same size and time": lambda site: same_stamp(site / "seeds/strike.txt"),
    "a correction is made": lambda site: append(site / "registry.yml", "\nignore: [{text: Bergen}]\n"),
    "the configuration changes": lambda site: (site / "mkdocs.yml").write_text(
        (site / "mkdocs.yml").read_text().replace("site_name: ", "site_name: New ")
    ),
    "a page is edited": lambda site: append(site / "docs/people/ada-lund.md", "Hello"),
    "a page is deleted": lambda site: (site / "docs/people/ada-lund.md").unlink(),
    "a data file is deleted": lambda site: (site / "docs/data/articles.jsonl").unlink(),
    "a stray page appears": lambda site: append(site / "docs/people/x.md", "Hello"),
    "the ledger of ids is deleted": lambda site: (site / "ids.tsv").unlink(),
    "a page by hand is edited": lambda site: append(site / "docs/about.md", "Hello"),
}


def same_stamp(path: Path) -> None:
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"ended", b"began"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def test_without_changes_nothing_is_read(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.build.pipeline.run_pipeline", lambda *_, **__: pytest.fail("the stages ran"))
    assert again(site).unchanged


def test_an_unchanged_build_reports_the_same_again(site: Path) -> None:
    recalled = again(site)
    settings, _ = load_settings(site / "mkdocs.yml")
    worked_out = run_stages(settings)
    assert recalled.problems == worked_out.problems
    assert recalled.problems
    assert recalled.counts == worked_out.counts
    assert recalled.boilerplate == worked_out.boilerplate
    assert [left.text for _, left in recalled.boilerplate] == ["Share this article"]
    assert (recalled.model, recalled.newest, recalled.pages) == (
        worked_out.model,
        worked_out.newest,
        worked_out.pages,
    )


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_noticed(site: Path, change: Callable[[Path], object]) -> None:
    change(site)
    assert not again(site).unchanged
    assert again(site).unchanged


@pytest.fixture
def later(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same site a minute later, when what is in the seeds is known without opening them."""
    monkeypatch.setattr(file_hashes, "time_ns", lambda: time_ns() + 60_000_000_000)
    assert again(site).unchanged
    return site


def test_without_changes_no_seed_is_opened(later: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "open", lambda path, _: pytest.fail(f"{path} was opened"))
    assert again(later).unchanged


@pytest.mark.parametrize(
    "change", [name for name in CHANGES if name.startswith(("a seed", "a sidecar", "a correction"))]
)
def test_a_change_is_noticed_if_the_seeds_are_known(later: Path, change: str) -> None:
    CHANGES[change](later)
    assert not again(later).unchanged
    assert again(later).unchanged


def test_a_seed_that_is_changed_during_a_build_is_read_by_the_next(
    later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = pipeline.run_pipeline

    def meanwhile(*arguments: Any, **options: Any) -> PipelineRun:
        result = really(*arguments, **options)
        same_stamp(later / "seeds/strike.txt")
        return result

    append(later / "seeds/harbour.txt", "It rained.\n")
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "run_pipeline", meanwhile)
        again(later)
    assert not again(later).unchanged
    assert again(later).unchanged
    assert "began their strike" in (later / "docs/articles/strike-ends.md").read_text(encoding="utf-8")


def test_seeds_copied_over_themselves_are_unchanged_and_opened_once(
    later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.move(later / "seeds", later / "old")
    shutil.copytree(later / "old", later / "seeds", copy_function=shutil.copyfile)
    assert again(later).unchanged
    monkeypatch.setattr(os, "open", lambda path, _: pytest.fail(f"{path} was opened"))
    assert again(later).unchanged


def test_touching_a_seed_is_not_a_change(site: Path) -> None:
    os.utime(site / "seeds/harbour.txt", (0, 0))
    assert again(site).unchanged


def test_another_folder_of_pages_is_another_build(site: Path, tmp_path: Path) -> None:
    assert not again(site, docs=tmp_path / "elsewhere").unchanged
    assert again(site, docs=tmp_path / "elsewhere").unchanged
    assert again(site).unchanged


def test_without_a_cache_every_build_is_a_full_one_and_reports_the_reason(site: Path) -> None:
    (site / ".briefing/cache.sqlite").unlink()
    for leftover in (site / ".briefing").iterdir():
        leftover.unlink()
    (site / ".briefing").rmdir()
    (site / ".briefing").write_text("no folder")
    result = again(site)
    assert not result.unchanged
    assert [remark.path for remark in result.remarks] == [".briefing/cache.sqlite"]
