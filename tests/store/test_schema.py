"""The schema number of a generated file, read from its beginning."""

from __future__ import annotations

import json

import pytest

from generator.store.schema import SCHEMA, NewerError, known, of_json_schema, of_page, of_report


@pytest.mark.parametrize(
    ("front_matter", "schema"),
    [
        ("title: Oslo\nschema: 1\n", 1),
        ("schema: 12", 12),
        ("title: Oslo\n", 0),
        ("title: 'schema: 3'\n", 0),
        ("  schema: 3\n", 0),
        ("schema: 99999999999\n", 0),
    ],
)
def test_the_front_matter_of_a_page_gives_its_schema(front_matter: str, schema: int) -> None:
    assert of_page(front_matter) == schema


def test_the_report_gives_its_schema() -> None:
    report = json.dumps({"generator": "x", "schema": 2}, indent=1).encode()
    assert of_report(report) == 2
    assert of_report(b'{\n "generator": "x"\n}') == 0


def test_a_json_schema_says_in_a_comment_which_schema_it_describes() -> None:
    assert of_json_schema(b'{"$comment": "briefing-generator 0.1.0, schema 3"}') == 3
    assert of_json_schema(b'{"title": "articles"}') == 0


def test_older_schemas_can_be_replaced_and_newer_ones_cannot() -> None:
    assert known(0)
    assert known(SCHEMA)
    with pytest.raises(NewerError, match=f"it has schema {SCHEMA + 1}, and this one knows {SCHEMA}"):
        known(SCHEMA + 1)
