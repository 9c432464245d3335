"""The shared converter gives the content, title and table of contents of MkDocs' own pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.pages import Page

from generator.site.fast_page import FastPage, SharedConverter, use_fast_converter
from generator.site.source_files import TrackedFiles

PAGES: Mapping[str, str] = {
    "one.md": "# One *heading*\n\n[two](two.md#two) [sub](sub/index.md) [up](./two.md) [file](logo.svg)\n\n## Part\n",
    "two.md": "---\ntitle: From above\n---\n[one](one.md) [out](http://a.example/) [mail](mailto:a@b.example) [x](#)\n",
    "sub/index.md": "# Sub\n\n[two](../two.md) [missing](missing.md) [above](../../no.md) [encoded](../tw%6F.md)\n",
    "sub/tables.md": "# A &amp; B\n\n| a | b |\n| - | - |\n| [one](../one.md) | `x` |\n\n[TOC]\n",
    "empty.md": "",
}


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    for path, text in {**PAGES, "logo.svg": "<svg/>"}.items():
        (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / path).write_text(text, encoding="utf-8")
    return load_config(
        None,
        site_name="A site",
        docs_dir=str(tmp_path / "docs"),
        site_dir=str(tmp_path / "site"),
        plugins=[],
        markdown_extensions=["tables", {"toc": {"permalink": True}}],
    )


def files_of(config: MkDocsConfig) -> Files:
    files = get_files(config)
    set_exclusions(files, config)
    return files


def described(page: Page) -> tuple[object, ...]:
    toc = [(item.title, item.id, item.level) for item in page.toc]
    anchors = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
    return page.content, page.title, toc, page.meta, anchors


def own(config: MkDocsConfig, path: str) -> Page:
    files = files_of(config)
    page = Page(None, files.src_uris[path], config)
    page.read_source(config)
    page.render(config, files)
    return page


def test_pages_converted_one_after_another_are_those_of_mkdocs(config: MkDocsConfig) -> None:
    files = TrackedFiles(files_of(config))
    converter = SharedConverter(files, config)
    for path in (*PAGES, *PAGES):
        page = FastPage(files.src_uris[path], config, converter)
        page.read_source(config)
        page.render(config, files)
        assert described(page)[:-1] == described(own(config, path))[:-1], path  # anchors are not checked here


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_mkdocs_with_the_faster_parts_is_the_same(config: MkDocsConfig, path: str) -> None:
    files = files_of(config)
    page = Page(None, files.src_uris[path], config)
    use_fast_converter(page)
    page.read_source(config)
    page.render(config, files)
    assert described(page) == described(own(config, path))


def test_the_paths_that_links_look_up_are_recorded(config: MkDocsConfig) -> None:
    files = TrackedFiles(files_of(config))
    page = FastPage(files.src_uris["sub/index.md"], config, SharedConverter(files, config))
    page.read_source(config)
    page.render(config, files)
    assert {"two.md", "sub/missing.md"} <= files.lookups
