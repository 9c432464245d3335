"""Render pages of a site, in several processes if there are many."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor
from pathlib import Path

from mkdocs.structure.files import File

from generator.build.result import ProgressListener
from generator.config import Overrides, Settings, load_settings
from generator.process.signals import leave_interrupts_to_parent
from generator.process.workers import WorkerPool
from generator.site.mkdocs_site import RenderedPage, Site

# Pages that one process renders while a worker starts (2 s) and reads the folders of a large site (3 s).
MIN_PAGES_PER_WORKER = 400

PAGES_PER_TASK = 50


def render_pages(
    site: Site, files: Sequence[File], settings: Settings, overrides: Overrides, listener: ProgressListener
) -> Iterator[tuple[str, RenderedPage]]:
    """Render pages outside the navigation.

    Args:
        site: The site, with the titles of its navigation.
        files: The Markdown files of the pages.
        settings: The checked configuration.
        overrides: Options of the command line, with which workers load the configuration again.
        listener: Receives the progress.

    Yields:
        Path and facts of each page.
    """
    jobs = min(settings.jobs, len(files) // MIN_PAGES_PER_WORKER)
    rendered = 0
    if jobs > 1:
        for done in _render_in_workers(site, files, jobs, (settings.config_file, overrides)):
            yield from done
            rendered += len(done)
            listener.advance(len(done))
    for file in files[rendered:]:
        yield file.src_uri, site.render(file)
        listener.advance()


def _render_in_workers(
    site: Site, files: Sequence[File], jobs: int, configuration: tuple[Path, Overrides]
) -> Iterator[list[tuple[str, RenderedPage]]]:
    """Render in worker processes, in order; ends early if one of them dies, for lack of memory perhaps."""
    tasks = [[file.src_uri for file in files[n : n + PAGES_PER_TASK]] for n in range(0, len(files), PAGES_PER_TASK)]
    headings = {page.file.src_uri: page._title_from_render or "" for page in site.nav.pages}
    context = multiprocessing.get_context("spawn")
    with WorkerPool(jobs, context, _prepare_worker, (*configuration, headings)) as pool:
        try:
            yield from pool.map(_render_task, tasks)
        except BrokenExecutor:
            pass
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _prepare_worker(config_file: Path, overrides: Overrides, headings: Mapping[str, str]) -> None:
    """Read the site's folders, once in each worker."""
    leave_interrupts_to_parent()
    site = Site(load_settings(config_file, overrides)[1])
    site.read_titles(headings)
    _worker_site.append(site)


_worker_site: list[Site] = []


def _render_task(paths: Sequence[str]) -> list[tuple[str, RenderedPage]]:
    """Render some pages in a worker."""
    (site,) = _worker_site
    return [(path, site.render(site.files.src_uris[path])) for path in paths]
