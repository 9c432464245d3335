"""What the pages over the whole corpus show: home, digests, ledgers, stories, review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.present.addresses import Link
from generator.present.quoting import Quotation
from generator.present.views.lists import ArticleLink, EntityLink, KindList
from generator.present.views.pictures import FigureChart, MapPicture, TimelinePicture
from generator.present.views.statements import DateLine, FigureLine, QuoteLine
from generator.site_plan import FeedLink


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


@dataclass(frozen=True, slots=True)
class LeadStory:
    """The story at the head of the home page."""

    article: ArticleLink
    """The article, with its lead sentence."""
    developments: tuple[Quotation, ...]
    """Further sentences that tell it, in reading order."""


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
    """The latest week that has articles, with its digest; None where no article is dated."""
    compared_with: str | None
    """The week before that has articles, in words; None where there is none."""
    figures: tuple[FigureLine, ...]
    """Leading figures of the period, or of all articles where none is dated."""
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
    course: TimelinePicture | None
    """Articles over time; None where they are all of one day, or undated."""
    timeline: Link
    """Link to the timeline."""
    map: MapPicture | None
    """Places mentioned; None where none has a position."""
    pictures: tuple[Link, ...]
    """Links to the map and the network."""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One thing for a person to look at."""

    message: str
    """What is undecided."""
    article: ArticleLink | None
    """The article that raised it."""
    quotation: Quotation | None
    """Its sentence."""
    entities: tuple[tuple[str, str], ...]
    """Names of the entities concerned, with links to their pages."""
    snippet: Mapping[str, object]
    """What to paste into the registry; empty where there is nothing to paste."""


@dataclass(frozen=True, slots=True)
class ReviewGroup:
    """Doubts of one sort."""

    heading: str
    """The sort."""
    total: int
    """How many there are."""
    items: tuple[ReviewItem, ...]
    """The first of them."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The review page."""

    groups: tuple[ReviewGroup, ...]
    """By sort, the rarest first."""
    total: int
    """How many doubts there are."""


@dataclass(frozen=True, slots=True)
class MovedView:
    """The page that stands where an entity's page was."""

    name: str
    """The entity's name today."""
    href: str
    """Link to its page."""


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
class LedgerLine:
    """A figure in the ledger."""

    line: FigureLine
    """The figure."""
    subject: str
    """What it counts, in the article's words; empty where they do not say."""
    iso: str
    """ISO date of the figure where its sentence gives one, else of its article; empty where neither is known."""
    date: str
    """The same in words."""
    article: ArticleLink
    """The article that has it."""
    sortable: float | None
    """The number to sort it by, that of its lower end for a range; None for words like "dozens"."""


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A dated sentence in the timeline."""

    line: DateLine
    """The date and its sentence."""
    article: ArticleLink
    """The article that has it."""


@dataclass(frozen=True, slots=True)
class LedgerGroup:
    """One kind of figures, or one year."""

    heading: str
    """The kind or the year."""
    anchor: str
    """Its id on the page."""
    lines: tuple[LedgerLine | DatedLine, ...]
    """Figures by what they count, then by date; dated sentences, the latest first."""
    charts: tuple[FigureChart, ...] = ()
    """Figures over time, for subjects that have them of several dates."""


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The ledger of figures or the timeline, or one page of it."""

    crumbs: tuple[Link, ...]
    """The pages above it, the home page first."""
    heading: str
    """What the page lists."""
    links: tuple[Link, ...]
    """Links to the groups and parts that have pages of their own; empty where one page holds all."""
    groups: tuple[LedgerGroup, ...]
    """The groups shown here."""
    total: int
    """How many lines the whole ledger has."""
    course: TimelinePicture | None = None
    """Articles over time, at the head of the timeline; None elsewhere."""


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Somebody who is quoted."""

    speaker: EntityLink
    """Who, counted by quotations."""
    href: str
    """Link to the quotations; empty where the speaker has no page."""


@dataclass(frozen=True, slots=True)
class QuotesView:
    """Who said what, over the corpus."""

    crumbs: tuple[Link, ...]
    """The pages above it, the home page first."""
    speakers: tuple[SpeakerRow, ...]
    """Named speakers, the most quoted first."""
    latest: tuple[tuple[ArticleLink, tuple[QuoteLine, ...]], ...]
    """The latest articles with their quotations."""
    total: int
    """How many quotations there are."""


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column of a data file."""

    name: str
    """Its key."""
    meaning: str
    """What stands in it."""
    in_csv: bool
    """Whether the table for spreadsheets has it too."""


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A data file in one format."""

    file: Link
    """Link to it."""
    size: str
    """Its size in words."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file."""

    name: str
    """File name without ending."""
    about: str
    """What one row of it is."""
    rows: int
    """How many it has."""
    downloads: tuple[DownloadView, ...]
    """The file in each format."""
    schema: Link
    """Link to the JSON Schema of a row."""
    columns: tuple[ColumnView, ...]
    """Its columns."""


@dataclass(frozen=True, slots=True)
class DataView:
    """The page of the data files."""

    files: tuple[DataFile, ...]
    """The files, articles first."""
    report: Link
    """Link to the report of the build."""
    feeds: tuple[tuple[str, tuple[FeedLink, ...]], ...]
    """Feeds of the site and its sections, by title."""
    full_text: bool
    """False where only excerpts are published."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A link with what is found there."""

    text: str
    """The words that carry it."""
    href: str
    """Its address."""
    about: str
    """What is found there."""


@dataclass(frozen=True, slots=True)
class LlmsView:
    """What programs that read the site should know first."""

    site_name: str
    """Name of the site."""
    articles: int
    """Number of articles."""
    entities: int
    """Number of entities."""
    full_text: bool
    """False where only excerpts are published."""
    pages: tuple[Pointer, ...]
    """The sections of the site."""
    about: Pointer
    """The page of the data files."""
    data: tuple[Pointer, ...]
    """The data files."""
    feeds: tuple[Pointer, ...]
    """Feeds of the site and its sections."""
    generator: str
    """Tool name and version, the mark of a generated file."""
