"""The source files of a site are those that MkDocs finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files, set_exclusions

from generator.site.source_files import TrackedFiles, find_files

# Pages and files of all sorts: an index next to a README, hidden ones, folders within folders, letters beyond ASCII.
PATHS = (
    "index.md",
    "README.md",
    "about.md",
    ".hidden.md",
    "templates/page.md",
    "assets/logo.svg",
    "assets/templates/kept.md",
    "people/README.md",
    "people/zoë.md",
    "people/index.md",
    "people/.kept/old.md",
    "people/a/b/c.md",
    "search/2024-0a/fragment/x.pf_fragment",
    "drafts/later.md",
)

# What a site may say of its files.
SITES: tuple[dict[str, Any], ...] = (
    {},
    {"use_directory_urls": False},
    {"not_in_nav": "people/*"},
    {"exclude_docs": "drafts/\n!.hidden.md"},
    {"draft_docs": "drafts/", "not_in_nav": "/about.md"},
    {"exclude_docs": "index.md"},
)


@pytest.mark.parametrize("site", SITES, ids=str)
def test_the_files_of_a_site_are_those_that_mkdocs_finds(tmp_path: Path, site: dict[str, Any]) -> None:
    """In its order, with their addresses and whether they are published; and the state of each is known."""
    config = _config(tmp_path, **site)
    states: dict[str, tuple[int, int]] = {}
    ours, theirs = find_files(config, states), get_files(config)
    set_exclusions(theirs, config)
    assert _described(ours) == _described(theirs)
    assert set(states) == set(PATHS)


def test_a_link_to_a_folder_is_followed_as_mkdocs_follows_it(tmp_path: Path) -> None:
    """What is in the folder that it leads to is of the site."""
    config = _config(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "page.md").write_text("# A page\n", encoding="utf-8")
    Path(config.docs_dir, "linked").symlink_to(elsewhere, target_is_directory=True)
    theirs = get_files(config)
    set_exclusions(theirs, config)
    assert _described(find_files(config, {})) == _described(theirs)


def _config(folder: Path, **site: Any) -> MkDocsConfig:
    for path in PATHS:
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {path}\n", encoding="utf-8")
    return load_config(
        None, site_name="A site", docs_dir=str(folder / "docs"), site_dir=str(folder / "site"), plugins=[], **site
    )


def _described(files: Files) -> list[tuple[object, ...]]:
    addresses = ["src_uri", "dest_uri", "src_dir", "dest_dir", "url", "name", "abs_src_path", "abs_dest_path"]
    names = [*addresses, "inclusion", "use_directory_urls"]
    return [
        (*(getattr(one, name) for name in names), one.is_documentation_page(), one.is_media_file()) for one in files
    ]


def test_a_lookup_is_recorded_whether_there_is_a_file_or_not(tmp_path: Path) -> None:
    files = TrackedFiles(find_files(_config(tmp_path), {}))
    assert files.get_file_from_path("people/a/b/c.md") is not None
    assert files.get_file_from_path("people/nobody.md") is None
    assert files.lookups == {"people/a/b/c.md", "people/nobody.md"}
