"""The walk-through of the manual gives the results that it shows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.config import load_settings
from tests.builds import run_stages

PAGE = (Path(__file__).parents[2] / "docs/guide/walkthrough.md").read_text(encoding="utf-8")
SEEDS = dict(re.findall(r"`(seeds/[\w.]+)`\n\n```text\n(.*?)```", PAGE, re.DOTALL))
SNIPPETS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: Walk\ntheme: {name: material}\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    return tmp_path


def _build(folder: Path) -> dict[str, set[str]]:
    """Build the site; the articles of each person."""
    run_stages(load_settings(folder / "mkdocs.yml")[0])
    rows = map(json.loads, (folder / "docs/data/entities.jsonl").read_text(encoding="utf-8").splitlines())
    return {row["id"]: set(row["articles"]) for row in rows if row["type"] == "person"}


def test_the_walk_through_gives_the_results_in_the_manual(folder: Path) -> None:
    assert list(SEEDS) == ["seeds/trial.txt", "seeds/ruling.txt", "seeds/appeal.txt", "seeds/recital.txt"]
    for name, text in list(SEEDS.items())[:3]:
        (folder / name).write_text(text, encoding="utf-8")
    people = _build(folder)
    assert people["marta-lopes"] == {"court-hears-bridge-case", "builder-to-appeal-against-ruling"}
    assert people["lopes"] == {"ruling-in-bridge-case-expected"}
    review = (folder / "docs/review.md").read_text(encoding="utf-8")
    assert f"```yaml\n{SNIPPETS[0]}```" in review

    (folder / "registry.yml").write_text(SNIPPETS[0], encoding="utf-8")
    people = _build(folder)
    assert "lopes" not in people
    assert len(people["marta-lopes"]) == 3
    assert "reviewed: true" in (folder / "docs/people/marta-lopes.md").read_text(encoding="utf-8")
    assert "Lopes" not in (folder / "docs/review.md").read_text(encoding="utf-8")
    assert "moved_to: ../marta-lopes/" in (folder / "docs/people/lopes.md").read_text(encoding="utf-8")

    (folder / "seeds/recital.txt").write_text(SEEDS["seeds/recital.txt"], encoding="utf-8")
    assert "young-violinist-plays-in-braga" in _build(folder)["marta-lopes"]

    (folder / "registry.yml").write_text(SNIPPETS[1], encoding="utf-8")
    for _ in range(2):
        people = _build(folder)
        assert people["marta-lopes-violinist"] == {"young-violinist-plays-in-braga"}
        assert len(people["marta-lopes"]) == 3
