"""The session of a build."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.__main__ import cli
from generator.build.session import open_session
from generator.config import load_settings
from tests.conftest import SiteFolder


def test_what_one_session_stores_the_next_one_has(site_folder: SiteFolder) -> None:
    settings, _ = load_settings(site_folder() / "mkdocs.yml")
    seed = str(settings.seeds / "harbour.txt")
    with open_session(settings) as session:
        session.store.put("kind", {b"key": b"value"})
        assert len(session.hashes.of(seed)) == 32
    with open_session(settings, read_only=True) as session:
        assert dict(session.store.get("kind", [b"key"])) == {b"key": b"value"}


def test_a_read_only_session_creates_no_file(site_folder: SiteFolder) -> None:
    settings, _ = load_settings(site_folder() / "mkdocs.yml")
    with open_session(settings, read_only=True) as session:
        session.store.put("kind", {b"key": b"value"})
    assert not settings.cache.exists()


@pytest.mark.parametrize("changed", [True, False], ids=["something has changed", "nothing has changed"])
def test_a_build_of_a_site_opens_its_store_once(
    site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch, changed: bool
) -> None:
    site = site_folder()
    command = ["build", "--config", str(site / "mkdocs.yml"), "--jobs", "1"]
    assert CliRunner().invoke(cli, command).exit_code == 0
    if changed:
        (site / "seeds/new.txt").write_text("A new pier\n\nA new pier opened in Bergen on Sunday.\n", encoding="utf-8")
    opened: list[object] = []
    connect = sqlite3.connect

    def counted(file: object, **options: object) -> sqlite3.Connection:
        opened.append(file)
        return connect(file, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", counted)
    assert CliRunner().invoke(cli, command).exit_code == 0
    assert opened == [Path(site / ".briefing/cache.sqlite")]
