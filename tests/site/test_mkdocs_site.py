"""A site in memory has the files and the navigation of MkDocs, and renders one page at a time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.config import load_settings
from generator.site.manifest import BuiltFile, looked_up, path_numbers
from generator.site.mkdocs_site import Site
from tests.conftest import SiteFolder


@pytest.fixture
def site(site_folder: SiteFolder) -> Site:
    folder = site_folder({})
    for path, text in {
        "index.md": "# Home\n",
        "about.md": "# About *us*\n\n[one](notes/one.md)\n",
        "notes/one.md": "---\ndate: 2024-08-18\n---\n# One\n\n[about](../about.md) [missing](missing.md)\n",
    }.items():
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text(text, encoding="utf-8")
    _, config = load_settings(folder / "mkdocs.yml")
    config.plugins.pop("briefing")  # the pages are there
    return Site(config)


def output(site: Site, path: str) -> Path:
    return Path(site.files.src_uris[path].abs_dest_path)


def test_a_page_is_rendered_with_its_date_and_the_paths_that_it_looked_up(site: Site) -> None:
    site.read_titles({})
    rendered = site.render(site.files.src_uris["notes/one.md"])
    assert rendered.date == "2024-08-18"
    built = BuiltFile((0, 0), b"", (0, 0), lookups=rendered.lookups)
    for path, found in (("about.md", True), ("notes/missing.md", True), ("index.md", False)):
        assert looked_up(built, path_numbers([path])) == found
    assert '<a href="../../about/">about</a>' in output(site, "notes/one.md").read_text(encoding="utf-8")


def test_a_page_outside_the_navigation_is_not_kept_in_memory(site: Site) -> None:
    site.read_titles({})
    file = site.files.src_uris["notes/one.md"]
    site.render(file)
    assert file.page is None


def test_titles_are_those_of_first_headings(site: Site) -> None:
    site.read_titles({})
    assert {page.file.src_uri: page.title for page in site.nav.pages}["about.md"] == "About us"


def test_a_page_with_a_known_heading_is_not_converted_for_its_title(site: Site) -> None:
    site.read_titles({page.file.src_uri: "Known" for page in site.nav.pages})
    assert {page.content for page in site.nav.pages} == {None}
    assert {page.file.src_uri: page.title for page in site.nav.pages}["about.md"] == "Known"


def test_the_state_of_a_source_is_that_when_the_folder_was_read(site: Site) -> None:
    file = site.files.src_uris["about.md"]
    before = site.source_state(file)
    os.utime(file.abs_src_path or "", ns=(1, 1))
    assert site.source_state(file) == before
