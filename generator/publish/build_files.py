"""Write the files that describe a build: the report `data/build.json`, and the ledger of ids."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.errors import BriefingError, Problem
from generator.ids.ledger import HEADER
from generator.publish.output_folder import OutputFolder, PublishResult
from generator.site_plan import BUILD_REPORT
from generator.store import schema

REPORT_MARK = b'{\n "generator": '

# The schema is in the first bytes of the report.
_HEAD = 400


def published_schema(docs: Path, *, shown_as: str = "docs") -> int | None:
    """The schema number of the pages and data files in a folder.

    Args:
        docs: Folder of the pages.
        shown_as: Name of the folder in messages.

    Returns:
        The schema; 0 for files from before there were numbers; None if there are no generated files.

    Raises:
        BriefingError: When a newer version of the tool has written them.
    """
    try:
        with (docs / BUILD_REPORT).open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return None
    if not head.startswith(REPORT_MARK):
        return None
    found = schema.of_report(head)
    try:
        schema.known(found)
    except schema.NewerError as error:
        raise BriefingError(
            Problem(f"{shown_as}/{BUILD_REPORT}", None, f"cannot build: {error}", schema.HINT)
        ) from error
    return found


def write_report(report: Mapping[str, Any], docs: Path, *, shown_as: str = "docs") -> PublishResult:
    """Write `data/build.json`, the report of a build.

    Args:
        report: JSON values; the first key is `generator`. They contain no time or duration, so that two builds of one
            corpus are byte-identical.
        docs: Folder of the pages.
        shown_as: Name of the folder in messages.

    Returns:
        What was written.
    """
    folder = OutputFolder(docs, shown_as=shown_as)
    text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
    folder.put_stream(BUILD_REPORT, _encoded(text), marks=(REPORT_MARK, b""))
    return folder.result()


def write_ledger(text: str, path: Path) -> PublishResult:
    """Write the ledger of ids, unless the existing file is not a ledger.

    Args:
        text: The ledger.
        path: The file.

    Returns:
        What was written.
    """
    folder = OutputFolder(path.parent, shown_as=".")
    folder.remove_temporary(path.name)
    folder.put_stream(path.name, _encoded(text), marks=(HEADER.encode("utf-8"), b""), durable=True)
    return folder.result()


def _encoded(text: str) -> Iterator[bytes]:
    """The text in UTF-8, encoded when it is written."""
    yield text.encode("utf-8")
