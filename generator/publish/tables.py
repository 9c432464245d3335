"""Encode rows as JSON Lines and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from generator.site_plan import Rows, Table

JSON_LINES_MARK = b'{"id": '
"""Beginning of a JSON Lines file that the generator wrote."""

# A spreadsheet runs a cell with such a beginning as a formula; an apostrophe makes it text (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def schema(table: Table) -> bytes:
    """Encode the JSON Schema of a row."""
    return json.dumps(table.schema, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def json_lines(rows: Rows) -> bytes:
    """Encode rows as JSON, one object in each line, UTF-8."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8")


def csv_mark(table: Table) -> bytes:
    """Beginning of a CSV file that the generator wrote: the first two columns, which never change."""
    return _lines([table.columns[:2]]).rstrip()


def csv_head(table: Table) -> bytes:
    """First line of the CSV file: the names of the columns."""
    return _lines([table.columns])


def csv_lines(table: Table, rows: Rows) -> bytes:
    """Encode rows as CSV (RFC 4180), UTF-8; absent values are empty, and lists are joined by "; "."""
    return _lines([_cell(row[column]) for column in table.columns] for row in rows)


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue().encode("utf-8")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
