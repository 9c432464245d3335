"""Template data for an article page."""

from __future__ import annotations

from dataclasses import dataclass

from generator.present.addresses import Link
from generator.present.views.foreign import Foreign
from generator.present.views.lists import ArticleLink, EntityLink, KindList
from generator.present.views.quotations import Quotation, SentenceView
from generator.present.views.statements import DateLine, FigureLine, QuoteLine


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """A related article."""

    article: ArticleLink
    """The article."""
    because: tuple[EntityLink, ...]
    """Names in both articles, the rarest in the corpus first; empty if only words are shared."""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story as an article's page shows it."""

    href: str
    """Link to the story's page."""
    total: int
    """Number of its articles."""
    earlier: ArticleLink | None
    """The article before this one in the story."""
    later: ArticleLink | None
    """The article after this one in the story."""


@dataclass(frozen=True, slots=True)
class ArticleView(Foreign):
    """An article's page."""

    crumbs: tuple[Link, ...]
    """The pages above it, the home page first."""
    title: str
    """Its headline, anchor `s0`."""
    date: str | None
    """Publication date; None when unknown."""
    date_basis: str | None
    """Where the date was found."""
    authors: tuple[str, ...]
    """Bylines."""
    publisher: str | None
    """Outlet, where known."""
    source: Link | None
    """Where it was published: the host, with the address."""
    source_file: str
    """The seed it came from."""
    words: int
    """Length of the text."""
    reading_minutes: int
    """Reading time in minutes, rounded up."""
    lang: str | None
    """Language code if it differs from the site's language; None elsewhere."""
    lead: Quotation | None
    """Its first key sentence."""
    developments: tuple[Quotation, ...]
    """Its other key sentences, in reading order."""
    figures: tuple[FigureLine, ...]
    """Its figures, in reading order."""
    quotes: tuple[QuoteLine, ...]
    """Its quotations, in reading order."""
    timeline: tuple[DateLine, ...]
    """Its dated sentences, the earliest date first."""
    kinds: tuple[KindList, ...]
    """The entities it names, by kind."""
    story: StoryLine | None
    """The story it belongs to."""
    related: tuple[RelatedLine, ...]
    """Related articles, each with the reason; those of its story are left out."""
    duplicate_of: ArticleLink | None
    """The article that it repeats."""
    duplicates: tuple[ArticleLink, ...]
    """The articles that repeat it."""
    full_text: bool
    """False if only excerpts may be shown."""
    paragraphs: tuple[tuple[SentenceView, ...], ...]
    """The text, or the excerpts."""
