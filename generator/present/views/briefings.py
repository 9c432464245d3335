"""Template data for digests and stories."""

from __future__ import annotations

from dataclasses import dataclass

from generator.present.addresses import Link
from generator.present.views.lists import ArticleLink, KindList
from generator.present.views.statements import FigureLine


@dataclass(frozen=True, slots=True)
class DigestView:
    """A day, a week or a month."""

    heading: str
    """The period in words."""
    unit: str
    """Day, week or month."""
    crumbs: tuple[Link, ...]
    """The pages above it, the home page first."""
    earlier: Link | None
    """The period before that has articles."""
    later: Link | None
    """The period after that has articles."""
    total: int
    """Number of its articles, repeats left out."""
    articles: tuple[ArticleLink, ...]
    """Its articles, newest first, each with its lead sentence."""
    figures: tuple[FigureLine, ...]
    """Its leading figures."""
    names: tuple[KindList, ...]
    """Who and what is in the news, counted by articles."""


@dataclass(frozen=True, slots=True)
class DigestsView:
    """The index of digests."""

    crumbs: tuple[Link, ...]
    """The pages above it, the home page first."""
    units: tuple[tuple[str, tuple[Link, ...]], ...]
    """Unit (month, week, day) and its periods, the latest first."""


@dataclass(frozen=True, slots=True)
class StoryView:
    """The page of a story."""

    heading: str
    """Headline of its newest article."""
    first_date: str | None
    """Date of its earliest dated article."""
    last_date: str | None
    """Date of its latest dated article."""
    articles: tuple[ArticleLink, ...]
    """Its articles, newest first, each text's versions after it."""
    figures: tuple[FigureLine, ...]
    """Its leading figures."""
    kinds: tuple[KindList, ...]
    """Who and what it is about, counted by articles."""
    crumbs: tuple[Link, ...]
    """The pages above it, the home page first."""
