"""Template data for articles and entities in lists, with links.

Dates are worded for readers ("18 August 2024"); front matter and data files keep ISO 8601.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.present.views.foreign import Foreign
from generator.present.views.quotations import Quotation
from generator.records import Kind


@dataclass(frozen=True, slots=True)
class EntityLink:
    """An entity in a list."""

    name: str
    """Its best name."""
    href: str
    """Link to its page."""
    kind: Kind
    """Kind of entity."""
    count: int
    """Its count in the list: mentions on an article's page, shared articles on an entity's."""
    note: str = ""
    """Change of the count ("+3", "new"); empty if there is none."""
    first: str = ""
    """Link to the first sentence that names it; empty if the list is not about one article."""
    article_count: str = ""
    """Number of articles that name it ("7", "50+")."""
    described: Quotation | None = None
    """An article's description of it; None if no article has one that may be shown."""
    described_in: str | None = None
    """Headline of the article of that description; None if it is the page's own article."""


@dataclass(frozen=True, slots=True)
class ListedEntity:
    """An entity in a table of all of its kind."""

    name: str
    """Its best name."""
    href: str
    """Link to its page; empty if it has none."""
    count: int
    """Mentions over all articles."""
    articles: int
    """Number of articles that name it."""
    first_seen: str | None
    """Date of the earliest dated article that names it."""
    last_seen: str | None
    """Date of the latest dated article that names it."""
    first_iso: str
    """`first_seen` as ISO 8601, to sort by; empty if there is none."""
    last_iso: str
    """`last_seen` as ISO 8601, to sort by; empty if there is none."""
    described: Quotation | None
    """An article's description of it; None if no article has one that may be shown."""


@dataclass(frozen=True, slots=True)
class KindList:
    """The entities of one kind."""

    kind: Kind
    """The kind."""
    heading: str
    """Its plural, as a heading."""
    href: str
    """Link to the section's index."""
    entities: tuple[EntityLink, ...]
    """The most salient, or most mentioned, first."""


@dataclass(frozen=True, slots=True)
class ArticleLink(Foreign):
    """An article in a list."""

    title: str
    """Its headline."""
    href: str
    """Link to its page."""
    date: str | None
    """Publication date; None when unknown."""
    publisher: str | None
    """Outlet, where known."""
    quotation: Quotation | None = None
    """The sentence shown with it."""
    repeats: bool = False
    """True when it repeats another article."""
    lang: str | None = None
    """Language code of the headline if it differs from the site's language."""
