"""Template data for the indexes of articles, entities and stories."""

from __future__ import annotations

from dataclasses import dataclass

from generator.present.addresses import Link
from generator.present.views.lists import ArticleLink, ListedEntity
from generator.records import Kind


@dataclass(frozen=True, slots=True)
class SectionView:
    """The index of a section."""

    crumbs: tuple[Link, ...]
    """The pages above it, the home page first."""
    kind: Kind
    """Which kind it lists."""
    heading: str
    """The plural."""
    most_mentioned: tuple[ListedEntity, ...]
    """The top of the list, by number of articles, then mentions; all of it if it is short."""
    letters: tuple[tuple[str, tuple[ListedEntity, ...]], ...]
    """All of them, by first letter, each letter with its id on the page; empty if the list is short or too long."""
    letter_links: tuple[Link, ...]
    """Links to the letters, on this page or on pages of their own; empty if the list is short."""
    total: int
    """How many there are."""


@dataclass(frozen=True, slots=True)
class LetterView:
    """One page of a long index."""

    crumbs: tuple[Link, ...]
    """The pages above it, the home page first."""
    heading: str
    """The section's plural, the letter, and the part if there are several."""
    letter_links: tuple[Link, ...]
    """Links to all letters."""
    part_links: tuple[Link, ...]
    """Links to the parts of this letter; empty if there is one."""
    entities: tuple[ListedEntity, ...]
    """In alphabetical order."""


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """Articles of one month."""

    heading: str
    """The month ("August 2024"), or "Undated"."""
    anchor: str
    """Its id on the page."""
    href: str
    """Link to the month's own page; empty if its articles are listed here."""
    total: int
    """How many articles it has."""
    articles: tuple[ArticleLink, ...]
    """Newest first; empty if they are listed on the month's own page."""


@dataclass(frozen=True, slots=True)
class ArticlesView:
    """The index of articles, or one month of it."""

    crumbs: tuple[Link, ...]
    """The pages above it, the home page first."""
    heading: str
    """What the page lists."""
    latest: tuple[ArticleLink, ...]
    """The newest, if the months have pages of their own; else empty."""
    months: tuple[MonthGroup, ...]
    """Newest month first; undated articles last, under "Undated"."""
    total: int
    """How many articles there are."""


@dataclass(frozen=True, slots=True)
class StoriesView:
    """The index of stories, or one month of it."""

    crumbs: tuple[Link, ...]
    """The pages above it, the home page first."""
    heading: str
    """What the page lists."""
    stories: tuple[tuple[ArticleLink, int], ...]
    """Each story by its newest article, with its number of articles; the story with the newest article first. Only the
    newest stories if the months have pages of their own."""
    months: tuple[tuple[Link, int], ...]
    """Links to the months, newest first, each with its number of stories; empty if all stories are listed here."""
