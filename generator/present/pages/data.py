"""The page of data files, and `llms.txt`, which describes the site for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from generator.present.addresses import (
    ARTICLES,
    DATA,
    DIGESTS,
    FIGURES,
    HOME,
    LLMS,
    MAP,
    NETWORK,
    QUOTES,
    SECTIONS,
    STORIES,
    TIMELINE,
    Link,
    feed_file,
    href,
    section_page,
)
from generator.present.data.feeds import Feeds
from generator.present.layout import Layout
from generator.present.views.data import ColumnView, DataFile, DataView, DownloadView, LlmsView, Pointer
from generator.records import KINDS
from generator.site_plan import BUILD_REPORT, Page, Table, TableSize, schema_file, table_file

FOLLOWED = (HOME, ARTICLES, *(section_page(kind) for kind in KINDS))
"""Pages whose feeds are listed; entities and stories link to their feeds themselves."""


def data_page(layout: Layout, feeds: Feeds, tables: Sequence[Table], sizes: Mapping[str, TableSize]) -> Page:
    """The page of the data files with their columns and sizes.

    Args:
        layout: The corpus.
        feeds: Which pages have feeds.
        tables: The data files.
        sizes: Their sizes by name; a file that could not be written has none and is left out.
    """
    files = (_file(table, sizes[table.name]) for table in tables if table.name in sizes)
    view = DataView(
        files=tuple(files),
        report=Link("build.json", href(DATA, BUILD_REPORT)),
        feeds=tuple((feeds.title(page), feeds.links(page, DATA)) for page in FOLLOWED if feeds.links(page, DATA)),
        full_text=layout.full_text,
    )
    return Page(DATA, "data.md.jinja", {"title": "Data", "generator": layout.generator}, view)


def llms_txt(layout: Layout, feeds: Feeds, tables: Sequence[Table]) -> Page:
    """Describe the site and its sections in the format of https://llmstxt.org."""
    kinds = Counter(entity.kind for entity in layout.corpus.entities)

    def to(target: str) -> str:
        return layout.web.address(target, LLMS)

    def page(path: str) -> str:
        return to(layout.web.page(path))

    view = LlmsView(
        site_name=layout.site_name,
        articles=len(layout.corpus.articles),
        entities=len(layout.corpus.entities),
        full_text=layout.full_text,
        pages=(
            Pointer("Articles", page(ARTICLES), "every article, the newest first"),
            *(
                Pointer(SECTIONS[kind].capitalize(), page(section_page(kind)), f"{kinds[kind]} in all")
                for kind in KINDS
            ),
            Pointer("Stories", page(STORIES), "articles about the same event, grouped"),
            Pointer("Digests", page(DIGESTS), "the news of each day, week and month"),
            Pointer("Figures", page(FIGURES), "every figure with its source"),
            Pointer("Who said what", page(QUOTES), "speakers and quotations"),
            Pointer("Timeline", page(TIMELINE), "sentences that name a date"),
            Pointer("Map", page(MAP), "the places mentioned"),
            Pointer("Network", page(NETWORK), "who is mentioned with whom"),
        ),
        data=tuple(
            Pointer(f"{table.name}.jsonl", to(table_file(table.name, "jsonl")), _sentence(table.about))
            for table in tables
        ),
        about=Pointer("Data", page(DATA), "the columns and schemas of the data files"),
        feeds=tuple(
            Pointer(feeds.title(page), to(f"{feed_file(page)}.xml"), "Atom")
            for page in FOLLOWED
            if feeds.links(page, DATA)
        ),
        generator=layout.generator,
    )
    return Page(LLMS, "llms.txt.jinja", {}, view)


def _file(table: Table, size: TableSize) -> DataFile:
    columns: Mapping[str, Any] = table.schema["properties"]
    return DataFile(
        name=table.name,
        about=table.about,
        rows=size.rows,
        downloads=(
            _download(f"{table.name}.jsonl", table_file(table.name, "jsonl"), size.json_bytes),
            _download(f"{table.name}.csv", table_file(table.name, "csv"), size.csv_bytes),
        ),
        schema=Link("JSON Schema", href(DATA, schema_file(table.name))),
        columns=tuple(ColumnView(key, value["description"], key in table.columns) for key, value in columns.items()),
    )


def _download(name: str, path: str, size: int) -> DownloadView:
    return DownloadView(Link(name, href(DATA, path)), _in_words(size))


def _in_words(size: int) -> str:
    """Word a size in bytes, to two significant digits or more."""
    for unit, factor in (("MB", 1_000_000), ("kB", 1_000)):
        if size >= factor:
            return f"{size / factor:.{0 if size >= 10 * factor else 1}f} {unit}"
    return f"{size} bytes"


def _sentence(about: str) -> str:
    return about[0].lower() + about[1:].rstrip(".")
