"""The site plan: the pages, data files, feeds and search indexes that `present` hands to `publish`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

Output = TypeVar("Output")

Dependency = tuple[str, str]
"""A piece of the corpus that a target reads: a table and a key in it."""


DATA_FOLDER = "data"
"""Folder of the data files, below `docs/`."""

FEEDS_FOLDER = "feeds"
"""Folder of the feeds, below `docs/`."""

SEARCH_FOLDER = "search"
"""Folder of the search indexes, below `docs/`."""

BUILD_REPORT = f"{DATA_FOLDER}/build.json"
"""Path of the report of a build, below `docs/`."""

GENERATED = frozenset(
    {"data.md", "index.md", "llms.txt", "review.md", "articles", "people", "organizations", "places", "groups"}
    | {"events", "digests", "figures", "quotes", "stories", "timeline", "map", "network"}
    | {DATA_FOLDER, FEEDS_FOLDER, SEARCH_FOLDER}
)
"""Files and folders directly below `docs/` that the generator writes, apart from temporary files."""


def table_file(table: str, extension: str) -> str:
    """Path of a data file below `docs/`.

    Args:
        table: Its name.
        extension: Its format: `jsonl` or `csv`.
    """
    return f"{DATA_FOLDER}/{table}.{extension}"


def schema_file(table: str) -> str:
    """Path of the JSON Schema of a data file below `docs/`."""
    return f"{DATA_FOLDER}/schema/{table}.schema.json"


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What the configuration says about the site as a whole; every page depends on it."""

    site_name: str
    """Title of the home page."""
    language: str
    """Language of the site (ISO 639-1); articles in other languages are marked as such."""
    generator: str
    """Tool name and version, the mark of a generated file."""
    full_text: bool
    """False if only excerpts of the articles may be published."""
    site_url: str = ""
    """Address at which the site is published, with a slash at the end; empty if unknown."""
    folders: bool = True
    """Whether each page is published as a folder (`use_directory_urls`)."""


class DependencyTracker(Protocol):
    """Records which dependencies a target reads, and hashes them."""

    def recording(self) -> AbstractContextManager[set[Dependency]]:
        """Collect the dependencies that are read within the context."""

    def hash_of(self, dependency: Dependency) -> bytes | None:
        """Content hash of a dependency as it is now; None if it must always count as changed."""


class _NoTracker:
    """Records an unknown dependency, so that no target counts as unchanged."""

    def recording(self) -> AbstractContextManager[set[Dependency]]:
        return nullcontext({("unknown", "")})

    def hash_of(self, dependency: Dependency) -> bytes | None:
        return None


NO_TRACKER = _NoTracker()
"""For plans whose targets are all made in every build."""


@dataclass(frozen=True, slots=True)
class Target(Generic[Output]):
    """An output made on demand; unchanged as long as its inputs and dependencies are."""

    path: str
    """Its name: the path of a page or feed, or the id of the article or entity whose rows it holds."""
    make: Callable[[], Output]
    """Makes the output from `inputs` and from what it reads of the corpus."""
    inputs: Any = None
    """Records that it is made from, in addition to the dependencies recorded while it is made."""


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
    """The record that the template reads; each kind of page has its own."""
    follow: tuple[FeedLink, ...] = ()
    """Links to its feeds; empty if it has none."""
    linked_data: Mapping[str, Any] = field(default_factory=dict)
    """Description for machines in schema.org terms (JSON-LD); empty if it has none."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A link to a feed in one format."""

    text: str
    """Name of the format."""
    href: str
    """Relative path to the file, as it is in the page's Markdown."""


@dataclass(frozen=True, slots=True)
class FeedTag:
    """An entity that a feed entry is tagged with."""

    term: str
    """Its id."""
    label: str
    """Its name."""
    scheme: str | None
    """Absolute address of its section; None if the address of the site is unknown."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One new article or entity in a feed."""

    id: str
    """Absolute IRI that stays the same in every feed and every build."""
    title: str
    """Headline or name."""
    href: str
    """Address of its page."""
    date: str
    """ISO 8601 date of the article that is new or that first names the new entity; never the time of a build."""
    lang: str
    """ISO 639-1 code of the language of title and summary."""
    summary: str | None
    """A sentence, verbatim; None if none may be shown."""
    authors: tuple[str, ...]
    """The bylines, else the publisher; empty if neither is known."""
    source: str | None
    """Where the article was published, where known."""
    tags: tuple[FeedTag, ...]
    """Entities it is about, the most salient first."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed of one page, published as Atom and as JSON Feed; at least one entry."""

    path: str
    """Its file below `docs/` without the ending of the format, with forward slashes."""
    id: str
    """Absolute IRI that stays the same in every build."""
    title: str
    """Title of the feed."""
    href: str
    """Address of the page."""
    address: str
    """Its own address, without the ending of the format."""
    site_name: str
    """Name of the site, the author of the feed."""
    generator: str
    """Tool name and version, the mark of a generated file."""
    lang: str
    """ISO 639-1 code of the language of the site."""
    updated: str
    """ISO 8601 date of its newest entry."""
    entries: tuple[FeedEntry, ...]
    """Newest first."""


Rows = Sequence[Mapping[str, Any]]
"""Rows of JSON values."""


@dataclass(frozen=True, slots=True)
class Table:
    """One data file: rows of JSON values, published as JSON Lines and as CSV."""

    name: str
    """File name without ending."""
    targets: Callable[[], Iterator[Target[Rows]]]
    """The rows in a stable order, in batches, so that not all need be in memory."""
    columns: tuple[str, ...]
    """Columns of the CSV file, in order; lists are joined by "; "."""
    about: str = ""
    """One sentence that says what a row is."""
    schema: Mapping[str, Any] = field(default_factory=dict)
    """JSON Schema of a row, published next to the file; empty if there is none."""


@dataclass(frozen=True, slots=True)
class TableSize:
    """Size of a written data file."""

    rows: int
    """Lines of the JSON Lines file."""
    json_bytes: int
    """Size of the JSON Lines file."""
    csv_bytes: int
    """Size of the CSV file."""


@dataclass(frozen=True, slots=True)
class SearchText:
    """The text of a page as search indexes it."""

    page: str
    """Its Markdown file below `docs/`."""
    title: str
    """Title of the search result."""
    passages: tuple[tuple[str, str], ...]
    """Anchors on the page with the text at each, in reading order; an empty anchor is the top of the page."""
    filters: tuple[tuple[str, str], ...] = ()
    """Filters that narrow results, as pairs of filter and value; ASCII."""
    facts: tuple[tuple[str, str], ...] = ()
    """Facts that a result shows but is not found by, as pairs of name and value; ASCII."""
    publisher: str | None = None
    """Name of the outlet, where known."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A group of pages with a search index of its own."""

    name: str
    """Its name, unique, made of `a-z0-9-`."""
    texts: Callable[[], Iterator[SearchText]]
    """Makes the texts of its pages on each call, in a stable order."""
    content_hashes: Callable[[], Sequence[bytes]]
    """A content hash of what each page is made from, cheaper to compute than the page."""
    filters: tuple[str, ...]
    """Names of the filters that its results have."""


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """The search of the site: its indexed texts, suggested names and filters."""

    language: str
    """Language of the site (ISO 639-1), which decides how words are stemmed."""
    shelves: tuple[Shelf, ...]
    """The generated pages to be indexed."""
    names: Callable[[], Iterator[tuple[str, Any]]]
    """Makes the files of suggested names: the first letters of a word (none for the first file), and JSON values."""
    facets: Mapping[str, Any]
    """Values to filter by, as JSON."""


@dataclass(frozen=True, slots=True)
class SitePlan:
    """The whole site, not yet written."""

    paths: frozenset[str]
    """Paths of all generated pages, known before any is made."""
    pages: Callable[[], Iterator[Target[Page]]]
    """The pages, made on demand, so that memory does not grow with the corpus."""
    tables: tuple[Table, ...]
    """The data files."""
    data_page: Callable[[Mapping[str, TableSize]], Page] | None = None
    """Makes the page that describes the data files from their sizes by name."""
    search: SearchPlan | None = None
    """The search; None for a site without it."""
    dependencies: DependencyTracker = NO_TRACKER
    """Records what each target reads of the corpus."""
    options: SiteOptions | None = None
    """Options that every target depends on, in addition to the corpus; None in a plan made without them."""
    feeds: Callable[[], Iterator[Target[Feed]]] = lambda: iter(())
    """The feeds, made on demand."""
