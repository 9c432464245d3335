"""Files of another version of the tool: older ones are rewritten with a note, newer ones refused."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build.result import BuildResult
from generator.config import Settings, load_settings
from generator.errors import BriefingError
from generator.ids import ledger
from generator.store import sqlite as cache
from generator.store.schema import SCHEMA
from tests.builds import rebuild
from tests.conftest import SiteFolder
from tests.sites import files_of

PERSON = "docs/people/ada-lund.md"
REPORT = "docs/data/build.json"
JSON_SCHEMA = "docs/data/schema/articles.schema.json"


@pytest.fixture
def site(site_folder: SiteFolder) -> Path:
    """A site that this version has built."""
    folder = site_folder()
    again(folder)
    return folder


def again(folder: Path) -> BuildResult:
    return rebuild(settings_of(folder))


def settings_of(folder: Path) -> Settings:
    return load_settings(folder / "mkdocs.yml")[0]


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.search(old, text)
    path.write_text(re.sub(old, new, text), encoding="utf-8")


def test_pages_data_files_and_their_schemas_say_of_which_schema_they_are(site: Path) -> None:
    for page in (site / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        assert ("\ngenerator: " in text) == (f"\nschema: {SCHEMA}\n---\n" in text)
    assert json.loads((site / REPORT).read_text(encoding="utf-8"))["schema"] == SCHEMA
    assert json.loads((site / JSON_SCHEMA).read_text(encoding="utf-8"))["$comment"].endswith(f", schema {SCHEMA}")


def before_schemas(site: Path) -> None:
    """As the version before schemas left it."""
    for page in (site / "docs/people").glob("*.md"):
        page.write_text(page.read_text(encoding="utf-8").replace(f"schema: {SCHEMA}\n", ""), encoding="utf-8")
    rewrite(site / REPORT, r' "schema": \d+,\n', "")
    rewrite(site / JSON_SCHEMA, r", schema \d+", "")
    rewrite(site / "ids.tsv", r"# Schema: \d+\n", "")
    with sqlite3.connect(site / ".briefing/cache.sqlite") as connection:
        connection.execute("PRAGMA user_version = 0")
    connection.close()


def test_files_of_an_older_version_are_rewritten_with_one_note(site: Path) -> None:
    expected = files_of(site)
    before_schemas(site)
    assert [str(remark) for remark in again(site).remarks] == [
        f"{what} of an older version of the tool (schema 0) {were} rewritten with schema {schema}"
        for what, were, schema in (
            ("docs: the pages and data files", "were", SCHEMA),
            ("ids.tsv: the lines of the ledger", "were", ledger.SCHEMA),
            (".briefing/cache.sqlite: the cache", "was", cache.SCHEMA),
        )
    ]
    assert files_of(site) == expected
    assert again(site).remarks == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            REPORT,
            r'"schema": \d+',
            '"schema": 99',
            "cannot build: a newer version of the tool wrote it: it has schema 99",
        ),
        ("ids.tsv", r"# Schema: \d+", "# Schema: 99", "cannot read the ledger: it has schema 99"),
    ],
)
def test_a_site_of_a_newer_version_is_refused_and_nothing_is_written(
    site: Path, file: str, old: str, new: str, message: str
) -> None:
    rewrite(site / file, old, new)
    (site / "seeds/harbour.txt").unlink()
    before = files_of(site)
    with pytest.raises(BriefingError) as refused:
        again(site)
    [problem] = refused.value.problems
    assert problem.path == file
    assert problem.message.startswith(message)
    assert problem.hint.startswith("Update the tool")
    assert files_of(site) == before


def gone(site: Path) -> None:
    (site / "seeds/harbour.txt").unlink()


def edited(site: Path) -> None:
    rewrite(site / "seeds/harbour.txt", "Bergen", "Oslo")


@pytest.mark.parametrize("change", [gone, edited])
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [(PERSON, r"\nschema: \d+", "\nschema: 99"), (JSON_SCHEMA, r", schema \d+", ", schema 99")],
)
def test_a_file_of_a_newer_version_is_neither_overwritten_nor_deleted_and_the_build_fails(
    site: Path, file: str, old: str, new: str, change: Callable[[Path], None]
) -> None:
    rewrite(site / file, old, new)
    kept = (site / file).read_bytes()
    change(site)
    [problem] = again(site).unwritten
    assert (problem.path, problem.level) == (file, "error")
    assert "it has schema 99" in problem.message
    assert (site / file).read_bytes() == kept


def test_a_cache_of_a_newer_version_is_kept_and_reported(site: Path) -> None:
    with sqlite3.connect(site / ".briefing/cache.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    expected = files_of(site)
    [remark] = again(site).remarks
    assert "it has schema 99" in remark.message
    assert files_of(site) == expected
    with sqlite3.connect(site / ".briefing/cache.sqlite") as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (99,)
    connection.close()
