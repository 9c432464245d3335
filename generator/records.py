"""The frozen records that flow between the stages.

Offsets are Unicode code points into `Article.text`; spans are half-open, `[start, end)`.
A record never changes: a stage that knows more returns a new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["person", "organization", "place", "group", "event"]
KINDS: tuple[Kind, ...] = ("person", "organization", "place", "group", "event")

DateBasis = Literal["registry", "front matter", "sidecar", "html", "dateline", "filename"]


# ---------------------------------------------------------------------------- read


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A page element ("Related", "Share this article") that was left off an article."""

    text: str
    """The element's words as they stood in the seed."""
    rule: str
    """Name of the rule that recognized it."""
    line: int | None
    """1-based line in the seed; None where the format has no lines (HTML)."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, exactly as its seed words it."""

    key: str
    """Name inside this corpus before it has an id: path below `seeds/`, with `#n` for line n of a JSON Lines file."""
    source_file: str
    """Path below `seeds/`, with forward slashes."""
    source_sha256: str
    """Hexadecimal SHA-256 of the bytes read: the whole file, or the one line of a JSON Lines file."""
    title: str
    """The headline on one line; part of `text`."""
    text: str
    """Title and paragraphs joined by blank lines; every offset of every record points here."""
    lang: str = "en"
    """ISO 639-1 code of the language the text is written in."""
    date: str | None = None
    """Publication date as ISO 8601 (`2024-08-18`); None when unknown, never a guess."""
    date_basis: DateBasis | None = None
    """Where `date` was found; None exactly when `date` is."""
    authors: tuple[str, ...] = ()
    """Bylines in the order given."""
    publisher: str | None = None
    """Name of the outlet."""
    source_url: str | None = None
    """Where the article was published, an http(s) address."""
    boilerplate: tuple[Boilerplate, ...] = ()
    """Page elements recognized and left off, in reading order."""
    id: str = ""
    """Slug, unique in the corpus, the `<slug>` of every URL; empty until `ids.articles` gives it."""

    @property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Spans of the title (first) and of each paragraph after it."""
        spans, start = [], 0
        for block in self.text.split("\n\n"):
            spans.append((start, start + len(block)))
            start += len(block) + 2
        return tuple(spans)

    @property
    def words(self) -> int:
        """Number of white-space separated words, title included."""
        return len(self.text.split())


# ---------------------------------------------------------------------------- extract


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, the unit that statements are traced to."""

    id: str
    """Anchor on the article's page: `s0` is the title, then `s1`, `s2`, …"""
    start: int
    """First code point."""
    end: int
    """One past the last code point; trailing white space is outside."""
    paragraph: int
    """Index into `Article.paragraphs`; 0 is the title."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in an article where something is called by a name."""

    text: str
    """`article.text[start:end]`, always."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    kind: Kind
    """What sort of thing the words name here."""
    name: str
    """The words as a name: without title, possessive, leading article or line break."""
    rule: str
    """What found it: the model's label (`ner:PERSON`) or the rule's own name."""
    score: float = 1.0
    """How far the evidence goes, 0 to 1; comparable only within one rule."""
    role: tuple[int, int] | None = None
    """Span of the role or title beside the name ("U.S. Secretary of State"); None where there is none."""
    honorific: str | None = None
    """Word of address before the name ("Mr", "Gen."); None where there is none."""
    sex: Literal["m", "f"] | None = None
    """Sex that honorific, given name or pronouns tell; None where they do not."""
    descriptive: bool = False
    """Whether its head is a common noun ("Biden administration", "Israeli military")."""
    subject: bool = False
    """Whether it is the grammatical subject of its clause."""
    larger: str | None = None
    """Larger place named right after it ("Salem, Oregon"); None where there is none."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A long name and the acronym that the article gives for it in brackets, either way round."""

    long: tuple[int, int]
    """Span of the long name."""
    short: tuple[int, int]
    """Span of the acronym."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody: a quotation in marks, or reported speech with a cue."""

    start: int
    """First code point of the words said, marks excluded."""
    end: int
    """One past the last code point, marks excluded."""
    sentence: str
    """Id of the sentence in which it begins."""
    direct: bool
    """True for words given as they were said: in quotation marks, or as a statement after "said:"; False for reported
    speech."""
    speaker: tuple[int, int] | None
    """Span of the words that say who speaks, as the article has them; None where it does not say."""
    mention: int | None
    """Start of the mention that names the speaker, where the words or a pronoun lead to one; None where the
    speaker stays anonymous or unclear."""
    cue: tuple[int, int] | None
    """Span of the word that reports ("said", "according to"); None where there is none."""
    rule: str
    """Name of the rule that found the speaker."""


FigureKind = Literal[
    "killed", "wounded", "displaced", "detained", "troops", "people",
    "money", "percent", "distance", "area", "duration", "count", "other",
]  # fmt: skip
Bound = Literal["exact", "at least", "more than", "up to", "less than", "about", "range", "vague"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts or measures something of the story, with all that the sentence says about it."""

    start: int
    """First code point of the figure in the article's words, bound and unit included ("over 40,000 deaths")."""
    end: int
    """One past its last code point."""
    sentence: str
    """Id of its sentence."""
    value: int | float | tuple[int | float, int | float] | None
    """The number; both ends of a range; None where only a vague word stands ("dozens")."""
    vague: str | None
    """The vague word in lower case ("dozens"); None where there is a number."""
    bound: Bound
    """How the number bounds the truth."""
    unit: str
    """What is counted or measured, in the article's words ("deaths", "million dollars"); empty where it is bare."""
    subject: str
    """Whose or which, in the article's words ("Palestinian", "Hamas combatants"); empty where it is not said."""
    kind: FigureKind
    """What sort of figure it is."""
    attribution: tuple[int, int] | None
    """Span of the source that the sentence names for it, or of the speaker of the quotation that it stands in, who may
    be named in another sentence; None: unattributed in source."""
    attribution_mention: int | None
    """Start of the mention that names that source; None where it is no named entity."""
    place: int | None
    """Start of the mention of the place it is about, where the sentence gives one."""
    as_of: str | None
    """ISO 8601 date that the sentence gives for it; None where it gives none."""
    rule: str
    """Name of the rule that found it."""


@dataclass(frozen=True, slots=True)
class When:
    """A date or time in an article's words."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    sentence: str
    """Id of its sentence."""
    value: str | None
    """ISO 8601 date, month, year or interval (`2024-08-18`, `2023-10`, `2023-10/2024-08-18`); None where it cannot be
    resolved (a relative date of an undated article)."""
    rule: str
    """Name of the rule that resolved it, or would have."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What one article says, before any other article is looked at; depends on that article and the model alone."""

    article: str
    """`Article.id`."""
    sentences: tuple[Sentence, ...]
    """In reading order, the title first; they do not overlap."""
    mentions: tuple[Mention, ...]
    """In reading order; they do not overlap."""
    definitions: tuple[Definition, ...] = ()
    """Acronyms that the article defines, in reading order."""
    key_sentences: tuple[str, ...] = ()
    """Ids of the sentences that tell the article best, the best first."""
    quotes: tuple[Quote, ...] = ()
    """Who said what, in reading order."""
    figures: tuple[Figure, ...] = ()
    """The numbers of the story, in reading order."""
    dates: tuple[When, ...] = ()
    """Dates and times in the text, in reading order."""


# ---------------------------------------------------------------------------- resolve


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an inference was made, so that a person can judge it."""

    rule: str
    """Name of the rule that decided."""
    says: str
    """The decision in plain words ("surname of Antony Blinken in the same article")."""
    score: float = 1.0
    """Strength of the evidence, 0 to 1; 1 is an editor's word."""
    article: str | None = None
    """Article whose words are the evidence; None where the evidence is the registry or the gazetteer."""
    start: int | None = None
    """First code point of the evidence in that article."""
    end: int | None = None
    """One past its last code point."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """One entity in one article."""

    article: str
    """`Article.id`."""
    salience: float
    """How much the article is about the entity, 0 to 1."""
    mentions: tuple[Mention, ...]
    """Its mentions there, in reading order; at least one."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One real person, organization, place, group or event, with everything the corpus says of it."""

    id: str
    """Slug, unique over all kinds and kept over builds."""
    name: str
    """Best name: the fullest that the articles commonly use, or the editor's."""
    kind: Kind
    """What sort of thing it is."""
    aka: tuple[str, ...]
    """Other names seen, most frequent first."""
    appearances: tuple[Appearance, ...]
    """One an article, in the order of the corpus; at least one."""
    description: tuple[str, int, int] | None = None
    """Article id, start and end of the words that say who or what it is; None where no article does."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code, for places that the gazetteer knows."""
    geo: tuple[float, float] | None = None
    """Latitude and longitude in degrees, for places that the gazetteer knows or the registry pins."""
    geonames: int | None = None
    """GeoNames id behind `geo`, where there is one."""
    wikidata: str | None = None
    """Wikidata id, only when the registry pins it."""
    same_as: tuple[str, ...] = ()
    """Other addresses of the same thing, only when the registry pins them."""
    reviewed: bool = False
    """True when an editor's rule made or changed it."""
    summary: str | None = None
    """What an editor says that it is, to be shown as the editor's words."""
    own_page: bool = True
    """False where it is named too seldom for a page: then the index links to the sentence that names it."""
    reasons: tuple[Reason, ...] = ()
    """Why its mentions are one thing, and why of this kind."""

    @property
    def mention_count(self) -> int:
        """Mentions over all articles."""
        return sum(len(a.mentions) for a in self.appearances)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A decision about names that the evidence does not settle, for a person to look at."""

    kind: str
    """What sort of doubt (`ambiguous surname`, `type conflict`, …); the review page groups by it."""
    message: str
    """What is undecided and what was done meanwhile, in plain words."""
    article: str | None = None
    """`Article.id` of the words that raised it."""
    start: int | None = None
    """First code point of those words."""
    end: int | None = None
    """One past their last code point."""
    entities: tuple[str, ...] = ()
    """Ids of the entities concerned, the likeliest first."""
    snippet: Mapping[str, object] = field(default_factory=dict)
    """What to paste into `registry.yml` to settle it, as data: `{"merge": {"smith": "anna-smith"}}`."""


# ---------------------------------------------------------------------------- relate


@dataclass(frozen=True, slots=True)
class CoMention:
    """Two entities named in the same articles."""

    other: str
    """`Entity.id` of the other."""
    articles: int
    """Number of articles that name both."""


@dataclass(frozen=True, slots=True)
class Related:
    """An article worth reading after another one."""

    article: str
    """`Article.id` of the other."""
    score: float
    """How like they are in names, words and time, 0 to 1."""
    because: tuple[str, ...]
    """Ids of the entities that both name, the rarest in the corpus first; empty where only words are shared."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on the same event."""

    id: str
    """`Article.id` of its earliest article: it stays when later ones join."""
    articles: tuple[str, ...]
    """Article ids, at least two different texts: newest first, undated last; each text's fullest version, then its
    earlier versions and copies."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything known, ready to be laid out as pages."""

    articles: tuple[Article, ...]
    """Newest first, undated last, then by key."""
    findings: Mapping[str, Findings]
    """By article id."""
    entities: tuple[Entity, ...]
    """By kind, then by name."""
    duplicate_of: Mapping[str, str] = field(default_factory=dict)
    """Article id -> id of the article that it repeats (exactly or nearly)."""
    co_mentions: Mapping[str, tuple[CoMention, ...]] = field(default_factory=dict)
    """Entity id -> whom it is named with, most often first."""
    related: Mapping[str, tuple[Related, ...]] = field(default_factory=dict)
    """Article id -> up to five articles worth reading after it, the likest first; articles without any are left out."""
    stories: tuple[Story, ...] = ()
    """Articles on the same event, the story with the newest article first; an article is in one story at most."""
    open_questions: tuple[OpenQuestion, ...] = ()
    """What a person should look at, in the order found."""
    redirects: Mapping[str, str] = field(default_factory=dict)
    """Old address -> address that stands for it, both as kind and id ("person/ann-lee")."""
