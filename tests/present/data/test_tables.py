"""A layout in, the tables of its data files out."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from generator.present.data.tables import tables
from generator.present.layout import Layout
from tests.present.constructed import article, harbour, layout


def rows(laid: Layout, name: str) -> list[Any]:
    (table,) = (one for one in tables(laid) if one.name == name)
    return [row for target in table.targets() for row in target.make()]


@pytest.mark.parametrize("name", ["articles", "entities", "quotes", "figures", "dates", "review"])
def test_every_row_fits_the_schema_of_its_table(name: str) -> None:
    laid = harbour()
    (table,) = (one for one in tables(laid) if one.name == name)
    for row in rows(laid, name):
        jsonschema.validate(row, table.schema)
    assert set(table.columns) <= set(table.schema["properties"])


def test_an_article_s_text_is_published_in_full_only_where_that_is_allowed() -> None:
    full, excerpts = rows(harbour(), "articles")[1], rows(harbour(full_text=False), "articles")[1]
    assert full["text"].startswith("Mayor Ada Lund opens the harbour\n\n")
    assert [one["id"] for one in full["sentences"]] == ["s0", "s1", "s2", "s3", "s4"]
    assert excerpts["text"] is None
    assert [one["id"] for one in excerpts["sentences"]] == ["s0", "s1", "s2", "s4"]
    assert excerpts["sentences"][1]["text"] == "Ada Lund, the mayor of Bergen, opened the harbour on Sunday."


def test_an_entity_has_its_articles_and_its_position() -> None:
    ada, bergen = rows(harbour(), "entities")
    assert (ada["url"], ada["mention_count"], ada["articles"]) == ("people/ada-lund/", 3, ["strike", "opening"])
    assert (ada["first_seen"], ada["last_seen"]) == ("2024-08-18", "2024-08-19")
    assert bergen["geo"] == {"lat": 60.39, "lon": 5.32, "geonames": 3161732}


def test_open_questions_are_numbered() -> None:
    found = rows(layout([article("x", None), article("y", None)], []), "review")
    assert [(one["id"], one["article"]) for one in found] == [(1, "x"), (2, "y")]


def test_a_schema_has_its_absolute_address_where_that_of_the_site_is_known() -> None:
    first = tables(harbour(site_url="https://x.example/"))[0]
    assert first.schema["$id"] == "https://x.example/data/schema/articles.schema.json"
    assert "$id" not in tables(harbour())[0].schema
