"""The declaration of a row in, its JSON Schema out."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from generator.present.data.rows import (
    SCHEMA_DIALECT,
    ArticleRow,
    DateTableRow,
    EntityRow,
    FigureTableRow,
    QuoteTableRow,
    ReviewRow,
    schema_of,
)

ROWS = [ArticleRow, DateTableRow, EntityRow, FigureTableRow, QuoteTableRow, ReviewRow]


@pytest.mark.parametrize("row", ROWS)
def test_every_row_and_every_column_is_described(row: Any) -> None:
    schema = schema_of(row, "rows")
    for part in (schema, *schema.get("$defs", {}).values()):
        assert part["description"]
        assert all(column["description"] for column in part["properties"].values())


@pytest.mark.parametrize("row", ROWS)
def test_the_schema_is_valid_in_its_dialect(row: Any) -> None:
    schema = schema_of(row, "rows")
    assert schema["$schema"] == SCHEMA_DIALECT
    jsonschema.Draft202012Validator.check_schema(schema)


def test_an_inherited_column_has_the_description_of_the_class_that_declares_it() -> None:
    columns = schema_of(QuoteTableRow, "quotes")["properties"]
    assert columns["published"]["description"] == "ISO 8601 date of the article."
    assert columns["cue"]["description"].startswith("The cue that attributes them")


def test_an_unknown_key_does_not_fit_the_schema() -> None:
    row = {"id": "a#1", "article": "a", "published": None, "text": "x", "start": 0, "end": 1, "sentence": "s1"}
    validator = jsonschema.Draft202012Validator(schema_of(DateTableRow, "dates"))
    assert validator.is_valid({**row, "value": None})
    assert not validator.is_valid({**row, "value": None, "more": 1})
