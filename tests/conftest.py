"""Fixtures for all tests: site folders, a built site and a browser to look at it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.sites import HARBOUR, OWN_SEEDS, briefing, make_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SiteFolder = Callable[..., Path]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser, and whole folders of slow tests, so that `make test` leaves them to `make check`."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if item.path.is_relative_to(Path(__file__).parent / "torture"):
            item.add_marker("slow")


@pytest.fixture
def site_folder(tmp_path: Path) -> SiteFolder:
    """A factory: a site with this repository's configuration, theme and hand-written pages, and given seeds."""

    def make(seeds: Mapping[str, str | bytes] | None = None, *, name: str = "site-folder") -> Path:
        return make_site(tmp_path / name, {"harbour.txt": HARBOUR} if seeds is None else seeds)

    return make


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this repository, manual and articles of its own included, built by `briefing build --strict`.

    Shared by all tests: read it, do not change it.
    """
    folder = make_site(tmp_path_factory.mktemp("built") / "repository", OWN_SEEDS, whole=True)
    done = briefing("build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium; where there is none the test is skipped, unless `BRIEFING_REQUIRE_BROWSER=1` asks for it."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        message = "no Chromium found: install it (Debian: apt install chromium) to run the browser tests"
        if os.environ.get("BRIEFING_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()
