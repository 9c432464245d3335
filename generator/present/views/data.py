"""Template data for the page of data files and of `llms.txt`."""

from __future__ import annotations

from dataclasses import dataclass

from generator.present.addresses import Link
from generator.site_plan import FeedLink


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column of a data file."""

    name: str
    """Its key."""
    meaning: str
    """Its description."""
    in_csv: bool
    """Whether the CSV file has it, too."""


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A data file in one format."""

    file: Link
    """Link to it."""
    size: str
    """Its size in words."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file."""

    name: str
    """File name without ending."""
    about: str
    """Description of a row."""
    rows: int
    """Number of rows."""
    downloads: tuple[DownloadView, ...]
    """The file in each format."""
    schema: Link
    """Link to the JSON Schema of a row."""
    columns: tuple[ColumnView, ...]
    """Its columns."""


@dataclass(frozen=True, slots=True)
class DataView:
    """The page of the data files."""

    files: tuple[DataFile, ...]
    """The files, articles first."""
    report: Link
    """Link to the report of the build."""
    feeds: tuple[tuple[str, tuple[FeedLink, ...]], ...]
    """Feeds of the site and its sections, by title."""
    full_text: bool
    """False if only excerpts are published."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A link with a description of its target."""

    text: str
    """The words that carry it."""
    href: str
    """Its address."""
    about: str
    """Description of the target."""


@dataclass(frozen=True, slots=True)
class LlmsView:
    """The content of `llms.txt`."""

    site_name: str
    """Name of the site."""
    articles: int
    """Number of articles."""
    entities: int
    """Number of entities."""
    full_text: bool
    """False if only excerpts are published."""
    pages: tuple[Pointer, ...]
    """The sections of the site."""
    about: Pointer
    """The page of the data files."""
    data: tuple[Pointer, ...]
    """The data files."""
    feeds: tuple[Pointer, ...]
    """Feeds of the site and its sections."""
    generator: str
    """Tool name and version, the mark of a generated file."""
