"""The search indexer receives pages one by one, and its failures say why."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.publish.pagefind import Indexer

PAGE = '<html lang="en"><body><h1 id="top">Ships</h1><p>A ship sails.</p></body></html>'


def test_an_index_is_written_whole(tmp_path: Path) -> None:
    with Indexer(tmp_path, "en") as indexer:
        indexer.add("ships.html", PAGE)
        indexer.write(tmp_path / "index")
    assert (tmp_path / "index/pagefind-entry.json").is_file()
    assert len(list((tmp_path / "index/fragment").iterdir())) == 1


def test_a_program_that_ends_is_an_error_with_its_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\necho 'out of ships' >&2\nexit 3\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("generator.publish.pagefind.pagefind_bin.get_executable", lambda: str(program))
    with Indexer(tmp_path, "en") as indexer, pytest.raises(subprocess.CalledProcessError) as error:
        indexer.add("ships.html", PAGE)
    assert error.value.stderr == "out of ships\n"
    assert error.value.returncode == 3


def test_a_missing_program_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.publish.pagefind.pagefind_bin.get_executable", lambda: str(tmp_path / "none"))
    with pytest.raises(OSError, match="none"):
        Indexer(tmp_path, "en")
