"""Serving: each change is shown after exactly one build; nothing stops the server."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.sites import HARBOUR, STRIKE, briefing, environment, free_port, make_site, start

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# What MkDocs says after each build, and when it failed to build.
RELOADED = "Reloading browsers"
FAILED = "An error happened during the rebuild"
# Longer than a change takes to be noticed: the observer gathers events for half a second.
QUIET = 0.9


class Server:
    """A server in a process of its own, what it prints, and the pages that it serves."""

    def __init__(self, site: Path, command: list[str], temporary: Path, port: int | None = None) -> None:
        self.site = site
        self.temporary = temporary
        temporary.mkdir()
        port = port or free_port()
        self.address = f"http://127.0.0.1:{port}"
        place = f"--{'address' if command[0] == 'generator' else 'dev-addr'}=127.0.0.1:{port}"
        self.process = start(
            ["-m", *command, place],
            cwd=site,
            env=environment({"TMPDIR": str(temporary)}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self._lines: list[str] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as printed:
            self._lines.extend(printed)

    @property
    def printed(self) -> str:
        return "".join(self._lines)

    def wait_for(self, what: Callable[[], bool], reason: str) -> None:
        until = time.monotonic() + 120  # on a busy machine
        while not what():
            assert self.process.poll() is None, f"the server stopped:\n{self.printed}"
            assert time.monotonic() < until, f"{reason}:\n{self.printed}"
            time.sleep(0.05)

    def builds_once(self, change: Callable[[], object]) -> str:
        """Make a change, see that it leads to one build and no more; what was printed meanwhile."""
        before = len(self._lines)

        def since() -> str:
            return "".join(self._lines[before:])

        change()
        self.wait_for(lambda: RELOADED in since(), "no build after the change")
        time.sleep(QUIET)
        assert since().count(RELOADED) == 1, since()
        assert since().count("Building documentation...") == 1, since()
        assert FAILED not in since()
        return since()

    def page(self, path: str) -> str:
        with urllib.request.urlopen(f"{self.address}/{path}", timeout=10) as response:
            text: str = response.read().decode("utf-8")
            return text

    def epoch(self) -> int:
        """MkDocs' number of what a browser sees; a browser reloads when it grows."""
        found = re.search(r"livereload\((\d+), \d+\);", self.page(""))
        assert found
        return int(found[1])

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            return self.process.wait(timeout=60)
        finally:
            self.process.kill()
            self.process.wait()
            self._reader.join()


def serve(command: str, site: Path) -> Iterator[Server]:
    running = Server(site, [command, "serve"], site.parent / "tmp")
    try:
        running.wait_for(lambda: "Serving on" in running.printed, "it does not serve")
        time.sleep(QUIET)
        yield running
    finally:
        running.stop(signal.SIGKILL)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`briefing serve` on a site of its own, shared by the tests that follow it through its changes."""
    yield from serve("generator", make_site(tmp_path_factory.mktemp("serve") / "site", {"harbour.txt": HARBOUR}))


@pytest.fixture
def plain_server(tmp_path: Path) -> Iterator[Server]:
    """`mkdocs serve`"""
    yield from serve("mkdocs", make_site(tmp_path / "site", {"harbour.txt": HARBOUR}))


ARTICLE = "articles/mayor-ada-lund-opens-the-new-harbour-in-bergen/"


def test_the_first_build_is_one_build_and_problems_are_printed_once(server: Server) -> None:
    assert server.printed.count("Building documentation...") == 1
    assert RELOADED not in server.printed
    assert "Ada Lund" in server.page(ARTICLE)


def test_a_changed_seed_is_on_the_page_after_one_build(server: Server) -> None:
    seed, before = server.site / "seeds/harbour.txt", server.epoch()
    server.builds_once(lambda: seed.write_text(HARBOUR.replace("40 million", "41 million"), encoding="utf-8"))
    assert "41 million" in server.page(ARTICLE)
    assert server.epoch() > before


def test_an_open_page_shows_a_changed_seed_by_itself(server: Server, chromium: Browser) -> None:
    seed = server.site / "seeds/harbour.txt"
    page = chromium.new_page()
    page.goto(f"{server.address}/{ARTICLE}")
    page.get_by_text("44 million").first.wait_for(state="detached")
    seed.write_text(HARBOUR.replace("40 million", "44 million"), encoding="utf-8")
    page.get_by_text("44 million").first.wait_for(timeout=30_000)
    page.close()


@pytest.mark.slow
def test_a_seed_saved_the_way_editors_do_leads_to_one_build(server: Server) -> None:
    seed = server.site / "seeds/harbour.txt"

    def save() -> None:
        (seed.parent / ".harbour.txt.swp").write_text("x", encoding="utf-8")
        (seed.parent / ".harbour.new").write_text(HARBOUR.replace("40 million", "42 million"), encoding="utf-8")
        (seed.parent / ".harbour.new").replace(seed)
        (seed.parent / ".harbour.txt.swp").unlink()

    server.builds_once(save)
    assert "42 million" in server.page(ARTICLE)


@pytest.mark.slow
def test_a_seed_added_below_a_new_folder_and_deleted_again_comes_and_goes(server: Server) -> None:
    folder = server.site / "seeds/strikes"

    def add() -> None:
        folder.mkdir()
        (folder / "strike.txt").write_text(STRIKE, encoding="utf-8")

    server.builds_once(add)
    assert "end their strike" in server.page("articles/")
    server.builds_once((folder / "strike.txt").unlink)
    assert "end their strike" not in server.page("articles/")


@pytest.mark.slow
def test_a_sidecar_is_followed(server: Server) -> None:
    sidecar = server.site / "seeds/harbour.meta.yml"
    server.builds_once(lambda: sidecar.write_text("publisher: Harbour Gazette\n", encoding="utf-8"))
    assert "Harbour Gazette" in server.page(ARTICLE)


def test_a_hand_written_page_is_followed(server: Server) -> None:
    page = server.site / "docs/about.md"
    server.builds_once(lambda: page.write_text(page.read_text("utf-8") + "\nHarbour desk.\n", encoding="utf-8"))
    assert "Harbour desk." in server.page("about/")


@pytest.mark.slow
def test_a_hand_written_page_among_generated_ones_is_followed(server: Server) -> None:
    page = server.site / "docs/people/how.md"
    server.builds_once(lambda: page.write_text("# How people are found\n", encoding="utf-8"))
    assert "How people are found" in server.page("people/how/")
    server.builds_once(page.unlink)


@pytest.mark.slow
def test_the_theme_and_the_configuration_are_followed(server: Server) -> None:
    configuration, template = server.site / "mkdocs.yml", server.site / "overrides/main.html"
    for path, old, new in (
        (configuration, "site_name: Briefing", "site_name: Harbour watch"),
        (template, "<title>", "<title>» "),
    ):
        text = path.read_text(encoding="utf-8").replace(old, new)
        server.builds_once(lambda path=path, text=text: path.write_text(text, encoding="utf-8"))  # type: ignore[misc]
    assert "<title>» Harbour watch</title>" in server.page("")


@pytest.mark.slow
def test_the_output_of_a_build_triggers_no_build(server: Server) -> None:
    seed = server.site / "seeds/harbour.txt"
    printed = server.builds_once(lambda: seed.write_text(HARBOUR + "\nKari Holm came from Oslo.\n", encoding="utf-8"))
    assert printed.count("Detected file changes") == 1
    assert (server.site / "docs/people/kari-holm.md").exists()
    hidden = server.site / "seeds/.note"
    before = server.printed
    hidden.write_text("x", encoding="utf-8")
    time.sleep(QUIET)
    assert server.printed == before


def test_a_seed_turned_bad_is_reported_and_its_page_stays(server: Server) -> None:
    seed = server.site / "seeds/harbour.txt"
    printed = server.builds_once(lambda: seed.write_bytes(b""))
    assert printed.count("seeds/harbour.txt: ") + printed.count("seeds/harbour.txt:1: ") == 1
    assert "Ada Lund" in server.page(ARTICLE)
    server.builds_once(lambda: seed.write_text(HARBOUR.replace("40 million", "43 million"), encoding="utf-8"))
    assert "43 million" in server.page(ARTICLE)


@pytest.mark.slow
def test_an_invalid_registry_is_reported_and_the_site_stays_until_it_is_fixed(server: Server) -> None:
    registry = server.site / "registry.yml"
    good = registry.read_text(encoding="utf-8")
    printed = server.builds_once(lambda: registry.write_text("entitys: {}\nmerge: [x]\n", encoding="utf-8"))
    assert "registry.yml:1: `entitys`: is not a known key" in printed
    assert "registry.yml:2: " in printed
    assert "Traceback" not in printed
    assert "Ada Lund" in server.page(ARTICLE)
    mended = good + "\nentities:\n  ada-lund: {type: person, name: Ada Lund the Mayor, aka: [Ada Lund]}\n"
    server.builds_once(lambda: registry.write_text(mended, encoding="utf-8"))
    assert "Ada Lund the Mayor" in server.page("people/")


@pytest.mark.slow
def test_a_registry_taken_away_and_brought_back_is_noticed(server: Server) -> None:
    registry, aside = server.site / "registry.yml", server.site / "aside.yml"
    named = "entities:\n  ada-lund: {type: person, name: Ada Lund the Mayor, aka: [Ada Lund]}\n# For this test\n"
    server.builds_once(lambda: registry.write_text(named, encoding="utf-8"))
    assert "Ada Lund the Mayor" in server.page("people/")
    server.builds_once(lambda: registry.rename(aside))
    assert "Ada Lund the Mayor" not in server.page("people/")
    server.builds_once(lambda: aside.rename(registry))
    assert "Ada Lund the Mayor" in server.page("people/")


@pytest.mark.slow
def test_a_change_during_a_build_leads_to_a_build_after_it(server: Server) -> None:
    seed = server.site / "seeds/harbour.txt"
    before = server.printed.count("Building documentation...")
    seed.write_text(HARBOUR.replace("40 million", "44 million"), encoding="utf-8")
    server.wait_for(lambda: server.printed.count("Building documentation...") > before, "no build")
    for million in range(45, 55):  # at least the last is written after the seeds were read
        seed.write_text(HARBOUR.replace("40 million", f"{million} million"), encoding="utf-8")
        time.sleep(0.05)
    server.wait_for(lambda: "54 million" in server.page(ARTICLE), "the change went unnoticed")
    time.sleep(QUIET)


@pytest.mark.slow
def test_a_folder_of_seeds_taken_away_is_reported_and_noticed_when_it_is_back(server: Server) -> None:
    seeds, aside = server.site / "seeds", server.site / "aside"
    seed = HARBOUR.replace("40 million", "55 million")
    server.builds_once(lambda: (seeds / "harbour.txt").write_text(seed, encoding="utf-8"))
    printed = server.builds_once(lambda: seeds.rename(aside))
    assert "cannot read the folder of seeds" in printed
    server.builds_once(lambda: aside.rename(seeds))
    assert "55 million" in server.page(ARTICLE)


@pytest.mark.slow
def test_plain_mkdocs_follows_seeds_pages_and_registry_too(plain_server: Server) -> None:
    site = plain_server.site
    seed, page, registry = site / "seeds/harbour.txt", site / "docs/about.md", site / "registry.yml"
    good = registry.read_text(encoding="utf-8")
    plain_server.builds_once(lambda: seed.write_text(HARBOUR.replace("40 million", "41 million"), encoding="utf-8"))
    assert "41 million" in plain_server.page(ARTICLE)
    plain_server.builds_once(lambda: page.write_text("# About\n\nHarbour desk.\n", encoding="utf-8"))
    assert "Harbour desk." in plain_server.page("about/")
    printed = plain_server.builds_once(lambda: registry.write_text("entitys: {}\n", encoding="utf-8"))
    assert printed.count("registry.yml:1: `entitys`: is not a known key") == 1
    assert "41 million" in plain_server.page(ARTICLE)
    printed = plain_server.builds_once(lambda: registry.write_text(good, encoding="utf-8"))
    assert "registry.yml" not in printed


@pytest.mark.parametrize(
    ("command", "how"),
    [
        pytest.param("generator", signal.SIGTERM, marks=pytest.mark.slow),
        ("generator", signal.SIGINT),
        pytest.param("mkdocs", signal.SIGINT, marks=pytest.mark.slow),
    ],
)
def test_a_stopped_server_leaves_no_temporary_files(tmp_path: Path, command: str, how: signal.Signals) -> None:
    site = make_site(tmp_path / "site", {})
    running = Server(site, [command, "serve"], tmp_path / "tmp")
    try:
        running.wait_for(lambda: "Serving on" in running.printed, "it does not serve")
        assert len(list(running.temporary.iterdir())) == (command == "mkdocs")
        assert running.stop(how) == 0
        assert "Traceback" not in running.printed
        assert list(running.temporary.iterdir()) == []
        ours = ["cache.sqlite", "lock", *(["serve"] if command == "generator" else [])]
        assert sorted(path.name for path in (site / ".briefing").iterdir()) == ours
    finally:
        running.stop(signal.SIGKILL)


@pytest.mark.slow
def test_a_change_during_the_first_build_is_not_lost(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"harbour.txt": HARBOUR})
    running = Server(site, ["generator", "serve"], tmp_path / "tmp")
    try:
        page = site / "docs" / ARTICLE.rstrip("/")
        running.wait_for(page.with_suffix(".md").exists, "no page")
        (site / "seeds/harbour.txt").write_text(HARBOUR.replace("40 million", "41 million"), encoding="utf-8")
        running.wait_for(lambda: RELOADED in running.printed, "the change went unnoticed")
        assert "41 million" in running.page(ARTICLE)
    finally:
        running.stop(signal.SIGKILL)


@pytest.mark.slow
def test_a_site_that_cannot_be_served_is_reported_before_anything_is_written(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"harbour.txt": HARBOUR})
    (site / "registry.yml").write_text("entitys: {}\n", encoding="utf-8")
    for command in (["generator", "serve"], ["mkdocs", "serve"]):
        running = Server(site, command, tmp_path / command[0])
        try:
            assert running.process.wait(timeout=30) == 1
            running.stop()
            assert running.printed.count("`entitys`: is not a known key") == 1
            assert "Traceback" not in running.printed
            assert not (site / "docs/index.md").exists()
            assert list(running.temporary.iterdir()) == []
        finally:
            running.stop(signal.SIGKILL)


@pytest.mark.slow
def test_a_site_served_again_is_rendered_only_where_it_has_changed(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"harbour.txt": HARBOUR, "strike.txt": STRIKE})
    served, port = site / ".briefing/serve", free_port()

    def pages() -> dict[str, int]:
        return {path.parent.name: path.stat().st_mtime_ns for path in served.glob("articles/*/index.html")}

    for change in ("none", "an article"):
        running = Server(site, ["generator", "serve"], tmp_path / change, port)
        try:
            running.wait_for(lambda: "Serving on" in running.printed, "it does not serve")  # noqa: B023
            assert "Ada Lund" in running.page(ARTICLE)
        finally:
            running.stop()
        if change == "none":
            before = pages()
            (site / "seeds/strike.txt").write_text(STRIKE + "\nIt rained.\n", encoding="utf-8")
    [rendered] = [name for name, when in pages().items() if when != before[name]]
    assert "strike" in rendered


@pytest.mark.slow
def test_a_seed_turned_bad_keeps_its_page_where_the_server_found_nothing_changed(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"harbour.txt": HARBOUR})
    assert briefing("generate", cwd=site).returncode == 0
    running = Server(site, ["generator", "serve"], tmp_path / "tmp")
    try:
        running.wait_for(lambda: "Serving on" in running.printed, "it does not serve")
        time.sleep(QUIET)
        running.builds_once(lambda: (site / "seeds/harbour.txt").write_bytes(b""))
        assert "Ada Lund" in running.page(ARTICLE)
    finally:
        running.stop(signal.SIGKILL)


@pytest.mark.slow
def test_the_served_pages_name_the_address_at_which_they_are_served(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"harbour.txt": HARBOUR})
    configuration = site / "mkdocs.yml"
    text = "".join(
        line for line in configuration.read_text("utf-8").splitlines(True) if not line.startswith("site_url:")
    )
    configuration.write_text(f"site_url: https://example.org/news/\n{text}", encoding="utf-8")
    running = Server(site, ["generator", "serve"], tmp_path / "tmp")
    try:
        running.wait_for(lambda: "Serving on" in running.printed, "it does not serve")
        head = running.page(f"news/{ARTICLE}").partition("</head>")[0]
        assert f'<link rel="canonical" href="{running.address}/news/{ARTICLE}">' in head
    finally:
        running.stop(signal.SIGKILL)


def test_an_address_in_use_is_reported(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {})
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = briefing("serve", "--address", address, cwd=site)
    assert done.returncode == 1
    assert f"{address}: cannot serve: Address already in use. Choose another with --address" in done.stderr
