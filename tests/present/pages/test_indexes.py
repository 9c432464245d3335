"""Indexes of many articles and stories: the newest, and a page for each month."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.config import Overrides, load_settings
from generator.present.pages import indexes
from tests.builds import rebuild
from tests.conftest import SiteFolder

FLOOD = "The river flooded the old mill and the market of Hull. Rescuers in boats reached the market and the mill."
STRIKE = "Dockworkers began a strike over wages in the harbour. Cranes and containers stood still in the harbour."

SEEDS = {
    "flood-1.txt": f"River floods the mill\n\n2024-05-02\n\n{FLOOD}",
    "flood-2.txt": f"Rescuers reach the flooded mill\n\n2024-05-03\n\n{FLOOD} Nobody was hurt.",
    "strike-1.txt": f"Harbour strike begins\n\n2024-03-01\n\n{STRIKE}",
    "strike-2.txt": f"Harbour strike goes on\n\n2024-03-02\n\n{STRIKE} Talks were held in vain.",
}


@pytest.fixture
def docs(site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pages of a site whose indexes hold as much as one article or story."""
    monkeypatch.setattr(indexes, "ONE_PAGE", 1)
    monkeypatch.setattr(indexes, "LATEST", 1)
    site = site_folder(SEEDS)
    rebuild(load_settings(site / "mkdocs.yml", Overrides(jobs=1))[0])
    return site / "docs"


@pytest.mark.parametrize(
    ("section", "newest", "months"),
    [
        (
            "articles",
            ["Rescuers reach the flooded mill"],
            {
                "2024-05": ["Rescuers reach the flooded mill", "River floods the mill"],
                "2024-03": ["Harbour strike goes on", "Harbour strike begins"],
            },
        ),
        (
            "stories",
            ["Rescuers reach the flooded mill"],
            {"2024-05": ["Rescuers reach the flooded mill"], "2024-03": ["Harbour strike goes on"]},
        ),
    ],
)
def test_a_long_index_shows_the_newest_and_leads_to_a_page_for_each_month(
    docs: Path, section: str, newest: list[str], months: dict[str, list[str]]
) -> None:
    def listed(page: str) -> dict[str, str]:
        """Words and target of each line, with or without a count behind it."""
        text = (docs / section / page).read_text(encoding="utf-8")
        return dict(re.findall(r"^- (?:\*\*)?\[(.+?)\]\((\S+?)\)", text, re.MULTILINE))

    index = listed("index.md")
    assert list(index)[: len(newest)] == newest
    assert list(index.values())[len(newest) :] == [f"by-month/{month}.md" for month in months]
    for month, headlines in months.items():
        lines = listed(f"by-month/{month}.md")
        assert list(lines) == headlines
        assert all((docs / section / "by-month" / target).is_file() for target in lines.values())
