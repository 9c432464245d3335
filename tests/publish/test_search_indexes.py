"""Search indexes: a new article changes one shelf; written atomically."""

from __future__ import annotations

import gzip
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.config import load_settings
from generator.publish.output_folder import PublishResult
from generator.publish.publish_site import PublishOptions, publish
from generator.site_plan import SearchPlan, SearchText, Shelf, SitePlan
from generator.store.content_hash import content_hash
from tests.builds import run_stages
from tests.sites import HARBOUR, STRIKE, files_of, make_site

TOOL = "briefing-generator"


# ------------------------------------------------------------------------------------------------ written


def plan(texts: Mapping[str, str], *, names: tuple[tuple[str, Any], ...] = (("", {"names": []}),)) -> SitePlan:
    def made() -> Iterator[SearchText]:
        for page, words in texts.items():
            yield SearchText(page, page, (("s1", words),), (("day", "2024-01-01"),))

    shelf = Shelf("articles", made, lambda: [content_hash(pair) for pair in texts.items()], ("day",))
    found = SearchPlan("en", (shelf,), lambda: iter(names), {})
    return SitePlan(frozenset(), lambda: iter(()), (), search=found)


def run(docs: Path, texts: Mapping[str, str], **more: Any) -> PublishResult:
    return publish(plan(texts, **more), PublishOptions(docs, TOOL))


def indexes(docs: Path) -> list[str]:
    return sorted(path.name for path in (docs / "search").iterdir() if path.is_dir() and path.name != "names")


def test_an_unchanged_shelf_is_not_made_again(tmp_path: Path) -> None:
    assert run(tmp_path, {"articles/a.md": "Ships"}).problems == ()
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    done = run(tmp_path, {"articles/a.md": "Ships"})
    assert (done.written, done.deleted) == ((), ())
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_changed_shelf_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    run(tmp_path, {"articles/a.md": "Ships"})
    [old] = indexes(tmp_path)
    done = run(tmp_path, {"articles/a.md": "Boats"})
    [new] = indexes(tmp_path)
    assert new != old
    assert f"search/{new}" in done.written
    assert done.deleted == (f"search/{old}",)
    manifest = json.loads((tmp_path / "search/shelves.json").read_text(encoding="utf-8"))
    assert manifest == {"generator": TOOL, "shelves": [{"path": new, "pages": 1, "filters": ["day"]}]}


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="there is no file system in memory")  # noqa: S108
def test_an_index_is_the_same_on_a_file_system_that_lists_its_files_in_another_order(tmp_path: Path) -> None:
    texts = {f"articles/{name}.md": f"Ships of {name}" for name in ("oslo", "bergen", "turku", "hull", "riga", "kiel")}
    run(tmp_path, texts)
    with tempfile.TemporaryDirectory(dir="/dev/shm") as store:
        run(Path(store), texts)
        assert files_of(Path(store)) == files_of(tmp_path)


def test_an_index_with_deleted_files_is_made_again(tmp_path: Path) -> None:
    texts = {"articles/a.md": "Ships", "articles/b.md": "Boats"}
    run(tmp_path, texts)
    before = files_of(tmp_path)
    [name] = indexes(tmp_path)
    next((tmp_path / "search" / name / "fragment").iterdir()).unlink()
    run(tmp_path, texts)
    assert files_of(tmp_path) == before
    shutil.rmtree(tmp_path / "search" / name)
    run(tmp_path, texts)
    assert files_of(tmp_path) == before


def test_the_rest_of_a_run_that_crashed_and_names_that_are_gone_are_deleted(tmp_path: Path) -> None:
    run(tmp_path, {"articles/a.md": "Ships"}, names=(("", {"names": []}), ("s", {"names": []})))
    crashed = tmp_path / "search" / "articles-0123456789ab.briefing-tmp"
    crashed.mkdir()
    assert (tmp_path / "search/names/73.json").exists()
    run(tmp_path, {"articles/a.md": "Ships"})
    assert not crashed.exists()
    assert sorted(path.name for path in (tmp_path / "search/names").iterdir()) == ["start.json"]


def test_files_of_others_in_the_folder_stay(tmp_path: Path) -> None:
    mine = tmp_path / "search" / "my-notes-0123456789ab" / "note.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    (tmp_path / "search" / "shelves.json").write_text("mine")
    done = run(tmp_path, {"articles/a.md": "Ships"})
    assert mine.read_text() == "mine"
    assert (tmp_path / "search" / "shelves.json").read_text() == "mine"
    assert [problem.path for problem in done.problems] == ["docs/search/shelves.json"]


def test_a_folder_that_is_a_symbolic_link_is_not_written_into(tmp_path: Path) -> None:
    elsewhere, docs = tmp_path / "elsewhere", tmp_path / "docs"
    elsewhere.mkdir()
    docs.mkdir()
    (docs / "search").symlink_to(elsewhere)
    done = run(docs, {"articles/a.md": "Ships"})
    assert list(elsewhere.iterdir()) == []
    assert {problem.path for problem in done.problems} == {"docs/search"}


def test_an_indexer_that_fails_is_a_warning_and_the_rest_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.publish.pagefind.pagefind_bin.get_executable", lambda: "/bin/false")
    done = run(tmp_path, {"articles/a.md": "Ships"})
    assert [problem.level for problem in done.problems] == ["warning"]
    assert "search finds nothing there" in done.problems[0].message
    assert indexes(tmp_path) == []
    assert json.loads((tmp_path / "search/shelves.json").read_text(encoding="utf-8"))["shelves"] == []


# ------------------------------------------------------------------------------------------------ of a site


def indexed_words(docs: Path) -> str:
    """Every word of every index."""
    return "\n".join(gzip.decompress(path.read_bytes()).decode("utf-8") for path in sorted(docs.rglob("*.pf_fragment")))


def test_excerpts_alone_are_indexed_where_no_more_may_be_published(tmp_path: Path) -> None:
    body = " ".join(f"Ada Lund saw vessel {word} in the harbour of Bergen on Monday." for word in ("alpha", "beta"))
    long = "\n\n".join(
        [HARBOUR.strip(), body, *(f"Trailing remark {n} about nothing much, so xylograph." for n in range(30))]
    )
    folder = make_site(tmp_path / "site", {"2024-08-18-harbour.txt": long})
    configuration = folder / "mkdocs.yml"
    settings, _ = load_settings(configuration)
    run_stages(settings)
    assert "xylograph" in indexed_words(folder / "docs")
    configuration.write_text(configuration.read_text(encoding="utf-8").replace("text: full", "text: excerpts"), "utf-8")
    settings, _ = load_settings(configuration)
    result = run_stages(settings)
    row = json.loads((folder / "docs/data/articles.jsonl").read_text(encoding="utf-8"))
    assert indexed_words(folder / "docs").count("xylograph") <= len(row["key_sentences"])
    assert result.problems == ()


def test_hand_written_pages_are_indexed_by_section_and_excluded_ones_are_not(tmp_path: Path) -> None:
    folder = make_site(tmp_path / "site", {"2024-08-18-harbour.txt": HARBOUR, "2024-08-19-strike.txt": STRIKE})
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(f"exclude_docs: drafts/\n{text}", encoding="utf-8")
    pages = {
        "notes/é 100% #1?.md": "# Odd name\n\nZeppelin.\n",
        "notes/README.md": "---\ntitle: Notes\n---\n\nOverview.\n\n## Second part\n\nMore.\n",
        "drafts/plan.md": "# Plan\n\nUnfinished.\n",
        "notes/hidden.md": "---\nsearch: {exclude: true}\n---\n\nHidden.\n",
        "notes/empty.md": "",
    }
    for path, words in pages.items():
        (folder / "docs" / path).parent.mkdir(exist_ok=True)
        (folder / "docs" / path).write_text(words, encoding="utf-8")
    settings, _ = load_settings(configuration)
    assert run_stages(settings).problems == ()
    words = indexed_words(folder / "docs")
    assert '"url":"/notes/é 100% #1?.html"' in words
    assert '"url":"/notes/index.html"' in words
    assert '"id":"second-part"' in words
    assert "Unfinished" not in words
    assert "Hidden" not in words
