"""Declarations of the rows of the data files, from which their JSON Schemas and descriptions are generated.

`mypy` checks the code that makes rows against them; tests check the files against the schemas.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NotRequired

from pydantic import ConfigDict, TypeAdapter, with_config
from pydantic.json_schema import GenerateJsonSchema
from typing_extensions import TypedDict, get_original_bases

from generator.records import Bound, DateBasis, FigureKind, Kind

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_declared = with_config(ConfigDict(extra="forbid", use_attribute_docstrings=True))


@_declared
class SentenceRow(TypedDict):
    """A sentence of an article."""

    id: str
    """Its anchor on the article's page; s0 is the title."""
    start: int
    """First code point in text."""
    end: int
    """One past the last code point."""
    text: NotRequired[str]
    """Its words, if the article's text is not published in full."""


@_declared
class MentionRow(TypedDict):
    """A mention of an entity in an article."""

    text: str
    """The words."""
    start: int
    """First code point in the article's text."""
    end: int
    """One past the last code point."""


@_declared
class NamedRow(TypedDict):
    """An entity that an article names."""

    id: str
    """The entity's id."""
    name: str
    """Its best name."""
    type: Kind
    """Kind of entity."""
    salience: float
    """How much the article is about it, 0 to 1."""
    mentions: list[MentionRow]
    """Its mentions in the article."""


@_declared
class QuoteRow(TypedDict):
    """A quotation or reported statement."""

    text: str
    """The words said."""
    start: int
    """First code point in the article's text."""
    end: int
    """One past the last code point."""
    sentence: str
    """Id of the sentence in which they begin."""
    speaker_text: str | None
    """The article's words for the speaker; null if it names none."""
    speaker: str | None
    """The speaker's id; null if the speaker is not named."""
    cue: str | None
    """The cue that attributes them ("according to")."""
    direct: bool
    """True for a verbatim quotation; false for reported speech."""


@_declared
class AttributionRow(TypedDict):
    """The source of a figure, as its sentence attributes it."""

    text: str
    """The article's words for the source."""
    start: int
    """First code point in the article's text."""
    end: int
    """One past the last code point."""
    entity: str | None
    """The source's id; null if it is not named."""


@_declared
class FigureFacts(TypedDict):
    """A figure, with what its sentence says about it."""

    text: str
    """The figure in the article's words."""
    start: int
    """First code point in the article's text."""
    end: int
    """One past the last code point."""
    sentence: str
    """Id of its sentence."""
    value: float | list[float] | None
    """The number; both ends of a range; null for a vague word."""
    vague: NotRequired[str]
    """The vague word ("dozens"), if there is no number."""
    bound: Bound
    """Whether the number is exact, a lower or upper bound, a range or approximate."""
    unit: str
    """What is counted or measured, in the article's words."""
    subject: str
    """Whose or which ones are counted, in the article's words."""
    kind: FigureKind
    """Kind of figure."""
    place: str | None
    """Id of the place it is about, if the sentence gives one."""
    as_of: str | None
    """ISO 8601 date that the sentence gives for it."""


@_declared
class FigureRow(FigureFacts):
    """A figure, with what its sentence says about it."""

    attribution: AttributionRow | None
    """The source, as the sentence attributes it; null if it names none."""


@_declared
class DateRow(TypedDict):
    """A date in an article's text."""

    text: str
    """The article's words."""
    start: int
    """First code point in the article's text."""
    end: int
    """One past the last code point."""
    sentence: str
    """Id of its sentence."""
    value: str | None
    """ISO 8601 date, month, year or interval; null if it cannot be resolved."""


@_declared
class RelatedRow(TypedDict):
    """A similar article."""

    id: str
    """Its id."""
    score: float
    """Similarity of the two articles, 0 to 1."""
    because: list[str]
    """Ids of entities that both name."""


@_declared
class ArticleRow(TypedDict):
    """An article, with its sentences and everything found in it."""

    id: str
    """Last part of its page's address."""
    source_file: str
    """Its seed, below seeds/."""
    url: str
    """Address of its page, relative to the site."""
    title: str
    """The headline."""
    date: str | None
    """ISO 8601 day of publication; null when unknown."""
    date_basis: DateBasis | None
    """Where the date was found."""
    lang: str
    """ISO 639-1 code of its language."""
    publisher: str | None
    """Name of the outlet."""
    authors: list[str]
    """Bylines."""
    source_url: str | None
    """Where it was published."""
    text: str | None
    """Title and paragraphs, joined by blank lines; null if not published in full."""
    sentences: list[SentenceRow]
    """Its sentences; if its text is not published in full, only the title and the key sentences."""
    key_sentences: list[str]
    """Ids of its key sentences, the best first."""
    entities: list[NamedRow]
    """The entities it names, the most salient first."""
    quotes: list[QuoteRow]
    """Its quotations and reported statements."""
    figures: list[FigureRow]
    """Its figures."""
    dates: list[DateRow]
    """The dates in its text."""
    related: list[RelatedRow]
    """Similar articles, the most similar first."""
    story: str | None
    """Id of the story it belongs to."""
    duplicate_of: str | None
    """Id of the article that it repeats."""


@_declared
class PositionRow(TypedDict):
    """Position of a place."""

    lat: float
    """Latitude in degrees."""
    lon: float
    """Longitude in degrees."""
    geonames: int | None
    """Its GeoNames id."""


@_declared
class EntityRow(TypedDict):
    """A person, organization, place, group or event."""

    id: str
    """Last part of its page's address."""
    name: str
    """Best name."""
    type: Kind
    """Kind of entity."""
    url: str | None
    """Address of its page, relative to the site; null if it has none."""
    aka: list[str]
    """Other names in the articles."""
    description: str | None
    """Description of it, in an article's words."""
    articles: list[str]
    """Ids of the articles that name it."""
    article_count: int
    """How many articles name it."""
    mention_count: int
    """How often they name it."""
    first_seen: str | None
    """ISO 8601 date of the earliest dated one."""
    last_seen: str | None
    """ISO 8601 date of the latest dated one."""
    country: str | None
    """ISO 3166-1 code, for places."""
    geo: PositionRow | None
    """Position, for places whose position is known."""
    latitude: float | None
    """Latitude in degrees, as in geo."""
    longitude: float | None
    """Longitude in degrees, as in geo."""
    wikidata: str | None
    """Wikidata id, if an editor has pinned one."""
    reviewed: bool
    """True if an editor's correction created or changed it."""


@_declared
class NumberedRow(TypedDict):
    """A row about an article."""

    id: str
    """The article's id and a number."""
    article: str
    """The article's id."""
    published: str | None
    """ISO 8601 date of the article."""


@_declared
class QuoteTableRow(NumberedRow, QuoteRow):
    """A quotation or reported statement, with its article."""


@_declared
class FigureTableRow(NumberedRow, FigureFacts):
    """A figure, with what its sentence says about it and its article."""

    attribution: str | None
    """The article's words for the source; null if the sentence names none."""
    attribution_entity: str | None
    """Id of the source; null if it is not named."""


@_declared
class DateTableRow(NumberedRow, DateRow):
    """A date in an article's text, with its article."""


@_declared
class ReviewRow(TypedDict):
    """An open question for an editor."""

    id: int
    """Its number."""
    kind: str
    """Kind of question."""
    message: str
    """What is undecided."""
    article: str | None
    """Id of the article that raised it."""
    sentence: str | None
    """Id of its sentence, if that may be shown."""
    entities: list[str]
    """Ids of the entities concerned."""
    snippet: Mapping[str, object]
    """Snippet to paste into the registry to settle it."""


class _Plain(GenerateJsonSchema):
    """Schema generator without titles that only repeat the names of fields."""

    def field_title_should_be_set(self, schema: Any) -> Literal[False]:
        """Return False for every field."""
        return False


def schema_of(row: Any, name: str) -> Mapping[str, Any]:
    """JSON Schema of one line of a data file.

    Args:
        row: The declaration of its rows.
        name: Name of the file.
    """
    schema = TypeAdapter(row).json_schema(schema_generator=_Plain)
    parts = [(globals()[each], part) for each, part in schema.get("$defs", {}).items()]
    for declared, described in [(row, schema), *parts]:
        for key, value in described["properties"].items():
            if "description" not in value:
                value["description"] = _explained(declared, key)
    return {"$schema": SCHEMA_DIALECT, **schema, "title": f"A line of {name}.jsonl"}


def _explained(row: Any, key: str) -> str:
    """Description of an inherited key, from the class that declares it; pydantic reads only own docstrings."""
    base = next(base for base in get_original_bases(row) if key in getattr(base, "__annotations__", ()))
    properties = TypeAdapter(base).json_schema()["properties"]
    return str(properties[key].get("description") or _explained(base, key))
