"""Frozen records that flow between the stages.

Offsets are Unicode code points in `Article.text`; spans are half-open, `[start, end)`.
A record never changes: a stage that adds information returns a new record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["person", "organization", "place", "group", "event"]
"""Kind of an entity or of what a mention names."""

KINDS: tuple[Kind, ...] = ("person", "organization", "place", "group", "event")

DateBasis = Literal["registry", "front matter", "sidecar", "html", "dateline", "filename"]
"""Source of a publication date; `front matter` includes the lines of JSON Lines."""


# ---------------------------------------------------------------------------- read


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A page element ("Related", "Share this article") left off an article."""

    text: str
    """Its text in the seed."""
    rule: str
    """Name of the rule that recognized it."""
    line: int | None
    """1-based line in the seed; None if the format has no lines (HTML)."""


@dataclass(frozen=True, slots=True)
class Article:
    """A news article, with the exact words of its seed."""

    key: str
    """Key in the corpus before it has an id: path below `seeds/`, with `#n` for line n of a JSON Lines file."""
    source_file: str
    """Path below `seeds/`, with forward slashes."""
    source_sha256: str
    """Hexadecimal SHA-256 of its bytes: the whole file, or its line of a JSON Lines file."""
    title: str
    """The headline on one line; also the first paragraph of `text`."""
    text: str
    """Title and paragraphs joined by blank lines; all offsets of all records refer to it."""
    lang: str = "en"
    """ISO 639-1 code of its language."""
    date: str | None = None
    """Publication date in ISO 8601 (`2024-08-18`); None if unknown, never a guess."""
    date_basis: DateBasis | None = None
    """Source of `date`; None exactly when `date` is."""
    authors: tuple[str, ...] = ()
    """Bylines in the order given."""
    publisher: str | None = None
    """Name of the outlet."""
    source_url: str | None = None
    """http(s) address at which the article was published."""
    boilerplate: tuple[Boilerplate, ...] = ()
    """Page elements left off, in reading order."""
    id: str = ""
    """Slug, unique in the corpus, the `<slug>` of every URL; empty until `ids.articles` gives it."""

    @property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Spans of the title and of each paragraph after it."""
        spans, start = [], 0
        for block in self.text.split("\n\n"):
            spans.append((start, start + len(block)))
            start += len(block) + 2
        return tuple(spans)

    @property
    def words(self) -> int:
        """Number of words separated by white space, including the title."""
        return len(self.text.split())


# ---------------------------------------------------------------------------- extract


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: the unit to which statements are traced."""

    id: str
    """Anchor on the article's page: `s0` is the title, then `s1`, `s2`, …"""
    start: int
    """First code point."""
    end: int
    """One past the last code point, excluding trailing white space."""
    paragraph: int
    """Index into `Article.paragraphs`; 0 is the title."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention: words of an article that name an entity."""

    text: str
    """`article.text[start:end]`, always."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    kind: Kind
    """Kind of the entity named here."""
    name: str
    """The name in these words, without title, possessive, leading article or line break."""
    rule: str
    """What found it: the model's label (`ner:PERSON`) or the name of a rule."""
    score: float = 1.0
    """Strength of the evidence, 0 to 1; comparable only within one rule."""
    role: tuple[int, int] | None = None
    """Span of the role or title next to the name ("U.S. Secretary of State"), if any."""
    honorific: str | None = None
    """Honorific before the name ("Mr", "Gen."), if any."""
    sex: Literal["m", "f"] | None = None
    """Sex indicated by honorific, given name or pronouns, if any."""
    descriptive: bool = False
    """Whether its head noun is a common noun ("Biden administration", "Israeli military")."""
    subject: bool = False
    """Whether it is the grammatical subject of its clause."""
    larger: str | None = None
    """Enclosing place named right after it ("Salem, Oregon"), if any."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A name and its acronym that the article defines in brackets, in either order."""

    long: tuple[int, int]
    """Span of the long name."""
    short: tuple[int, int]
    """Span of the acronym."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in marks, or reported speech with a cue."""

    start: int
    """First code point of the quoted words, excluding quotation marks."""
    end: int
    """One past the last code point, excluding quotation marks."""
    sentence: str
    """Id of the sentence in which it begins."""
    direct: bool
    """True for direct speech: in quotation marks, or as a statement after "said:"; False for reported speech."""
    speaker: tuple[int, int] | None
    """Span of the words that name the speaker; None if the article does not."""
    mention: int | None
    """Start of the mention that names the speaker, directly or through a pronoun; None if the speaker is
    anonymous or unclear."""
    cue: tuple[int, int] | None
    """Span of the cue ("said", "according to"), if any."""
    rule: str
    """Name of the rule that found the speaker."""


FigureKind = Literal[
    "killed", "wounded", "displaced", "detained", "troops", "people",
    "money", "percent", "distance", "area", "duration", "count", "other",
]  # fmt: skip
Bound = Literal["exact", "at least", "more than", "up to", "less than", "about", "range", "vague"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: a number that counts or measures something, with what its sentence says about it."""

    start: int
    """First code point of the figure, including bound and unit ("over 40,000 deaths")."""
    end: int
    """One past its last code point."""
    sentence: str
    """Id of its sentence."""
    value: int | float | tuple[int | float, int | float] | None
    """The number; both ends of a range; None for a vague word ("dozens")."""
    vague: str | None
    """The vague word in lower case ("dozens"); None for a number."""
    bound: Bound
    """Whether the number is exact, a lower or upper bound, a range or approximate."""
    unit: str
    """What is counted or measured, in the article's words ("deaths", "million dollars"); empty if not stated."""
    subject: str
    """Whose or which ones, in the article's words ("Palestinian", "Hamas combatants"); empty if not stated."""
    kind: FigureKind
    """Kind of figure."""
    attribution: tuple[int, int] | None
    """Span of the source that the sentence names, or of the speaker of its quotation; None: unattributed in source."""
    attribution_mention: int | None
    """Start of the mention that names the source; None if it is not a named entity."""
    place: int | None
    """Start of the mention of the place it refers to, if the sentence names one."""
    as_of: str | None
    """ISO 8601 date to which it refers, if the sentence gives one."""
    rule: str
    """Name of the rule that found it."""


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date or time in an article's text."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    sentence: str
    """Id of its sentence."""
    value: str | None
    """ISO 8601 date, month, year or interval (`2024-08-18`, `2023-10`, `2023-10/2024-08-18`); None if it cannot be
    resolved (a relative date in an undated article)."""
    rule: str
    """Name of the rule that resolved it, or left it unresolved."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Findings of one article: they depend only on it and the model, until `correct_quotes` applies the registry."""

    article: str
    """`Article.id`."""
    sentences: tuple[Sentence, ...]
    """In reading order, the title first; they do not overlap."""
    mentions: tuple[Mention, ...]
    """In reading order; they do not overlap."""
    definitions: tuple[Definition, ...] = ()
    """Acronyms that the article defines, in reading order."""
    key_sentences: tuple[str, ...] = ()
    """Ids of its key sentences, the best first."""
    quotes: tuple[Quote, ...] = ()
    """Quotations and reported speech, in reading order."""
    figures: tuple[Figure, ...] = ()
    """Figures, in reading order."""
    dates: tuple[DateExpression, ...] = ()
    """Date expressions, in reading order."""


# ---------------------------------------------------------------------------- resolve


@dataclass(frozen=True, slots=True)
class Reason:
    """The reason for an inference, for a person to judge: `briefing explain` prints it.

    It is made to be read: code never branches on its texts. A stage whose code depends on which rule
    decided has an enum of its rules, whose values are the names used here.
    """

    rule: str
    """Name of the rule that decided ("surname with a title")."""
    explanation: str
    """The decision in plain words ("surname of Antony Blinken in the same article")."""
    score: float = 1.0
    """Strength of the evidence, 0 to 1; 1 for an editor's rule."""
    article: str | None = None
    """`Article.id` of the article that contains the evidence; None if it is in the registry or the gazetteer."""
    start: int | None = None
    """First code point of the evidence in that article; None if there is no article."""
    end: int | None = None
    """One past its last code point; None if there is no article."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """The appearance of an entity in one article."""

    article: str
    """`Article.id`."""
    salience: float
    """Salience of the entity in the article, 0 to 1."""
    mentions: tuple[Mention, ...]
    """Its mentions in the article, in reading order; at least one."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization, place, group or event, with all its mentions in the corpus."""

    id: str
    """Slug, unique among all kinds and stable between builds."""
    name: str
    """Best name: the fullest name in common use in the articles, or the editor's choice."""
    kind: Kind
    """Kind of the entity."""
    aka: tuple[str, ...]
    """Aliases found in the articles, most frequent first."""
    appearances: tuple[Appearance, ...]
    """One for each article, in the order of the corpus; at least one."""
    description: tuple[str, int, int] | None = None
    """Article id, start and end of words that describe it, if any article does."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code, for places in the gazetteer."""
    geo: tuple[float, float] | None = None
    """Latitude and longitude in degrees, for places in the gazetteer or given by the registry."""
    geonames: int | None = None
    """GeoNames id of `geo`, if any."""
    wikidata: str | None = None
    """Wikidata id, if the registry gives it."""
    same_as: tuple[str, ...] = ()
    """Addresses of the same entity elsewhere, given by the registry."""
    reviewed: bool = False
    """Whether an editor's rule created or changed it."""
    summary: str | None = None
    """The editor's description, shown as the editor's words."""
    own_page: bool = True
    """False for an entity with too few mentions for a page: the index links to the sentence that mentions it."""
    reasons: tuple[Reason, ...] = ()
    """Reasons why its mentions are one entity and why it has this kind."""

    @property
    def mention_count(self) -> int:
        """Number of mentions in all articles."""
        return sum(len(a.mentions) for a in self.appearances)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An open question about entities that the evidence does not settle, for an editor to review."""

    kind: str
    """Kind of question (`ambiguous surname`, `type conflict`, …); the review page groups by it."""
    message: str
    """What is undecided, and what was done meanwhile."""
    article: str | None = None
    """`Article.id` of the words in question, if any."""
    start: int | None = None
    """First code point of these words."""
    end: int | None = None
    """One past their last code point."""
    entities: tuple[str, ...] = ()
    """Ids of the entities in question, the most likely first."""
    snippet: Mapping[str, object] = field(default_factory=dict)
    """Rules for `registry.yml` that settle it, as data: `{"merge": {"smith": "anna-smith"}}`."""


# ---------------------------------------------------------------------------- relate


@dataclass(frozen=True, slots=True)
class CoMention:
    """A co-mention: another entity mentioned in the same articles."""

    other: str
    """`Entity.id` of the other entity."""
    articles: int
    """Number of articles that mention both."""


@dataclass(frozen=True, slots=True)
class Related:
    """An article related to another one."""

    article: str
    """`Article.id` of the related article."""
    score: float
    """Similarity in entities, words and time, 0 to 1."""
    because: tuple[str, ...]
    """Ids of the entities that both mention, the rarest in the corpus first; empty if only words are shared."""


@dataclass(frozen=True, slots=True)
class Story:
    """A story: articles on the same event."""

    id: str
    """`Article.id` of its earliest article, stable when later articles are added."""
    articles: tuple[str, ...]
    """Article ids of at least two different texts: newest first, undated last; the fullest version of each text,
    followed by its earlier versions and copies."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All articles with their findings, entities and relations, ready to be laid out as pages."""

    articles: tuple[Article, ...]
    """Newest first, undated last, then by key."""
    findings: Mapping[str, Findings]
    """By article id."""
    entities: tuple[Entity, ...]
    """By kind, then by name."""
    duplicate_of: Mapping[str, str] = field(default_factory=dict)
    """Article id -> id of the article of which it is a duplicate or near-duplicate."""
    co_mentions: Mapping[str, tuple[CoMention, ...]] = field(default_factory=dict)
    """Entity id -> its co-mentions, most frequent first."""
    related: Mapping[str, tuple[Related, ...]] = field(default_factory=dict)
    """Article id -> up to five related articles, most similar first; articles without any are omitted."""
    stories: tuple[Story, ...] = ()
    """The stories, the one with the newest article first; an article is in at most one story."""
    open_questions: tuple[OpenQuestion, ...] = ()
    """Open questions for review, in the order found."""
    redirects: Mapping[str, str] = field(default_factory=dict)
    """Redirects: old address -> new address, both as kind and id ("person/ann-lee")."""
