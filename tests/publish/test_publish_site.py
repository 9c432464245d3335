"""Publishing writes files atomically, only if bytes change, and never over files of others."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.publish.output_folder import PublishResult
from generator.publish.publish_site import PublishOptions, publish
from generator.site_plan import Page, Rows, SitePlan, Table, Target
from tests.sites import files_of

TOOL = "briefing-generator"


def plan(*paths: str, title: str = "A title", rows: tuple[Mapping[str, Any], ...] = ()) -> SitePlan:
    """A site of moved-page notices, the simplest there are, and one table."""

    def page(path: str) -> Page:
        view = {"title": title, "href": "index.md", "name": title}
        return Page(path, "redirect.md.jinja", {"title": title, "generator": f"{TOOL} 0"}, view)

    def pages() -> Iterator[Target[Page]]:
        return (Target(path, partial(page, path)) for path in sorted(paths))

    return SitePlan(frozenset(paths), pages, (table(lambda: rows),))


def table(rows: Callable[[], Rows]) -> Table:
    """A table whose rows are made all at once."""
    return Table("articles", lambda: iter([Target("all", rows)]), ("id", "title", "authors"))


def run(docs: Path, site: SitePlan) -> PublishResult:
    return publish(site, PublishOptions(docs, TOOL))


def test_pages_and_data_files_are_written_where_nothing_was(tmp_path: Path) -> None:
    done = run(tmp_path / "docs", plan("index.md", "people/ann-lee.md"))
    assert set(done.written) == {"index.md", "people/ann-lee.md", "data/articles.jsonl", "data/articles.csv"}
    assert set(files_of(tmp_path / "docs")) == set(done.written)
    assert done.problems == ()


def test_an_unchanged_page_is_not_touched(tmp_path: Path) -> None:
    run(tmp_path, plan("index.md"))
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    done = run(tmp_path, plan("index.md"))
    assert (done.written, done.unchanged) == ((), 3)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_only_changed_pages_are_written(tmp_path: Path) -> None:
    run(tmp_path, plan("index.md", "people/a.md"))
    done = run(tmp_path, plan("index.md", "people/a.md", title="Another"))
    assert done.written == ("index.md", "people/a.md")


def test_a_page_that_is_no_longer_wanted_is_deleted(tmp_path: Path) -> None:
    run(tmp_path, plan("people/a.md", "people/b.md"))
    done = run(tmp_path, plan("people/a.md"))
    assert done.deleted == ("people/b.md",)
    assert not (tmp_path / "people/b.md").exists()


def test_a_stale_page_with_very_long_front_matter_is_deleted(tmp_path: Path) -> None:
    run(tmp_path, plan("people/a.md", "people/b.md", title="long " * 50_000))
    assert run(tmp_path, plan("people/a.md")).deleted == ("people/b.md",)


@pytest.mark.parametrize(
    "text",
    [
        "# By hand\n",
        "---\ntitle: By hand\n---\n",
        "---\ntitle: By hand\n---\n\ngenerator: briefing-generator 0\n",
        "---\ngenerator: briefing-generator 0\n",
        "\n",
    ],
)
def test_a_hand_written_page_is_neither_overwritten_nor_deleted(tmp_path: Path, text: str) -> None:
    for name in ("index.md", "people/a.md", "people/not-planned.md", "notes/mine.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = run(tmp_path, plan("index.md", "people/a.md"))
    assert {(tmp_path / name).read_text(encoding="utf-8") for name in ("index.md", "people/a.md")} == {text}
    assert (tmp_path / "people/not-planned.md").exists()
    assert (tmp_path / "notes/mine.md").exists()
    assert [(p.path, p.level) for p in done.problems] == [("docs/index.md", "warning"), ("docs/people/a.md", "warning")]


def test_a_generated_page_outside_the_sections_is_left_alone(tmp_path: Path) -> None:
    copy = tmp_path / "notes" / "copy.md"
    copy.parent.mkdir()
    copy.write_text(f"---\ngenerator: {TOOL} 0\n---\n", encoding="utf-8")
    run(tmp_path, plan("people/a.md"))
    assert copy.exists()


@pytest.mark.parametrize(("name", "text"), [("articles.jsonl", '{"mine": 1}\n'), ("articles.csv", "name;mine\n")])
def test_a_hand_written_data_file_is_not_overwritten(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / name).write_text(text, encoding="utf-8")
    done = run(tmp_path, plan("index.md"))
    assert (tmp_path / "data" / name).read_text(encoding="utf-8") == text
    assert [problem.path for problem in done.problems] == [f"docs/data/{name}"]


def test_a_data_file_of_an_earlier_version_with_fewer_columns_is_ours(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/articles.csv").write_text("id,title\r\na,A\r\n", encoding="utf-8")
    assert run(tmp_path, plan("index.md")).problems == ()


def test_a_section_that_is_a_symbolic_link_is_refused_once(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    stale = elsewhere / "stale.md"
    stale.write_text(f"---\ngenerator: {TOOL} 0\n---\n", encoding="utf-8")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "people").symlink_to(elsewhere)
    done = run(docs, plan("people/a.md", "people/b.md", "index.md"))
    assert [path.name for path in elsewhere.iterdir()] == ["stale.md"]
    assert [problem.path for problem in done.problems] == ["docs/people"]
    assert (docs / "index.md").exists()


def test_a_folder_below_a_linked_section_is_not_made(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "people").symlink_to(tmp_path / "elsewhere")
    run(tmp_path / "docs", plan("people/letters/a.md"))
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_page_that_is_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(f"---\ngenerator: {TOOL} 0\n---\n", encoding="utf-8")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").symlink_to(secret)
    done = run(docs, plan("index.md"))
    assert [problem.path for problem in done.problems] == ["docs/index.md"]
    assert (docs / "index.md").is_symlink()
    assert secret.read_text(encoding="utf-8").count("\n") == 3


def test_a_link_in_place_of_the_temporary_file_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("kept", encoding="utf-8")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md.briefing-tmp").symlink_to(secret)
    assert "index.md" in run(docs, plan("index.md")).written
    assert secret.read_text(encoding="utf-8") == "kept"


def test_files_left_unfinished_by_a_crash_are_removed(tmp_path: Path) -> None:
    for name in ("index.md", "people/gone.md", "data/articles.csv", "data/gone.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.briefing-tmp").write_text("half", encoding="utf-8")
    run(tmp_path, plan("index.md", "people/a.md"))
    assert [path for path in files_of(tmp_path) if path.endswith(".briefing-tmp")] == []


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, plan("index.md"))
    before = files_of(tmp_path)

    def full_disk(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full_disk)
    done = run(tmp_path, plan("index.md", title="Another", rows=({"id": "a", "title": "A", "authors": []},)))
    assert {p.message for p in done.problems} == {"cannot write: No space left on device"}
    monkeypatch.undo()
    run(tmp_path, plan("index.md"))
    assert files_of(tmp_path) == before


def test_rows_that_fail_half_way_leave_the_old_file(tmp_path: Path) -> None:
    run(tmp_path, plan("index.md"))
    before = files_of(tmp_path)

    def pieces() -> Iterator[Target[Rows]]:
        yield Target("a", lambda: [{"id": "a", "title": "A", "authors": []}])
        raise ValueError("no more")

    broken = SitePlan(frozenset(), lambda: iter(()), (Table("articles", pieces, ("id", "title", "authors")),))
    with pytest.raises(ValueError, match="no more"):
        run(tmp_path, broken)
    assert files_of(tmp_path) == before


@pytest.mark.parametrize("name", ["index.md", "people", "data"])
def test_what_cannot_be_written_is_a_problem_and_the_rest_is_written(tmp_path: Path, name: str) -> None:
    wrong = tmp_path / name
    if wrong.suffix:
        wrong.mkdir()
    else:
        wrong.write_text("a file where a folder should be", encoding="utf-8")
    done = run(tmp_path, plan("index.md", "people/a.md", "places/b.md"))
    assert {problem.path.split("/")[1] for problem in done.problems} == {name}
    assert "places/b.md" in done.written


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_without_permission_is_a_problem(tmp_path: Path) -> None:
    run(tmp_path, plan("people/a.md"))
    (tmp_path / "people").chmod(0o500)
    try:
        done = run(tmp_path, plan("people/b.md"))
    finally:
        (tmp_path / "people").chmod(0o700)
    assert [p.message for p in done.problems] == ["cannot write: Permission denied", "cannot delete: Permission denied"]


ROWS = tuple({"id": name, "title": name * 9, "authors": []} for name in "abcdef")


@pytest.mark.parametrize("before", [(), ROWS[:3], ROWS, (*ROWS, ROWS[0]), ROWS[::-1], (*ROWS[:2], *ROWS[3:])])
def test_a_data_file_holds_the_rows_of_today_whatever_it_held(
    tmp_path: Path, before: tuple[Mapping[str, Any], ...]
) -> None:
    run(tmp_path, plan("index.md", rows=before))
    done = run(tmp_path, plan("index.md", rows=ROWS))
    assert done.problems == ()
    lines = (tmp_path / "data/articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == list(ROWS)
    assert ("data/articles.jsonl" in done.written) == (before != ROWS)


@pytest.mark.parametrize("left", [b"", bytes(300)])
def test_what_a_loss_of_power_leaves_of_a_page_is_filled_and_an_empty_file_elsewhere_is_left(
    tmp_path: Path, left: bytes
) -> None:
    run(tmp_path, plan("people/a.md"))
    whole = (tmp_path / "people/a.md").read_bytes()
    (tmp_path / "people/a.md").write_bytes(left)
    (tmp_path / "people/mine.md").write_bytes(left)
    assert run(tmp_path, plan("people/a.md")).problems == ()
    assert (tmp_path / "people/a.md").read_bytes() == whole
    assert (tmp_path / "people/mine.md").read_bytes() == left
