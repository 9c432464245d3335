"""What is published, held against what its articles give: no words change between a build and its readers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.errors import Problem
from generator.publish import tables
from generator.publish.files import holds
from generator.publish.front_matter import is_generated
from generator.publish.render import renderer
from generator.site_plan import SitePlan

DATA = "data"
"""Folder of the data files."""


def altered(plan: SitePlan, docs: Path, *, tool: str, shown_as: str) -> Iterator[Problem]:
    """Generated pages and data files that are not as the plan has them.

    Args:
        plan: The site.
        docs: Folder of the pages, as a build of the same input left it.
        tool: Name of the tool, the mark of its pages; pages that people wrote in their place are theirs.
        shown_as: Name of the folder in messages.

    Yields:
        A problem for each that is missing or has other bytes.
    """
    render = renderer()
    for target in plan.pages():
        page = docs / target.path
        if not page.is_file():
            yield _problem(f"{shown_as}/{target.path}", "is missing")
        elif not holds(page, [render(target.make()).encode("utf-8")]) and _is_ours(page, tool):
            yield _problem(f"{shown_as}/{target.path}", "is not what its articles give")
    for table in plan.tables:
        lines = (tables.json_lines(target.make()) for target in table.targets())
        path = f"{DATA}/{table.name}.jsonl"
        if not (docs / path).is_file():
            yield _problem(f"{shown_as}/{path}", "is missing")
        elif not holds(docs / path, lines):
            yield _problem(f"{shown_as}/{path}", "is not what its articles give")


def _is_ours(page: Path, tool: str) -> bool:
    return is_generated(page.read_text(encoding="utf-8", errors="replace"), tool)


def _problem(path: str, what: str) -> Problem:
    hint = "It was changed after the build: build again, and make corrections in the registry"
    return Problem(path, None, f"breach of a trust rule: the published file {what}", hint)
