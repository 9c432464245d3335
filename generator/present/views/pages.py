"""What the page of one article, or of one entity, shows; its template reads nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from generator.present.addresses import Link
from generator.present.languages import Foreign
from generator.present.quoting import Quotation, SentenceView
from generator.present.views.lists import ArticleLink, EntityLink, KindList
from generator.present.views.pictures import TimelinePicture
from generator.present.views.statements import DateLine, FigureLine, QuoteLine
from generator.records import Kind


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """An article worth reading after another one."""

    article: ArticleLink
    """The article."""
    because: tuple[EntityLink, ...]
    """Names that both have, the rarest in the corpus first; empty where only words are shared."""


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
    """Time a reader takes, rounded up."""
    lang: str | None
    """Language code where it differs from the site's language; None elsewhere."""
    lead: Quotation | None
    """The sentence that tells it best."""
    developments: tuple[Quotation, ...]
    """Up to five further sentences that tell it, in reading order."""
    figures: tuple[FigureLine, ...]
    """Its figures, in reading order."""
    quotes: tuple[QuoteLine, ...]
    """Who said what, in reading order."""
    timeline: tuple[DateLine, ...]
    """Its dated sentences, the earliest date first."""
    kinds: tuple[KindList, ...]
    """The entities it names, by kind."""
    story: StoryLine | None
    """The story it belongs to."""
    related: tuple[RelatedLine, ...]
    """Articles worth reading after it, with why; those of its story are left out."""
    duplicate_of: ArticleLink | None
    """The article that it repeats."""
    duplicates: tuple[ArticleLink, ...]
    """The articles that repeat it."""
    full_text: bool
    """False where only excerpts may be shown."""
    paragraphs: tuple[tuple[SentenceView, ...], ...]
    """The text, or the excerpts."""


@dataclass(frozen=True, slots=True)
class AppearanceView:
    """An article on an entity's page."""

    article: ArticleLink
    """The article, with the sentence that says most about the entity."""
    mentions: int
    """How often it names the entity."""


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity's page."""

    name: str
    """Best name."""
    kind: Kind
    """What sort of thing it is."""
    crumbs: tuple[Link, ...]
    """The pages above it, the home page first."""
    aka: tuple[str, ...]
    """Other names seen."""
    summary: str | None
    """The editor's words for who or what it is."""
    description: Quotation | None
    """The article's own words for who or what it is."""
    roles: tuple[Quotation, ...]
    """Other such words, each with the sentence that has them, the most frequent first."""
    picture: TimelinePicture | None
    """Mentions over time; None where they are all of one day, or undated."""
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
    """Whom and what it is named with."""
    timeline: tuple[tuple[DateLine, ArticleLink], ...]
    """Dated sentences that name it, with the articles, the latest date first."""
    quotes: tuple[tuple[QuoteLine, ArticleLink], ...]
    """What it said, with the articles, newest first."""
    quote_count: int
    """How often it is quoted in all."""
    appearances: tuple[AppearanceView, ...]
    """The latest articles that name it, newest first."""
    article_count: int
    """Number of articles that name it."""
