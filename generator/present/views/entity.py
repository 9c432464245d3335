"""Template data for an entity page."""

from __future__ import annotations

from dataclasses import dataclass

from generator.present.addresses import Link
from generator.present.views.lists import ArticleLink, KindList
from generator.present.views.pictures import TimelinePicture
from generator.present.views.quotations import Quotation
from generator.present.views.statements import DateLine, QuoteLine
from generator.records import Kind


@dataclass(frozen=True, slots=True)
class AppearanceView:
    """An article on an entity's page."""

    article: ArticleLink
    """The article, with its most informative sentence about the entity."""
    mentions: int
    """Number of mentions of the entity in it."""


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity's page."""

    name: str
    """Best name."""
    kind: Kind
    """Kind of entity."""
    crumbs: tuple[Link, ...]
    """The pages above it, the home page first."""
    aka: tuple[str, ...]
    """Other names seen."""
    summary: str | None
    """The editor's description of it."""
    description: Quotation | None
    """Description of it in an article's words; None if no article describes it."""
    roles: tuple[Quotation, ...]
    """Other descriptions, each with its sentence, the most frequent first."""
    picture: TimelinePicture | None
    """Mentions over time; None if they are all of one day, or undated."""
    country: str | None
    """Country of a place, by its English name."""
    geo: tuple[float, float] | None
    """Latitude and longitude in degrees."""
    mention_count: int
    """Mentions over all articles."""
    first_seen: str | None
    """Date of the earliest dated article."""
    last_seen: str | None
    """Date of the latest dated article."""
    reviewed: bool
    """True when an editor has looked at it."""
    with_kinds: tuple[KindList, ...]
    """Entities that the same articles name, by kind."""
    timeline: tuple[tuple[DateLine, ArticleLink], ...]
    """Dated sentences that name it, with the articles, the latest date first."""
    quotes: tuple[tuple[QuoteLine, ArticleLink], ...]
    """Its quotations, with the articles, newest first."""
    quote_count: int
    """Number of all its quotations."""
    appearances: tuple[AppearanceView, ...]
    """The latest articles that name it, newest first."""
    article_count: int
    """Number of articles that name it."""
