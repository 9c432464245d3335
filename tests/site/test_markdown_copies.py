"""The Markdown of generated pages is next to them in the built site, and linked from their heads."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from tests.sites import HARBOUR, briefing, make_site

# [text](target), if the target is a generated page or a part of one
LINK = re.compile(r"\]\(([^)#\s]+\.md)(?:#[^)]*)?\)")


def test_each_generated_page_s_markdown_is_published_as_it_is_and_named_in_its_head(built_site: Path) -> None:
    docs, site = built_site / "docs", built_site / "site"
    generated = [path for path in docs.rglob("*.md") if "\ngenerator: briefing-generator " in path.read_text("utf-8")]
    assert len(generated) > 20
    for path in generated:
        name = path.relative_to(docs).as_posix()
        assert (site / name).read_bytes() == path.read_bytes()
        stem = name.removesuffix(".md")
        address = stem.removesuffix("index") if stem.endswith("index") else f"{stem}/"
        head = (site / address / "index.html").read_text(encoding="utf-8").partition("</head>")[0]
        [link] = re.findall(r'rel="alternate source" type="text/markdown" href="(.*?)"', head)
        assert urlsplit(urljoin(f"https://site.invalid/{address}", link)).path == f"/{name}"


def test_links_lead_from_one_file_to_the_next(built_site: Path) -> None:
    site = built_site / "site"
    for path in site.glob("people/*.md"):
        for target in LINK.findall(path.read_text(encoding="utf-8")):
            assert (path.parent / target).resolve().is_file(), (path, target)


def test_pages_by_hand_are_not_copied(built_site: Path) -> None:
    assert not (built_site / "site/about.md").exists()
    assert "text/markdown" not in (built_site / "site/about/index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_an_unchanged_build_copies_nothing_and_a_page_that_is_gone_takes_its_markdown_along(tmp_path: Path) -> None:
    folder = make_site(tmp_path / "site", {"harbour.txt": HARBOUR, "storm.txt": "Storm in Oslo\n\nA storm hit Oslo."})
    assert briefing("build", cwd=folder).returncode == 0
    copies = {path: path.stat().st_ino for path in (folder / "site").rglob("*.md")}
    assert folder / "site/articles/storm-in-oslo.md" in copies
    (folder / "seeds/storm.txt").unlink()
    assert briefing("build", cwd=folder).returncode == 0
    assert not (folder / "site/articles/storm-in-oslo.md").exists()
    kept = folder / "site/articles/mayor-ada-lund-opens-the-new-harbour-in-bergen.md"
    assert kept.stat().st_ino == copies[kept]
