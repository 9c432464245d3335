"""The result of a run, before anything is written."""

from __future__ import annotations

from pathlib import Path

from generator.build.result import BuildOptions
from generator.build.session import open_session
from generator.config import Overrides, load_settings
from tests.builds import planned, rebuild
from tests.conftest import SiteFolder
from tests.sites import HARBOUR, LIBRARY, STRIKE


def test_an_article_without_name_extraction_is_reported_by_its_path_in_the_site(site_folder: SiteFolder) -> None:
    site = site_folder({"library.txt": LIBRARY})
    result = planned(load_settings(site / "mkdocs.yml")[0]).result
    assert [problem.path for problem in result.problems] == ["seeds/library.txt"]


def test_seeds_outside_of_the_site_are_named_without_their_place_on_the_machine(
    site_folder: SiteFolder, tmp_path: Path
) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox/library.txt").write_text(LIBRARY, encoding="utf-8")
    settings = load_settings(site_folder() / "mkdocs.yml", Overrides(seeds=tmp_path / "inbox"))[0]
    assert [problem.path for problem in planned(settings).result.problems] == ["inbox/library.txt"]


def test_the_newest_date_and_the_decisions_are_in_the_result(site_folder: SiteFolder) -> None:
    dated = {"2024-08-18-harbour.txt": HARBOUR, "2024-08-19-strike.txt": STRIKE}
    settings = load_settings(site_folder(dated) / "mkdocs.yml")[0]
    assert planned(settings).result.decisions == ()
    with open_session(settings) as session:
        from generator.build.generate import generate

        result = generate(session, BuildOptions(explained=True))
    assert result.newest == "2024-08-19"
    assert any(line.startswith("read 2024-08-18-harbour.txt: ") for line in result.decisions)
    assert rebuild(settings).unchanged
