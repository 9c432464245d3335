"""Rows as JSON Lines and as CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from generator.publish.tables import JSON_LINES_MARK, csv_head, csv_lines, csv_mark, json_lines, schema
from generator.site_plan import Table

COLUMNS = ("id", "title", "authors")
TABLE = Table("articles", lambda: iter(()), COLUMNS, schema={"type": "object"})


def cells(**row: Any) -> list[str]:
    [line] = csv.reader(
        io.StringIO(csv_lines(TABLE, [{"id": "a", "title": "", "authors": [], **row}]).decode(), newline="")
    )
    return line


def test_each_row_is_a_line_of_json_in_utf_8() -> None:
    lines = json_lines([{"id": "a", "title": "Zoë\n“x”"}, {"id": "b"}]).decode("utf-8").split("\n")
    assert [json.loads(line) for line in lines[:-1]] == [{"id": "a", "title": "Zoë\n“x”"}, {"id": "b"}]
    assert lines[0] == '{"id": "a", "title": "Zoë\\n“x”"}'
    assert lines[-1] == ""


def test_a_file_of_json_lines_begins_with_its_mark() -> None:
    assert json_lines([{"id": "a"}]).startswith(JSON_LINES_MARK)


def test_the_first_line_of_csv_names_the_columns_and_begins_with_the_mark() -> None:
    assert csv_head(TABLE) == b"id,title,authors\r\n"
    assert csv_head(TABLE).startswith(csv_mark(TABLE))


def test_a_column_added_later_leaves_the_mark_as_it_is() -> None:
    longer = Table("articles", lambda: iter(()), (*COLUMNS, "lang"))
    assert csv_mark(longer) == csv_mark(TABLE)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-2.5, "-2.5"),
        ([], ""),
        (["Ada Lund", "Carl Berg"], "Ada Lund; Carl Berg"),
        ([1, 2], "1; 2"),
        ({"lat": 1.5, "name": "Zoë"}, '{"lat": 1.5, "name": "Zoë"}'),
    ],
)
def test_a_value_is_a_cell(value: object, cell: str) -> None:
    assert cells(title=value)[1] == cell


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ('=HYPERLINK("https://attacker.example/")', '\'=HYPERLINK("https://attacker.example/")'),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1+1", "'＝1+1"),
        ('Plain, "quoted" title', 'Plain, "quoted" title'),
        ("1-1", "1-1"),
        ("line\nbreak", "line\nbreak"),
    ],
)
def test_a_spreadsheet_reads_a_cell_as_text(title: str, cell: str) -> None:
    assert cells(title=title, authors=[title, "B"]) == ["a", cell, f"{cell}; B"]


def test_a_schema_is_json_in_utf_8() -> None:
    assert json.loads(schema(TABLE)) == {"type": "object"}
    assert schema(TABLE).endswith(b"}\n")
