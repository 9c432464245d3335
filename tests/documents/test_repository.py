"""This repository's own site builds strictly, without dead links or requests to other hosts."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.config import load_settings
from tests.sites import OWN_SEEDS, REPOSITORY, briefing, environment, files_of, make_site

# What a browser loads by itself, and the `rel` values of links that it loads.
LOADED = {"src", "srcset", "data", "poster", "background"}
LOADED_LINKS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest"}
# url(…) and @import "…" in style sheets
STYLE_REFERENCE = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


@dataclass
class Page(HTMLParser):
    """What a page of the built site refers to."""

    path: str
    anchors: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.anchors |= {values[name] for name in ("id", "name") if values.get(name)}
        if tag in {"a", "area"} and "href" in values:
            self.links.append(values["href"])
        elif tag == "link" and set(values.get("rel", "").split()) & LOADED_LINKS:
            self.loaded.append(values["href"])
        self.loaded += (values[name] for name in LOADED & values.keys())
        self.loaded += (a or b for a, b in STYLE_REFERENCE.findall(values.get("style", "")))


@cache
def pages_of(site: Path) -> dict[str, Page]:
    pages = {}
    for path in sorted(site.rglob("*.html")):
        page = Page(path.relative_to(site).as_posix())
        page.feed(path.read_text(encoding="utf-8"))
        pages[page.path] = page
    return pages


def dead_links(site: Path) -> Iterator[str]:
    """Links and references within the site that lead nowhere, anchors included."""
    pages = pages_of(site)
    for page in pages.values():
        for link in (*page.links, *page.loaded):
            target = urlsplit(urljoin(f"https://site.invalid/{page.path}", link))
            if target.netloc != "site.invalid" or target.scheme not in {"http", "https"}:
                continue
            path = unquote(target.path).lstrip("/")
            file = f"{path}index.html" if not path or path.endswith("/") else path
            anchor = unquote(target.fragment)
            known = file not in pages or not anchor or anchor in pages[file].anchors or anchor.startswith("__")
            if not (site / file).is_file() or not known:
                yield f"{page.path}: {link}"


def foreign_references(site: Path) -> Iterator[str]:
    """What a browser would load from another host."""
    for page in pages_of(site).values():
        yield from (f"{page.path}: {link}" for link in page.loaded if urlsplit(link).netloc)
    for sheet in site.rglob("*.css"):
        for url, imported in STYLE_REFERENCE.findall(sheet.read_text(encoding="utf-8")):
            if urlsplit(url or imported).netloc:
                yield f"{sheet.relative_to(site)}: {url or imported}"


# ---------------------------------------------------------------------------- the site


def test_every_link_has_a_target(built_site: Path) -> None:
    assert len(pages_of(built_site / "site")) > 20
    assert list(dead_links(built_site / "site")) == []


def test_no_page_loads_anything_from_another_host(built_site: Path) -> None:
    assert list(foreign_references(built_site / "site")) == []


def test_the_checks_of_links_would_find_dead_and_foreign_ones(tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "page/index.html").write_text(
        """
        <p id="here"></p><a href="#here"></a><a href="#gone"></a><a href="../index.html#top"></a><a href="../gone/"></a>
        <a href="https://example.org/"></a><img src="https://example.org/a.png"><script src="//example.org/a.js">
        </script><link rel="stylesheet" href="http://example.org/a.css"><p style="background: url(https://example.org/b)">
        """,
        encoding="utf-8",
    )
    (tmp_path / "index.html").write_text(
        '<a href="page/#here"></a><img src="data:image/png;base64,">', encoding="utf-8"
    )
    (tmp_path / "a.css").write_text('@import "https://example.org/c.css"; a { b: url("data:x") url(d.png) }', "utf-8")
    found = [line.split(": ", 1)[1] for line in dead_links(tmp_path)]
    assert found == ["#gone", "../index.html#top", "../gone/"]
    assert len(list(foreign_references(tmp_path))) == 5


def test_plain_mkdocs_builds_the_same_site_with_everything_validated(built_site: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(built_site, tmp_path / "copy", ignore=shutil.ignore_patterns("site"))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site"],
        cwd=copy,
        env=environment({"NO_MKDOCS_2_WARNING": "1"}),  # an announcement of the theme's
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert files_of(copy / "site") == files_of(built_site / "site")
    assert files_of(copy / "docs") == files_of(built_site / "docs")
    assert set(load_settings(copy / "mkdocs.yml")[1].validation.links.values()) == {30}  # warnings, all of them


@pytest.mark.slow
def test_two_builds_in_different_places_are_equal_to_the_byte(built_site: Path, tmp_path: Path) -> None:
    again = make_site(tmp_path / "again", OWN_SEEDS, whole=True)
    done = briefing("build", cwd=again, env={"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"})
    assert done.returncode == 0
    assert files_of(again) == files_of(built_site)


def test_every_page_has_its_title_and_a_description(built_site: Path) -> None:
    for path in (built_site / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8").partition("</head>")[0]
        assert len(re.findall("<title>[^<]+</title>", text)) == 1, path
        assert text.count('<meta name="description"') == 1, path


# ---------------------------------------------------------------------------- the code


def test_only_the_command_line_prints() -> None:
    printing = []
    for path in sorted((REPOSITORY / "generator").rglob("*.py")):
        calls = (
            node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
        )
        names = {call.id if isinstance(call, ast.Name) else getattr(call, "attr", "") for call in calls}
        if names & {"print", "echo", "secho"}:
            printing.append(path.name)
    assert printing == ["__main__.py"]


# ---------------------------------------------------------------------------- make


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_sets_up_once_and_only_runs_afterwards(tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        shutil.copyfile(REPOSITORY / name, tmp_path / name)

    def would_run(*targets: str) -> list[str]:
        # Run by `make test`, this is not part of that make.
        own = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
        done = subprocess.run(
            ["make", "-n", *targets], cwd=tmp_path, env=own, capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout.splitlines()

    def programs(*targets: str) -> list[str]:
        return [line.split()[0].rpartition("/")[2] for line in would_run(*targets)]

    first = would_run("site")
    assert any("-m venv" in line for line in first)
    assert any("--require-hashes" in line for line in first)
    (tmp_path / ".venv/bin").mkdir(parents=True)
    for made in ("bin/python", ".installed", ".installed-dev"):
        (tmp_path / ".venv" / made).touch()
    assert programs("site") == programs("serve") == ["briefing"]
    assert {"ruff", "mypy", "lint-imports"} < set(programs("check"))
    assert not any("pip" in line or "venv " in line for line in would_run("site", "serve", "test", "check"))
    # All tests, once; `make test` leaves some of them out.
    [everything] = [line for line in would_run("check") if "pytest" in line]
    [some] = [line for line in would_run("test") if "pytest" in line]
    assert some.startswith(everything)
    assert " -m " in some.removeprefix(everything)


def test_ci_builds_the_site_and_runs_every_check_once() -> None:
    script = (REPOSITORY / ".ci/run").read_text(encoding="utf-8")
    run = [word for line in re.findall(r"^make (.+)", script, re.MULTILINE) for word in line.split()]
    assert sorted(run) == ["check", "site"]
