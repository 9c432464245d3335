"""The manifest of a built site is kept for the next build, for each site its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.base import load_config

from generator.config import load_settings
from generator.site.manifest import (
    BuiltFile,
    SiteManifest,
    global_inputs,
    load_manifest,
    looked_up,
    own_templates,
    pack_paths,
    path_numbers,
    save_manifest,
)
from generator.store.sqlite import SqliteStore
from tests.conftest import SiteFolder

PAGE = BuiltFile((1, 2), b"hash", (3, 4), "2024-08-18", pack_paths(["a.md", "b.md"]), "Heading", ("c.md",))
MANIFEST = SiteManifest(
    b"inputs", {"a.md": PAGE}, {"logo.svg": BuiltFile((5, 6), b"", (7, 8))}, {"404.html": (9, 9)}, b""
)


def test_a_manifest_is_loaded_as_it_was_saved_by_the_same_site(site_folder: SiteFolder, tmp_path: Path) -> None:
    settings, _ = load_settings(site_folder({}) / "mkdocs.yml")
    store = SqliteStore(tmp_path / "cache.sqlite")
    assert load_manifest(store, settings) is None
    save_manifest(store, settings, MANIFEST)
    assert load_manifest(store, settings) == MANIFEST
    assert load_manifest(store, replace(settings, site=tmp_path / "other")) is None


@pytest.mark.parametrize(("path", "found"), [("a.md", True), ("b.md", True), ("c.md", False)])
def test_a_page_depends_on_the_paths_that_it_looked_up(path: str, found: bool) -> None:
    assert looked_up(PAGE, path_numbers([path])) == found


def test_packed_paths_do_not_depend_on_their_order() -> None:
    assert pack_paths(["b.md", "a.md", "a.md"]) == pack_paths(["a.md", "b.md"])


def inputs(tmp_path: Path, **site: Any) -> bytes:
    for name in ("docs", "theme"):
        (tmp_path / name).mkdir(exist_ok=True)
    site = {"site_name": "A site", "theme": {"name": "material", "custom_dir": str(tmp_path / "theme")}, **site}
    config = load_config(None, docs_dir=str(tmp_path / "docs"), plugins=[], **site)
    return global_inputs(config, [])


@pytest.mark.parametrize(
    ("site", "same"),
    [
        ({}, True),
        ({"site_dir": "elsewhere"}, True),
        ({"not_in_nav": "people/*"}, True),
        ({"site_name": "Another"}, False),
        ({"site_url": "https://news.example/"}, False),
        ({"copyright": "us"}, False),
    ],
    ids=str,
)
def test_every_page_depends_on_settings_that_it_may_show(tmp_path: Path, site: dict[str, Any], same: bool) -> None:
    assert (inputs(tmp_path, **site) == inputs(tmp_path)) == same


def test_every_page_depends_on_the_templates_of_the_site(tmp_path: Path) -> None:
    before = inputs(tmp_path)
    (tmp_path / "theme/main.html").write_text("x", encoding="utf-8")
    with_template = inputs(tmp_path)
    (tmp_path / "theme/notes.md").write_text("x", encoding="utf-8")
    assert before != with_template
    assert inputs(tmp_path) == with_template


def test_templates_are_listed_in_order_below_their_folder(tmp_path: Path) -> None:
    (tmp_path / "theme/partials").mkdir(parents=True)
    for name in ("main.html", "partials/nav.html", "sitemap.xml", "style.css"):
        (tmp_path / "theme" / name).write_text("x", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    theme = {"name": "material", "custom_dir": str(tmp_path / "theme")}
    config = load_config(None, site_name="A site", docs_dir=str(tmp_path / "docs"), plugins=[], theme=theme)
    assert [path for _, path in own_templates(config)] == ["main.html", "partials/nav.html", "sitemap.xml"]
