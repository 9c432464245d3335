"""The published report of a build, and the lines that say what was decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build.report import build_report
from generator.build.result import BuildOptions, BuildResult
from generator.config import load_settings
from tests.builds import rebuild
from tests.sites import HARBOUR, STRIKE, make_site

SEEDS = {"harbour.txt": f"{HARBOUR}\nShare this article\n", "strike.txt": STRIKE, "copy.txt": STRIKE, "empty.txt": ""}


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """A build that explains itself, of a site with a rule that is used and one that is not."""
    site = make_site(tmp_path_factory.mktemp("report") / "site", SEEDS)
    (site / "registry.yml").write_text("ignore:\n  - text: Egypt\n  - text: Atlantis\n", encoding="utf-8")
    return rebuild(load_settings(site / "mkdocs.yml")[0], BuildOptions(explained=True))


def test_everything_is_counted(result: BuildResult) -> None:
    counts = result.counts
    assert {name: counts[name] for name in ("files", "skipped", "articles", "duplicates", "leftovers")} == {
        "files": 4,
        "skipped": 1,
        "articles": 3,
        "duplicates": 1,
        "leftovers": 1,
    }
    assert (counts["rules"], counts["unused_rules"]) == (2, 1)
    assert counts["questions"] >= 3  # that many articles have no date


def test_the_report_names_problems_and_boilerplate_with_their_lines(result: BuildResult) -> None:
    report = build_report(result, full_text=True)
    assert report["counts"]["pages"] == len(result.pages)
    assert [(left["text"], left["line"]) for left in report["leftovers"]] == [("Share this article", 7)]
    assert "seeds/empty.txt" in {problem["path"] for problem in report["problems"]}


def test_the_report_of_a_site_of_excerpts_holds_no_words_of_the_articles(result: BuildResult) -> None:
    assert [left["text"] for left in build_report(result, full_text=False)["leftovers"]] == [None]


def test_each_decision_has_a_line(result: BuildResult) -> None:
    text = "\n".join(result.decisions)
    assert "read harbour.txt: mayor-ada-lund-opens-the-new-harbour-in-bergen, undated" in text
    assert ", repeats " in text
    assert "used registry.yml:2: " in text
    assert "registry.yml:3" not in text
    assert "joined ada-lund: Ada Lund, also Lund; " in text


def test_the_report_says_nothing_of_the_machine(result: BuildResult, tmp_path: Path) -> None:
    assert str(tmp_path) not in repr(build_report(result, full_text=True))
