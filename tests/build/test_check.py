"""Inspecting a site without writing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build.check import check, explain
from generator.build.result import DEFAULT, BuildResult
from generator.build.session import open_session
from generator.config import load_settings
from tests.builds import rebuild
from tests.conftest import SiteFolder
from tests.sites import files_of


@pytest.fixture
def site(site_folder: SiteFolder) -> Path:
    folder = site_folder()
    rebuild(load_settings(folder / "mkdocs.yml")[0])
    return folder


def checked(site: Path) -> BuildResult:
    with open_session(load_settings(site / "mkdocs.yml")[0], read_only=True) as session:
        return check(session, DEFAULT)


def test_a_site_in_order_breaks_no_rule_and_nothing_is_written(site: Path) -> None:
    before = files_of(site)
    assert checked(site).breaches == ()
    assert files_of(site) == before


def test_an_altered_page_is_reported_as_a_breach(site: Path) -> None:
    page = site / "docs/people/ada-lund.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Lund", "Lunt"), encoding="utf-8")
    assert [breach.path for breach in checked(site).breaches] == ["docs/people/ada-lund.md"]


def test_after_a_change_of_the_seeds_the_old_pages_are_not_a_breach(site: Path) -> None:
    (site / "docs/people/ada-lund.md").unlink()
    (site / "seeds/new.txt").write_text("Rain\n\nIt rained in Oslo.\n", encoding="utf-8")
    assert checked(site).breaches == ()


@pytest.mark.parametrize("wanted", ["ada-lund", "Ada Lund", "LUND"])
def test_an_entity_is_found_by_its_id_and_by_each_of_its_names(site: Path, wanted: str) -> None:
    with open_session(load_settings(site / "mkdocs.yml")[0], read_only=True) as session:
        _, found = explain(session, wanted, DEFAULT)
    assert [entity.id for entity in found] == ["ada-lund"]
