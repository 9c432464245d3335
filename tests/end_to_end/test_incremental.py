"""After any change, an incremental build gives the same pages as a clean build."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import generator.publish.manifest
from benchmarks import corpus
from generator.config import load_settings
from tests.builds import rebuild
from tests.conftest import SiteFolder
from tests.marks import slow_except
from tests.sites import files_of

ARTICLES = 24
WORDS = 60


@pytest.fixture
def site(site_folder: SiteFolder) -> Path:
    """A site of articles that share names, stories and words, built once."""
    folder = site_folder({}, name="site")
    corpus.make(folder / "seeds", ARTICLES, longest=WORDS)
    build(folder)
    return folder


def build(folder: Path) -> None:
    settings, _ = load_settings(folder / "mkdocs.yml")
    rebuild(settings)


def clean(folder: Path) -> dict[str, bytes]:
    """The pages of a build elsewhere that has nothing but the inputs."""
    copy = folder.with_name("clean")
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".briefing"))
    for path in (copy / "docs").rglob("*"):
        if path.is_file() and path.suffix != ".css" and path.relative_to(copy / "docs").parts[0] != "assets":
            path.unlink()
    for name in ("about.md", "method.md", "corrections.md", "_headers"):
        shutil.copyfile(folder / "docs" / name, copy / "docs" / name)
    build(copy)
    found = files_of(copy / "docs")
    shutil.rmtree(copy)
    return found


def seeds(site: Path) -> list[Path]:
    return sorted((site / "seeds").glob("*.txt"))


def pages(site: Path, folder: str) -> list[Path]:
    return [path for path in sorted((site / "docs" / folder).glob("*.md")) if path.name != "index.md"]


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


Change = Callable[[Path, random.Random], object]

CHANGES: dict[str, Change] = {
    "an article comes": lambda site, chance: corpus.make(site / "seeds", 1, start=100 + chance.randrange(100)),
    "articles come": lambda site, chance: corpus.make(site / "seeds", 5, start=200 + chance.randrange(100)),
    "an article is edited": lambda site, chance: append(chance.choice(seeds(site)), "It rained in Oslo on Monday.\n"),
    "a figure comes": lambda site, chance: append(
        chance.choice(seeds(site)), "At least 31 people were killed, the mayor said.\n"
    ),
    "an article goes": lambda site, chance: chance.choice(seeds(site)).unlink(),
    "an article is copied": lambda site, chance: shutil.copyfile(chance.choice(seeds(site)), site / "seeds/copy.txt"),
    "the date of an article changes": lambda site, chance: chance.choice(
        sorted((site / "seeds").glob("*.meta.yml"))
    ).write_text("date: 2024-02-03\n"),
    "a name is corrected": lambda site, chance: (site / "registry.yml").write_text(
        f"entities:\n  {chance.choice(pages(site, 'people')).stem}:\n    type: person\n    name: Nils Lund\n"
    ),
    "a kind is corrected": lambda site, chance: (site / "registry.yml").write_text(
        f"retype:\n  {chance.choice(pages(site, 'organizations')).stem}: group\n"
    ),
    "a name is ignored": lambda site, chance: (site / "registry.yml").write_text("ignore:\n  - text: London\n"),
    "the site gets another name": lambda site, chance: (site / "mkdocs.yml").write_text(
        (site / "mkdocs.yml").read_text().replace("site_name: ", "site_name: New ")
    ),
    "a page is edited": lambda site, chance: append(chance.choice(pages(site, "articles")), "Hello\n"),
    "a page is deleted": lambda site, chance: chance.choice(pages(site, "articles")).unlink(),
    "a data file is deleted": lambda site, chance: (site / "docs/data/figures.csv").unlink(),
}
QUICK = {"an article comes", "a name is corrected"}


@pytest.mark.parametrize("first", slow_except(QUICK, {name: name for name in CHANGES}))
def test_after_any_two_changes_the_pages_are_those_of_a_clean_build(site: Path, first: str) -> None:
    chance = random.Random(first)  # noqa: S311 - which changes follow one another
    for change in (first, chance.choice(sorted(CHANGES))):
        CHANGES[change](site, chance)
        expected = clean(site)
        build(site)
        found = files_of(site / "docs")
        assert sorted(found) == sorted(expected), change
        assert [path for path in found if found[path] != expected[path]] == [], change


def test_an_article_that_comes_leaves_most_pages_unmade(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    add_target = generator.publish.manifest.ManifestUpdate.add_target

    def noting(self: generator.publish.manifest.ManifestUpdate, target: object, *more: object) -> None:
        made.append(target.path)  # type: ignore[attr-defined]
        add_target(self, target, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(generator.publish.manifest.ManifestUpdate, "add_target", noting)
    (site / "seeds/new.txt").write_text("Rain in Quebec\n\nIt rained in Quebec.\n")
    build(site)
    assert [path for path in made if path.startswith("articles/") and not path.startswith("articles/index")] == [
        "articles/rain-in-quebec.md"
    ]
    assert len(made) < len(pages(site, "articles"))
