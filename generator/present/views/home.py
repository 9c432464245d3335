"""Template data for the home page."""

from __future__ import annotations

from dataclasses import dataclass

from generator.present.addresses import Link
from generator.present.views.lists import ArticleLink, KindList
from generator.present.views.pictures import MapPicture, TimelinePicture
from generator.present.views.quotations import Quotation
from generator.present.views.statements import FigureLine


@dataclass(frozen=True, slots=True)
class LeadStory:
    """The story at the head of the home page."""

    article: ArticleLink
    """The article, with its lead sentence."""
    developments: tuple[Quotation, ...]
    """Its next key sentences, in reading order."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page."""

    site_name: str
    """Name of the site."""
    lead: LeadStory | None
    """The newest article; None in an empty corpus."""
    latest: tuple[ArticleLink, ...]
    """The next newest, each with its lead sentence."""
    period: Link | None
    """The latest week that has articles, with its digest; None if no article is dated."""
    compared_with: str | None
    """The week before that has articles, in words; None if there is none."""
    figures: tuple[FigureLine, ...]
    """Leading figures of the period, or of all articles if none is dated."""
    names: tuple[KindList, ...]
    """Who and what is in the news, counted by articles of the period."""
    articles: int
    """Number of articles."""
    entities: int
    """Number of entities."""
    first_date: str | None
    """Date of the earliest dated article."""
    last_date: str | None
    """Date of the latest dated article."""
    articles_index: Link
    """Link to the list of all."""
    digests_index: Link
    """Link to all digests."""
    over_time: TimelinePicture | None
    """Articles over time; None if they are all of one day, or undated."""
    timeline: Link
    """Link to the timeline."""
    map: MapPicture | None
    """Places mentioned; None if none has a position."""
    pictures: tuple[Link, ...]
    """Links to the map and the network."""
