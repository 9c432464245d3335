"""Template data for the figures page, the quotes page and the timeline."""

from __future__ import annotations

from dataclasses import dataclass

from generator.present.addresses import Link
from generator.present.views.lists import ArticleLink, EntityLink
from generator.present.views.pictures import FigureChart, TimelinePicture
from generator.present.views.statements import DateLine, FigureLine, QuoteLine


@dataclass(frozen=True, slots=True)
class ListedFigure:
    """A row of the table of figures."""

    line: FigureLine
    """The figure."""
    subject: str
    """What it counts, in the article's words; empty if they do not say."""
    iso: str
    """ISO date of the figure if its sentence gives one, else of its article; empty if neither is known."""
    date: str
    """The same in words."""
    article: ArticleLink
    """The article that has it."""
    sortable: float | None
    """The number to sort it by, that of its lower end for a range; None for words like "dozens"."""


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The figures of one kind."""

    heading: str
    """The kind."""
    anchor: str
    """Its id on the page."""
    lines: tuple[ListedFigure, ...]
    """By subject, then by date."""
    charts: tuple[FigureChart, ...]
    """Figures over time, for subjects that have them of several dates."""


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The list of figures, or one page of it."""

    crumbs: tuple[Link, ...]
    """The pages above it, the home page first."""
    heading: str
    """What the page lists."""
    links: tuple[Link, ...]
    """Links to the kinds and parts that have pages of their own; empty if one page holds all."""
    groups: tuple[FigureGroup, ...]
    """The kinds shown here."""
    total: int
    """Number of figures, those on the linked pages included."""


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A person or organization that is quoted."""

    speaker: EntityLink
    """The speaker, counted by quotations."""
    href: str
    """Link to the quotations; empty if the speaker has no page."""


@dataclass(frozen=True, slots=True)
class QuotesView:
    """The quotations of the corpus."""

    crumbs: tuple[Link, ...]
    """The pages above it, the home page first."""
    speakers: tuple[SpeakerRow, ...]
    """Named speakers, the most quoted first."""
    latest: tuple[tuple[ArticleLink, tuple[QuoteLine, ...]], ...]
    """The latest articles with their quotations."""
    total: int
    """How many quotations there are."""


@dataclass(frozen=True, slots=True)
class ListedDate:
    """A dated sentence of the timeline."""

    line: DateLine
    """The date and its sentence."""
    article: ArticleLink
    """The article that has it."""


@dataclass(frozen=True, slots=True)
class YearGroup:
    """The dated sentences of one year."""

    heading: str
    """The year."""
    anchor: str
    """Its id on the page."""
    lines: tuple[ListedDate, ...]
    """The latest date first."""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The timeline, or one page of it."""

    crumbs: tuple[Link, ...]
    """The pages above it, the home page first."""
    heading: str
    """What the page lists."""
    links: tuple[Link, ...]
    """Links to the years and parts that have pages of their own; empty if one page holds all."""
    groups: tuple[YearGroup, ...]
    """The years shown here."""
    total: int
    """Number of dated sentences, those on the linked pages included."""
    over_time: TimelinePicture | None
    """Articles over time, on the first page of the timeline; None elsewhere."""
