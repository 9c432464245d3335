"""The plugin generates before a build, and refuses a page that holds what it may not."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment
from mkdocs.exceptions import PluginError

from generator import TOOL
from generator.build.result import BuildResult
from generator.config import load_settings
from generator.site.plugin import BriefingPlugin
from tests.conftest import SiteFolder

ARTICLE = {"generator": f"{TOOL} 0.1", "source_file": "a.txt"}
TEXT = '<h1 id="s0">A</h1><h2 id="text">Full text</h2><p>x</p>'


def page(meta: dict[str, Any]) -> Any:
    return SimpleNamespace(meta=dict(meta), file=SimpleNamespace(src_uri="articles/a.md"))


@pytest.mark.parametrize(
    ("meta", "linked"),
    [({"generator": f"{TOOL} 0.1"}, True), ({"generator": "another 1"}, False), ({}, False)],
)
def test_a_generated_page_links_to_its_markdown(meta: dict[str, Any], linked: bool) -> None:
    shown = page(meta)
    BriefingPlugin().on_page_markdown("", page=shown, config=None, files=None)  # type: ignore[arg-type]
    assert shown.meta.get("markdown") == ("articles/a.md" if linked else None)


@pytest.mark.parametrize(
    ("meta", "html", "refused"),
    [
        (ARTICLE, TEXT, False),
        (ARTICLE, TEXT + "<script>x()</script>", True),
        (ARTICLE, TEXT + '<p><img src="https://other.example/a.png"></p>', True),
        ({"generator": f"{TOOL} 0.1"}, TEXT + "<img>", False),  # no article
        ({"source_file": "a.txt"}, TEXT + "<img>", False),  # not generated
    ],
)
def test_an_article_that_holds_what_it_may_not_stops_the_build(meta: dict[str, Any], html: str, refused: bool) -> None:
    plugin = BriefingPlugin()
    if not refused:
        plugin.on_page_content(html, page=page(meta), config=None, files=None)  # type: ignore[arg-type]
        return
    with pytest.raises(PluginError, match=r"articles/a\.md"):
        plugin.on_page_content(html, page=page(meta), config=None, files=None)  # type: ignore[arg-type]


def test_templates_know_whether_the_site_is_served() -> None:
    plugin, environment = BriefingPlugin(), Environment(autoescape=True)
    for command, serving in (("build", False), ("serve", True)):
        plugin.on_startup(command=command, dirty=False)  # type: ignore[arg-type]
        plugin.on_env(environment, config=None, files=None)  # type: ignore[arg-type]
        plugin.on_shutdown()
        assert environment.globals["serving"] == serving


@pytest.mark.parametrize(("newest", "epoch"), [("1970-01-03", "172800"), (None, "0"), ("1969-12-31", "0")])
def test_the_compressed_sitemap_has_the_day_of_the_newest_article(
    site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch, newest: str | None, epoch: str
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    _, config = load_settings(site_folder({}) / "mkdocs.yml")
    plugin = config.plugins["briefing"]
    assert isinstance(plugin, BriefingPlugin)
    plugin.result = BuildResult(articles=(), model="", counts={}, problems=(), newest=newest)
    plugin.on_pre_build(config=config)
    plugin.on_build_error(error=ValueError())
    plugin.result = None
    assert os.environ.pop("SOURCE_DATE_EPOCH") == epoch


def test_a_build_whose_pages_cannot_be_generated_stops(site_folder: SiteFolder) -> None:
    folder = site_folder({})
    (folder / "registry.yml").write_text("entitys: {}\n", encoding="utf-8")
    _, config = load_settings(folder / "mkdocs.yml")
    plugin = config.plugins["briefing"]
    assert isinstance(plugin, BriefingPlugin)
    plugin.result = None  # MkDocs shares the plugin between the configurations that a process loads
    with pytest.raises(PluginError, match=r"registry\.yml:1"):
        plugin.on_pre_build(config=config)
    assert not Path(config.docs_dir, "index.md").exists()
