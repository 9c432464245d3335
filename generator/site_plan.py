"""The contract between laying out and publishing: which pages and tables a site has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

Made = TypeVar("Made")

Dependency = tuple[str, str]
"""Something that can be read of the corpus: a table and a key in it."""


class DependencyTracker(Protocol):
    """Who knows what is read of the corpus while something is made."""

    def watched(self) -> AbstractContextManager[set[Dependency]]:
        """Collect what is read meanwhile."""

    def digest(self, name: Dependency) -> bytes | None:
        """A hash of something read, as it is now; None where it cannot be known to be the same."""


class _Unknown:
    """Knows nothing, and so nothing counts as unchanged."""

    def watched(self) -> AbstractContextManager[set[Dependency]]:
        return nullcontext({("unknown", "")})

    def digest(self, name: Dependency) -> bytes | None:
        return None


UNKNOWN = _Unknown()
"""For plans of which everything is to be made each time."""


@dataclass(frozen=True, slots=True)
class Target(Generic[Made]):
    """Something that is made when it is wanted, and the same where all that it is made from is."""

    path: str
    """What it is called: the path of a page or feed, the id of the article that rows are of."""
    make: Callable[[], Made]
    """Makes it, from `given` and from what it reads of the corpus."""
    given: Any = None
    """What it is made from besides, as records."""


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
    follow: tuple[FeedLink, ...] = ()
    """Links to the feeds that tell what is new on it; empty where it has none."""
    linked_data: Mapping[str, Any] = field(default_factory=dict)
    """What it is about, for machines, in the words of schema.org (JSON-LD); empty where it is for people alone."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A link to a feed in one format."""

    text: str
    """Name of the format."""
    href: str
    """Relative path to the file, as it stands in the page's Markdown."""


@dataclass(frozen=True, slots=True)
class FeedTag:
    """Something that an entry of a feed is about."""

    term: str
    """Its id."""
    label: str
    """Its name."""
    scheme: str | None
    """Whole address of the section it belongs to; None where the address of the site is not known."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One thing that is new, for a reader who follows a page."""

    id: str
    """Absolute IRI that stays the same in every feed and every build."""
    title: str
    """Headline or name."""
    href: str
    """Address of its page."""
    date: str
    """ISO 8601 date of the article that is new, or that has what is new; never the time of a build."""
    lang: str
    """ISO 639-1 code of the language of title and summary."""
    summary: str | None
    """A sentence, verbatim; None where none may be shown."""
    authors: tuple[str, ...]
    """Whose words these are: the bylines, else the publisher; empty where neither is known."""
    source: str | None
    """Where the article was published, where known."""
    tags: tuple[FeedTag, ...]
    """What it is about, the most salient first."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What is new on one page, published as Atom and as JSON Feed; at least one entry."""

    path: str
    """Its file below `docs/` without the ending of the format, with forward slashes."""
    id: str
    """Absolute IRI that stays the same in every build."""
    title: str
    """What it tells about."""
    href: str
    """Address of the page."""
    address: str
    """Its own address, without the ending of the format."""
    site_name: str
    """Name of the site, which answers for the feed."""
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
    pieces: Callable[[], Iterator[Target[Rows]]]
    """The rows in a stable order, some at a time, so that none need be kept."""
    columns: tuple[str, ...]
    """Keys that the CSV shows, in order; values that are no scalar are joined by "; "."""
    about: str = ""
    """What one row of it is, in a sentence."""
    schema: Mapping[str, Any] = field(default_factory=dict)
    """JSON Schema of a row, published beside it; empty where there is none."""


@dataclass(frozen=True, slots=True)
class TableSize:
    """How large a data file has become."""

    rows: int
    """Lines of the JSON Lines file."""
    json_bytes: int
    """Size of the JSON Lines file."""
    csv_bytes: int
    """Size of the CSV file."""


@dataclass(frozen=True, slots=True)
class SearchText:
    """A page as search looks through it."""

    page: str
    """Its Markdown file below `docs/`."""
    title: str
    """What a result is called."""
    passages: tuple[tuple[str, str], ...]
    """Anchors on the page with the words that stand there, in reading order; no anchor stands for the page's top."""
    filters: tuple[tuple[str, str], ...] = ()
    """What results can be narrowed by, as pairs of filter and value; ASCII."""
    facts: tuple[tuple[str, str], ...] = ()
    """What a result shows besides and is not found by, as pairs of name and value; ASCII."""
    publisher: str | None = None
    """Who published it."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pages that are indexed together."""

    name: str
    """Its name, unique, made of `a-z0-9-`."""
    texts: Callable[[], Iterator[SearchText]]
    """Makes its pages anew on each call, in a stable order."""
    digests: Callable[[], Sequence[bytes]]
    """Hashes of all that its pages are made from, one each, which takes less than making them."""
    filters: tuple[str, ...]
    """Names of what its results can be narrowed by."""


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """What readers can look for, and how they can narrow it."""

    language: str
    """Language of the site (ISO 639-1), by whose rules words are reduced to their stems."""
    shelves: tuple[Shelf, ...]
    """The generated pages to be indexed."""
    names: Callable[[], Iterator[tuple[str, Any]]]
    """Makes the files of names: the first letters of a word, and JSON values; the first has no letters."""
    facets: Mapping[str, Any]
    """JSON values: what to choose from."""


@dataclass(frozen=True, slots=True)
class SitePlan:
    """The site, not yet written."""

    paths: frozenset[str]
    """Every generated page's path, known before any is rendered."""
    pages: Callable[[], Iterator[Target[Page]]]
    """The pages; each is made when it is asked for, so that memory does not grow with the corpus."""
    tables: tuple[Table, ...]
    """The data files."""
    data_page: Callable[[Mapping[str, TableSize]], Page] | None = None
    """Makes the page that describes the data files, by name, once their sizes are known."""
    search: SearchPlan | None = None
    """What readers can look for; None for a site without search."""
    reads: DependencyTracker = UNKNOWN
    """Knows what is read while any of it is made."""
    frame: tuple[Any, ...] = ()
    """What all of it is made from, beside the corpus."""
    feeds: Callable[[], Iterator[Target[Feed]]] = lambda: iter(())
    """The feeds; each is made when it is asked for."""
