"""Published files altered after the build are found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish.altered_pages import altered_files
from generator.publish.publish_site import PublishOptions, publish
from tests.publish.test_publish_site import TOOL, plan

SITE = plan("index.md", "people/ada-lund.md", rows=({"id": "a", "title": "A", "authors": []},))

Change = Callable[[Path], object]
CHANGES: dict[str, tuple[Change, list[str]]] = {
    "nothing": (lambda docs: None, []),
    "a word of a page": (
        lambda docs: (docs / "index.md").write_text((docs / "index.md").read_text("utf-8") + "More.\n", "utf-8"),
        ["docs/index.md: breach of a trust rule: the published file differs from its articles"],
    ),
    "a page is deleted": (
        lambda docs: (docs / "people/ada-lund.md").unlink(),
        ["docs/people/ada-lund.md: breach of a trust rule: the published file is missing"],
    ),
    "a person writes a page in its place": (lambda docs: (docs / "index.md").write_text("# Mine\n", "utf-8"), []),
    "a row of a data file": (
        lambda docs: (docs / "data/articles.jsonl").write_text("{}\n", "utf-8"),
        ["docs/data/articles.jsonl: breach of a trust rule: the published file differs from its articles"],
    ),
    "a data file is deleted": (
        lambda docs: (docs / "data/articles.jsonl").unlink(),
        ["docs/data/articles.jsonl: breach of a trust rule: the published file is missing"],
    ),
}


@pytest.mark.parametrize(("change", "faults"), CHANGES.values(), ids=CHANGES.keys())
def test_each_altered_file_is_reported(tmp_path: Path, change: Change, faults: list[str]) -> None:
    publish(SITE, PublishOptions(tmp_path, TOOL))
    change(tmp_path)
    found = [
        str(problem).partition(". It was changed")[0]
        for problem in altered_files(SITE, tmp_path, tool=TOOL, shown_as="docs")
    ]
    assert found == faults
