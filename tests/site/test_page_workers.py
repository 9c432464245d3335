"""A few pages are rendered by this process, and many by workers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.config import Overrides, load_settings
from generator.site import page_workers
from generator.site.mkdocs_site import RenderedPage
from generator.site.page_workers import render_pages
from tests.conftest import SiteFolder


class File:
    def __init__(self, src_uri: str) -> None:
        self.src_uri = src_uri


class FakeSite:
    """A site that notes which pages this process renders."""

    def __init__(self) -> None:
        self.rendered: list[str] = []

    def render(self, file: Any) -> RenderedPage:
        self.rendered.append(file.src_uri)
        return RenderedPage(None, b"here")


class Count:
    """A progress listener."""

    def __init__(self) -> None:
        self.count = 0

    def begin(self, step: str, total: int | None) -> None:
        self.count = 0

    def advance(self, count: int = 1) -> None:
        self.count += count


FILES = [File(f"{number}.md") for number in range(10)]


def rendered(folder: Path, jobs: int) -> tuple[FakeSite, dict[str, RenderedPage], int]:
    settings, _ = load_settings(folder / "mkdocs.yml")
    site, progress = FakeSite(), Count()
    pages = dict(render_pages(site, FILES, replace(settings, jobs=jobs), Overrides(), progress))  # type: ignore[arg-type]
    return site, pages, progress.count


def test_a_few_pages_are_rendered_here(site_folder: SiteFolder) -> None:
    site, pages, count = rendered(site_folder({}), jobs=8)
    assert site.rendered == list(pages) == [file.src_uri for file in FILES]
    assert count == len(FILES)


@pytest.mark.parametrize("done", [10, 4, 0])
def test_this_process_renders_the_pages_that_workers_left(
    site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    def in_workers(site: object, files: Sequence[File], *_: object) -> Iterator[list[tuple[str, RenderedPage]]]:
        for file in files[:done]:
            yield [(file.src_uri, RenderedPage(None, b"worker"))]

    monkeypatch.setattr(page_workers, "MIN_PAGES_PER_WORKER", 2)
    monkeypatch.setattr(page_workers, "_render_in_workers", in_workers)
    site, pages, count = rendered(site_folder({}), jobs=2)
    assert site.rendered == [file.src_uri for file in FILES[done:]]
    assert list(pages) == [file.src_uri for file in FILES]
    assert count == len(FILES)
