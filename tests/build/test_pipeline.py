"""The whole build in data order."""

from __future__ import annotations

import gc

import pytest

from generator.build.pipeline import SMALL_CORPUS, run_pipeline
from generator.build.result import DEFAULT, BuildOptions
from generator.build.session import open_session
from generator.config import load_settings
from generator.process.gc_tuning import YOUNG
from tests.builds import planned, rebuild, run_stages
from tests.conftest import SiteFolder
from tests.sites import HARBOUR, STRIKE, files_of


class Steps:
    """Notes the steps of a build, and the collector's threshold in each."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.thresholds: set[int] = set()

    def begin(self, step: str, total: int | None) -> None:
        self.names.append(step)
        self.thresholds.add(gc.get_threshold()[0])

    def advance(self, count: int = 1) -> None:
        pass


def test_the_steps_are_reported_in_data_order(site_folder: SiteFolder) -> None:
    steps = Steps()
    rebuild(load_settings(site_folder() / "mkdocs.yml")[0], BuildOptions(steps))
    assert steps.names == [
        "Reading seeds",
        "Extracting names",
        "Resolving names",
        "Relating articles",
        "Laying out pages",
        "Writing pages",
    ]


@pytest.mark.parametrize("write", [True, False])
def test_the_garbage_collector_runs_less_often_in_every_run(site_folder: SiteFolder, write: bool) -> None:
    steps, before = Steps(), gc.get_threshold()
    with open_session(load_settings(site_folder() / "mkdocs.yml")[0]) as session:
        run_pipeline(session, BuildOptions(steps), write=write)
    assert steps.thresholds == {YOUNG}
    assert gc.get_threshold() == before


def test_a_run_that_does_not_write_touches_no_file_and_plans_the_same_pages(site_folder: SiteFolder) -> None:
    site = site_folder({"harbour.txt": HARBOUR, "strike.txt": STRIKE})
    settings = load_settings(site / "mkdocs.yml")[0]
    before = files_of(site)
    run = planned(settings)
    assert files_of(site) == before
    assert run.result.written == ()
    assert run.plan.paths == run_stages(settings).pages


def test_names_of_one_article_have_pages_in_a_small_corpus_only(site_folder: SiteFolder) -> None:
    corpus = planned(load_settings(site_folder() / "mkdocs.yml")[0]).corpus
    assert len(corpus.articles) < SMALL_CORPUS
    assert all(entity.own_page for entity in corpus.entities)


def test_the_result_counts_what_was_read_and_written(site_folder: SiteFolder) -> None:
    site = site_folder({"harbour.txt": HARBOUR, "broken.docx": "no article"})
    with open_session(load_settings(site / "mkdocs.yml")[0]) as session:
        from generator.build.generate import generate

        result = generate(session, DEFAULT)
    assert (result.counts["files"], result.counts["skipped"], result.counts["articles"]) == (2, 1, 1)
    assert {"index.md", "data/articles.jsonl", "data/build.json"} <= set(result.written)
    assert [problem.path for problem in result.problems] == ["seeds/broken.docx"]
