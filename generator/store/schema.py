"""The schema number of pages and data files, and how to read it from a file.

Older files are rewritten. Files of a newer version of the tool are refused: this version would remove what it does not
know.
"""

from __future__ import annotations

import re

SCHEMA = 1
"""Schema of pages and data files, as given in `data/build.json`, in front matter and in the JSON Schemas."""

KEY = "schema"
"""Its key in front matter and in the report; files without it have schema 0."""

_IN_FRONT_MATTER = re.compile(r"^schema: (\d{1,9})$", re.MULTILINE)  # "schema: 1"
_IN_REPORT = re.compile(rb'^ "schema": (\d{1,9})', re.MULTILINE)  # ' "schema": 1,'
_IN_JSON_SCHEMA = re.compile(rb'"\$comment": "[^"]*, schema (\d{1,9})"')  # '"$comment": "tool 0.1.0, schema 1"'

HINT = "Update the tool to the version that wrote it, or delete the generated files, and build again"


class NewerError(Exception):
    """A newer version of the tool wrote the file; the text is part of a message."""

    def __init__(self, schema: int) -> None:
        super().__init__(f"a newer version of the tool wrote it: it has schema {schema}, and this one knows {SCHEMA}")


def of_page(front_matter: str) -> int:
    """The schema of a page, from its front matter."""
    found = _IN_FRONT_MATTER.search(front_matter)
    return int(found[1]) if found else 0


def of_report(head: bytes) -> int:
    """The schema of `data/build.json`, from its beginning."""
    found = _IN_REPORT.search(head)
    return int(found[1]) if found else 0


def of_json_schema(head: bytes) -> int:
    """The schema that a JSON Schema describes, from its beginning."""
    found = _IN_JSON_SCHEMA.search(head)
    return int(found[1]) if found else 0


def known(schema: int) -> bool:
    """Return True for a schema that this version can replace.

    Raises:
        NewerError: For any other.
    """
    if schema > SCHEMA:
        raise NewerError(schema)
    return True
