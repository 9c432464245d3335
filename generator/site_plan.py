"""The contract between laying out and publishing: which pages and tables a site has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """One generated page."""

    path: str
    """Its Markdown file below `docs/`, with forward slashes."""
    template: str
    """Name of its template."""
    front_matter: Mapping[str, Any]
    """Metadata in the order shown; absent facts are left out, never empty."""
    view: Any
    """What the template shows, a record of its own for each kind of page."""


@dataclass(frozen=True, slots=True)
class Table:
    """One data file: rows of JSON values, published as JSON Lines and as CSV."""

    name: str
    """File name without ending."""
    rows: Callable[[], Iterator[Mapping[str, Any]]]
    """Makes the rows anew on each call, in a stable order, so that none need be kept."""
    columns: tuple[str, ...]
    """Keys that the CSV shows, in order; values that are no scalar are joined by "; "."""


@dataclass(frozen=True, slots=True)
class SitePlan:
    """The site, not yet written."""

    paths: frozenset[str]
    """Every generated page's path, known before any is rendered."""
    pages: Callable[[], Iterator[Page]]
    """Makes the pages anew on each call; one at a time, so that memory does not grow with the corpus."""
    tables: tuple[Table, ...]
    """The data files."""
