"""Find published files that were altered after the build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.errors import Problem
from generator.publish import tables
from generator.publish.atomic_write import has_content
from generator.publish.front_matter import is_generated
from generator.publish.render import renderer
from generator.site_plan import SitePlan, table_file


def altered_files(plan: SitePlan, docs: Path, *, tool: str, shown_as: str) -> Iterator[Problem]:
    """Compare the generated pages and data files with the plan.

    Args:
        plan: The site.
        docs: Folder of the pages, after a build of the same input.
        tool: Name of the tool, the mark of its pages; a hand-written page in the place of one is left alone.
        shown_as: Name of the folder in messages.

    Yields:
        A problem for each file that is missing or has other bytes.
    """
    render = renderer()
    for target in plan.pages():
        page = docs / target.path
        if not page.is_file():
            yield _problem(f"{shown_as}/{target.path}", "is missing")
        elif not has_content(page, [render(target.make()).encode("utf-8")]) and _is_ours(page, tool):
            yield _problem(f"{shown_as}/{target.path}", "differs from its articles")
    for table in plan.tables:
        lines = (tables.json_lines(target.make()) for target in table.targets())
        path = table_file(table.name, "jsonl")
        if not (docs / path).is_file():
            yield _problem(f"{shown_as}/{path}", "is missing")
        elif not has_content(docs / path, lines):
            yield _problem(f"{shown_as}/{path}", "differs from its articles")


def _is_ours(page: Path, tool: str) -> bool:
    return is_generated(page.read_text(encoding="utf-8", errors="replace"), tool)


def _problem(path: str, fault: str) -> Problem:
    hint = "It was changed after the build: build again, and make corrections in the registry"
    return Problem(path, None, f"breach of a trust rule: the published file {fault}", hint)
