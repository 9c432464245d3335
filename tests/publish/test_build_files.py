"""The report of a build and the ledger of ids never overwrite files of others."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from generator.errors import BriefingError
from generator.ids.ledger import IdLedger, dump_ledger
from generator.publish.build_files import published_schema, write_ledger, write_report
from generator.store.schema import SCHEMA

TOOL = "briefing-generator"


def test_the_build_report_is_written_once_and_never_over_another_file(tmp_path: Path) -> None:
    assert write_report({"generator": TOOL, "counts": {}}, tmp_path).written == ("data/build.json",)
    assert write_report({"generator": TOOL, "counts": {}}, tmp_path).unchanged == 1
    (tmp_path / "data/build.json").write_text('{"mine": 1}', encoding="utf-8")
    assert len(write_report({"generator": TOOL, "counts": {}}, tmp_path).problems) == 1
    assert (tmp_path / "data/build.json").read_text(encoding="utf-8") == '{"mine": 1}'


def test_the_ledger_is_on_the_disk_before_and_after_it_takes_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[bool, bool]] = []
    monkeypatch.setattr(
        os, "fsync", lambda fd: seen.append((stat.S_ISDIR(os.fstat(fd).st_mode), (tmp_path / "ids.tsv").exists()))
    )
    assert write_ledger(dump_ledger(IdLedger()), tmp_path / "ids.tsv").written == ("ids.tsv",)
    assert seen == [(False, False), (True, True)]


def test_a_folder_without_a_report_has_no_schema(tmp_path: Path) -> None:
    assert published_schema(tmp_path) is None


def test_the_report_says_with_which_schema_the_pages_were_made(tmp_path: Path) -> None:
    write_report({"generator": TOOL, "version": "0", "schema": SCHEMA}, tmp_path)
    assert published_schema(tmp_path) == SCHEMA


def test_a_report_without_a_schema_is_older_than_the_first(tmp_path: Path) -> None:
    write_report({"generator": TOOL, "version": "0"}, tmp_path)
    assert published_schema(tmp_path) == 0


def test_a_report_of_others_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/build.json").write_text('{"schema": 99}', encoding="utf-8")
    assert published_schema(tmp_path) is None


def test_a_report_of_a_newer_version_stops_the_build(tmp_path: Path) -> None:
    write_report({"generator": TOOL, "version": "9", "schema": SCHEMA + 1}, tmp_path)
    with pytest.raises(BriefingError, match="cannot build: a newer version"):
        published_schema(tmp_path)


def test_the_unfinished_ledger_of_a_crash_is_removed(tmp_path: Path) -> None:
    (tmp_path / "ids.tsv.briefing-tmp").write_text("half", encoding="utf-8")
    write_ledger(dump_ledger(IdLedger()), tmp_path / "ids.tsv")
    assert [path.name for path in tmp_path.iterdir()] == ["ids.tsv"]


def test_a_file_that_is_not_a_ledger_stays(tmp_path: Path) -> None:
    (tmp_path / "ids.tsv").write_text("mine", encoding="utf-8")
    [problem] = write_ledger(dump_ledger(IdLedger()), tmp_path / "ids.tsv").problems
    assert problem.level == "warning"
    assert (tmp_path / "ids.tsv").read_text(encoding="utf-8") == "mine"
