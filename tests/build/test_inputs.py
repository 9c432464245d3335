"""The inputs of a build besides the seeds."""

from __future__ import annotations

import pytest

from generator.build.inputs import load_inputs, older_version, reused_articles
from generator.config import load_settings
from generator.errors import BriefingError
from generator.records import Article
from tests.conftest import SiteFolder


def article(key: str) -> Article:
    return Article(key, key.partition("#")[0], "0" * 64, "Title", "Title\n\nIt rained.")


LAST = {"a.txt": (article("a.txt"),), "b.jsonl": (article("b.jsonl#1"), article("b.jsonl#2"))}


@pytest.mark.parametrize(
    ("read", "failed", "expected"),
    [
        ([], [], []),
        ([], ["a.txt"], ["a.txt"]),
        ([], ["new.txt"], []),
        (["a.txt"], [], []),
        (["b.jsonl#1"], ["b.jsonl", "a.txt"], ["a.txt", "b.jsonl#2"]),
    ],
)
def test_articles_of_the_last_build_replace_seeds_that_cannot_be_read(
    read: list[str], failed: list[str], expected: list[str]
) -> None:
    assert [one.key for one in reused_articles([article(key) for key in read], failed, LAST)] == expected


@pytest.mark.parametrize(("schema", "notes"), [(None, 0), (0, 1), (1, 1), (2, 0)])
def test_files_of_an_older_version_are_noted(schema: int | None, notes: int) -> None:
    found = list(older_version("docs", "pages", schema, 2))
    assert len(found) == notes
    assert all(one.level == "note" and f"schema {schema}" in one.message for one in found)


def test_registry_and_ledger_are_loaded_where_they_are(site_folder: SiteFolder) -> None:
    site = site_folder({})
    (site / "registry.yml").write_text("ignore: [{text: Bergen}]\n", encoding="utf-8")
    inputs = load_inputs(load_settings(site / "mkdocs.yml")[0])
    assert [rule.line for rule in inputs.registry.rules] == [1]
    assert inputs.ledger_schema is None


def test_a_registry_that_cannot_be_used_ends_the_build_with_its_line(site_folder: SiteFolder) -> None:
    site = site_folder({})
    (site / "registry.yml").write_text("\nentitys: {}\n", encoding="utf-8")
    with pytest.raises(BriefingError, match=r"registry\.yml:2: `entitys`"):
        load_inputs(load_settings(site / "mkdocs.yml")[0])
