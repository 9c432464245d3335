"""The built site on a static host: at the root, below a path, and the page for missing addresses."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
import yaml

from tests.crawler import crawl, links_of, served
from tests.sites import REPOSITORY, briefing, make_example

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PATH = "/news/briefing/"
SITE_URL = f"https://example.org{PATH}"


@pytest.fixture(scope="module")
def below_a_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example articles, built for an address with a path."""
    folder = make_example(tmp_path_factory.mktemp("hosting") / "below")
    done = briefing("build", "--strict", cwd=folder, env={"SITE_URL": SITE_URL})
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture
def address(below_a_path: Path) -> Iterator[str]:
    """Where that site is served, below that path."""
    with served(below_a_path, PATH) as address:
        yield address


@pytest.fixture(scope="module")
def in_a_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example articles, built to be read without a server."""
    folder = make_example(tmp_path_factory.mktemp("hosting") / "folder")
    done = briefing("build", "--strict", "--offline", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.mark.slow
def test_every_link_file_and_anchor_of_a_site_below_a_path_is_there(address: str) -> None:
    assert not crawl(address, SITE_URL).faults


@pytest.mark.slow
def test_every_page_is_reached_by_links(below_a_path: Path, address: str) -> None:
    pages = {p.relative_to(below_a_path).as_posix() for p in below_a_path.rglob("*.html")} - {"404.html"}
    reached = crawl(address, SITE_URL).reached
    assert not {page for page in pages if address + page.removesuffix("index.html") not in reached}


def test_every_link_of_a_site_at_the_root_of_a_host_is_there(built_site: Path) -> None:
    with served(built_site / "site") as address:
        assert not crawl(address).faults


@pytest.mark.slow
@pytest.mark.parametrize("missing", ["nothing", "articles/no/such/page/", "people/nobody.html"])
def test_the_page_for_what_is_not_there_works_at_any_depth(address: str, missing: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(address + missing)
    links = [link for link in links_of(answer.value.read().decode()) if not link.startswith(("data:", "#"))]
    assert len(links) > 10
    for link in links:
        target = urljoin(address + missing, link.replace("https://example.org", "").partition("#")[0])
        assert target.startswith(address), f"{link} leads to {target}"
        with urllib.request.urlopen(target) as found:
            assert found.status == 200
            found.read()


@pytest.mark.slow
def test_pages_for_an_address_with_a_path_contain_it_only_where_needed(below_a_path: Path) -> None:
    page = next((below_a_path / "articles").glob("*/index.html")).read_text(encoding="utf-8")
    assert f'rel="canonical" href="{SITE_URL}articles/' in page
    assert not [link for link in links_of(page) if link.startswith("/")]


@pytest.mark.slow
def test_every_link_file_and_anchor_of_a_site_in_a_folder_is_there(in_a_folder: Path) -> None:
    assert not crawl(f"{in_a_folder.as_uri()}/", first="index.html").faults


def test_a_site_in_a_folder_is_read_without_a_server(in_a_folder: Path, chromium: Browser) -> None:
    from playwright.sync_api import expect

    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((in_a_folder / "index.html").as_uri())
    page.locator("article a[href*='articles/']:not(.ref)").first.click()
    expect(page.locator("article h1")).to_be_visible()
    assert "/articles/" in page.url
    page.locator("article a[href*='people/']").first.click()
    expect(page.locator("article h1")).to_be_visible()
    assert "/people/" in page.url
    page.locator("article a.ref").first.click()
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_have_count(1)
    page.locator(".md-header .md-logo").click()
    assert page.url == (in_a_folder / "index.html").as_uri()
    assert not [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]
    # The search asks for files, and browsers refuse them to a page in a folder.
    assert not [fault for fault in faults if "/search/" not in fault]
    page.close()


def test_the_search_of_a_site_below_a_path_finds_pages_there_and_asks_nothing_elsewhere(
    address: str, chromium: Browser
) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}articles/")
    page.keyboard.press("/")
    page.keyboard.type("Durban")
    page.locator("dialog[open] a[href*='durban']").first.click()
    page.wait_for_url(lambda url: "durban" in url and "/articles/?" not in url)
    assert page.url.startswith(address)
    assert not [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    page.close()


def steps_of(workflow: str) -> list[dict[str, Any]]:
    text = (REPOSITORY / ".github/workflows" / workflow).read_text(encoding="utf-8")
    found: list[dict[str, Any]] = [step for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"]]
    return found


@pytest.mark.parametrize("workflow", ["audit.yml", "site.yml", "tests.yml"])
def test_workflows_pin_their_actions(workflow: str) -> None:
    used = [step["uses"] for step in steps_of(workflow) if "uses" in step]
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", action) for action in used)


def test_the_workflow_of_the_tests_runs_every_check_with_a_browser() -> None:
    [check] = [step for step in steps_of("tests.yml") if step.get("run") == "make check"]
    assert check["env"] == {"BRIEFING_REQUIRE_BROWSER": "1"}


def test_the_workflow_of_the_site_installs_by_hash() -> None:
    steps = steps_of("site.yml")
    commands = "\n".join(step["run"] for step in steps if "run" in step)
    assert commands.count("pip install") == commands.count("--require-hashes -r") + commands.count("--no-deps")
    assert "briefing build --strict" in commands


def test_faults_of_dependencies_are_asked_for_apart_from_the_checks_that_need_no_network() -> None:
    text = (REPOSITORY / ".github/workflows/audit.yml").read_text(encoding="utf-8")
    [job] = yaml.safe_load(text)["jobs"].values()
    assert all((REPOSITORY / locked).is_file() for locked in job["strategy"]["matrix"]["locked"])
    [command] = [step["run"] for step in job["steps"] if "run" in step]
    asked = command.replace("${{ matrix.locked }}", "requirements.txt")
    assert asked in (REPOSITORY / "docs/guide/security.md").read_text(encoding="utf-8")
    for checks in ("Makefile", ".ci/run"):
        assert "pip-audit" not in (REPOSITORY / checks).read_text(encoding="utf-8")


def test_the_manual_says_for_every_server_what_the_headers_file_says() -> None:
    manual = (REPOSITORY / "docs/guide/deploy.md").read_text(encoding="utf-8")
    headers = re.findall(
        r"^  ([\w-]+): (.+)$", (REPOSITORY / "docs/_headers").read_text(encoding="utf-8"), re.MULTILINE
    )
    for name, value in headers:
        assert value in manual, name
        assert manual.count(name) >= 3, name
