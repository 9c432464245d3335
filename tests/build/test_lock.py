"""Concurrent builds and write errors: one build waits, and the next one writes what is missing."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build.lock import exclusive_build
from generator.config import Settings, load_settings
from generator.errors import BriefingError
from tests.builds import rebuild
from tests.conftest import SiteFolder
from tests.sites import briefing, environment, files_of, start

HOLD = (
    "import sys; from pathlib import Path\n"
    "from generator.config import load_settings; from generator.build.lock import exclusive_build\n"
    "settings = load_settings(Path('mkdocs.yml'))[0]\n"
    "with exclusive_build(settings): print('held', flush=True); sys.stdin.read()\n"
)


def holder(site: Path) -> subprocess.Popen[str]:
    """A process that holds the lock until it is ended."""
    process = start(["-c", HOLD], cwd=site, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def settings_of(site: Path) -> Settings:
    return load_settings(site / "mkdocs.yml")[0]


def test_a_second_build_waits_says_so_and_gives_up_with_a_message(site_folder: SiteFolder) -> None:
    site, said = site_folder(), list[str]()
    process = holder(site)
    try:
        with (
            pytest.raises(BriefingError, match="another build of this site is still running"),
            exclusive_build(settings_of(site), said.append, patience=0.2),
        ):
            pass
        assert said == ["Another build of this site is running; waiting for it"]
    finally:
        process.kill()
        process.communicate()


def test_the_lock_of_a_killed_build_is_released(site_folder: SiteFolder) -> None:
    site, said = site_folder(), list[str]()
    process = holder(site)
    process.kill()
    process.communicate()
    with exclusive_build(settings_of(site), said.append, patience=0):
        assert [path.name for path in (site / ".briefing").iterdir()] == ["lock"]
    assert said == []


@pytest.mark.slow
def test_two_concurrent_builds_give_the_result_of_one(site_folder: SiteFolder) -> None:
    alone, site = site_folder(name="alone"), site_folder()
    assert briefing("build", "--site", "../site", cwd=alone).returncode == 0
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "generator", "build", "--site", "../site"],
            cwd=site,
            env=environment(),
            stderr=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    assert files_of(site) == files_of(alone)


def test_files_unwritten_because_of_a_full_disk_are_written_by_the_next_build(
    site_folder: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_of(site_folder())

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        result = rebuild(settings)
    assert result.unwritten
    assert all("No space left on device" in problem.message for problem in result.unwritten)
    assert all(problem.hint for problem in result.unwritten)
    after = rebuild(settings)
    assert not after.unchanged
    assert after.unwritten == ()
    assert (settings.docs / "articles/index.md").exists()


@pytest.mark.slow
def test_pages_that_cannot_be_written_are_exit_code_1_and_no_site_is_built(site_folder: SiteFolder) -> None:
    site = site_folder()
    (site / "docs/articles").write_text("a file where the folder should be", encoding="utf-8")
    done = briefing("build", cwd=site)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "error: docs/articles: cannot write: " in done.stderr
    assert not (site / "site").exists()
    (site / "docs/articles").unlink()
    assert briefing("build", cwd=site).returncode == 0
    assert (site / "site/articles/index.html").exists()


@pytest.mark.slow
def test_a_site_that_cannot_be_written_is_exit_code_1_with_the_reason(site_folder: SiteFolder) -> None:
    site = site_folder()
    (site / "site").write_text("a file where the folder should be", encoding="utf-8")
    done = briefing("build", cwd=site)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    (site / "site").unlink()
    assert briefing("build", cwd=site).returncode == 0
