"""Schema of `registry.yml`: its sections, the keys of their entries and their types."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, RootModel, create_model

from generator.ids.slugs import RESERVED, slug
from generator.records import Kind


def _text(value: object) -> str:
    if not isinstance(value, str):
        read_as = f" ({str(value).lower()})" if isinstance(value, bool | int | float) else ""
        raise ValueError(f"should be text, but YAML reads something else here{read_as}; put it in quotation marks")  # noqa: TRY004
    if not value.strip():
        raise ValueError("is empty")
    return " ".join(value.split())


def identifier(value: object) -> str:
    """Check that a value is the id of an article or an entity.

    Raises:
        ValueError: With the fault, in words for the editor.
    """
    text = _text(value)
    if text in RESERVED:
        raise ValueError(f"`{text}` cannot be an id: a page of the site itself has that address")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        proposal = slug(text, "entity")
        raise ValueError(f"`{text}` is not an id: use small letters, digits and single hyphens, as in `{proposal}`")
    return text


def _date(value: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        raise ValueError(f"`{value}` is not a date of the form 2024-08-18")
    try:
        date = datetime.date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"there is no day {value}") from None
    # As in seeds: calendars end with 9999, and weeks and months are counted on from every date.
    if not 1600 <= date.year <= 2199:
        raise ValueError(f"{value} is not a date of news, from 1600 to 2199")
    return value


def _some(articles: tuple[str, ...]) -> tuple[str, ...]:
    if not articles:
        raise ValueError("lists no article")
    return articles


def _matching(pattern: str, message: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"`{value}` {message}")
        return value

    return AfterValidator(check)


Text = Annotated[str, BeforeValidator(_text)]
Id = Annotated[str, BeforeValidator(identifier)]
Day = Annotated[Text, AfterValidator(_date)]
Address = Annotated[Text, _matching(r"https?://[^\s/]\S*", "is not an address that begins with http:// or https://")]
Wikidata = Annotated[Text, _matching(r"Q[1-9]\d*", "is not a Wikidata id, such as Q38799")]
Country = Annotated[Text, _matching(r"[A-Z]{2}", "is not a country code of two capital letters, such as EG")]
Latitude = Annotated[float, Field(strict=True, ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(strict=True, ge=-180, le=180, allow_inf_nan=False)]
_LISTED = BeforeValidator(lambda value: [value] if isinstance(value, str) else value)
Texts = Annotated[tuple[Text, ...], _LISTED]
Ids = Annotated[tuple[Id, ...], _LISTED]

# Section -> the type of its entries, or key -> type and default (`...`: the key must be there).
ROWS: Mapping[str, Any] = {
    "entities": {
        "type": (Kind, ...),
        "name": (Text, ...),
        "aka": (Texts, ()),
        "not": (Ids, ()),
        "wikidata": (Wikidata | None, None),
        "same_as": (Annotated[tuple[Address, ...], _LISTED], ()),
        "geo": (tuple[Latitude, Longitude] | None, None),
        "country": (Country | None, None),
        "description": (Text | None, None),
    },
    "merge": Id,
    "split": {"text": (Text, ...), "in": (Annotated[Ids, AfterValidator(_some)], ...), "to": (Id, ...)},
    "ignore": {"text": (Text, ...), "type": (Kind | None, None), "in": (Ids, ())},
    "retype": Kind,
    "articles": {
        "date": (Day | None, None),
        "cut_after": (Text | None, None),
    },
    "quotes": {"article": (Id, ...), "starts": (Text, ...), "speaker": (Text, ...)},
}
# Sections whose entries are a list; those of the others are keyed by id.
LISTS = ("split", "ignore", "quotes")

_STRICT = ConfigDict(extra="forbid")


def _model(section: str, row: Any) -> type[BaseModel]:
    return create_model(section, __config__=_STRICT, **row) if isinstance(row, dict) else RootModel[row]


ENTRIES: Mapping[str, type[BaseModel]] = {section: _model(section, row) for section, row in ROWS.items()}
FILE = _model("registry", dict.fromkeys(ROWS, (Any, None)))
