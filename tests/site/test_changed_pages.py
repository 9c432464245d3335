"""Rendering only the changed pages gives the bytes of `mkdocs build`."""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from mkdocs.commands import build as mkdocs_build

from generator.build.session import open_session
from generator.config import Overrides, load_settings
from generator.site import mkdocs_site, page_workers
from generator.site.render_site import render_site
from tests.builds import rebuild
from tests.conftest import SiteFolder
from tests.marks import slow_except

SEEDS = {
    "harbour.txt": "Harbour opens\n\nMayor Ada Lund opened the harbour in Bergen. See people/ada-lund.md for more.\n",
    "strike.txt": "Strike ends\n\nDock workers in Bergen ended their strike, Ada Lund said.\n",
    "oslo.txt": "Oslo waits\n\nIt rained in Oslo on Monday, the Harbour Council said.\n",
}


@pytest.fixture
def folder(site_folder: SiteFolder) -> Path:
    """A site that has been built once."""
    made = site_folder(SEEDS)
    configuration = made / "mkdocs.yml"
    configuration.write_text(configuration.read_text(encoding="utf-8").replace("  - search\n", ""), encoding="utf-8")
    build(made)
    return made


def build(folder: Path, jobs: int = 1) -> int | None:
    """Generate and build; the number of pages rendered."""
    overrides = Overrides(jobs=jobs)
    settings, config = load_settings(folder / "mkdocs.yml", overrides)
    config.plugins["briefing"].result = rebuild(settings)  # type: ignore[attr-defined]
    with open_session(settings) as session:
        return render_site(session, config, overrides)


def differences(folder: Path) -> list[str]:
    """Files of the site that `mkdocs build` makes otherwise, or not, or only it."""
    settings, config = load_settings(folder / "mkdocs.yml", Overrides(site=folder / "clean"))
    config.plugins["briefing"].result = rebuild(settings)  # type: ignore[attr-defined]
    mkdocs_build.build(config)
    names = [
        {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
        for root in (folder / "site", folder / "clean")
    ]
    _, differing, missing = filecmp.cmpfiles(folder / "site", folder / "clean", names[0] | names[1], shallow=False)
    shutil.rmtree(folder / "clean")
    return sorted(differing + missing)


def append(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


Change = Callable[[Path], object]
CHANGES: dict[str, Change] = {
    "nothing": lambda site: None,
    "a seed is added": lambda site: append(site / "seeds/new.txt", "New\n\nMayor Ada Lund met Carl Berg in Turku.\n"),
    "a seed is edited": lambda site: append(site / "seeds/oslo.txt", "\nMinister Nina Holm was there.\n"),
    "a seed is taken away": lambda site: (site / "seeds/strike.txt").unlink(),
    "all seeds are taken away": lambda site: emptied(site / "seeds"),
    "two names become one": lambda site: append(site / "registry.yml", "\nmerge: {oslo: bergen}\n"),
    "a page by hand is added, to which another links": lambda site: added_later(site),
    "a page by hand goes, to which another links": lambda site: gone_later(site),
    "pages by hand have links of every kind, and titles of their own": lambda site: linked(site),
    "a seed is edited where a title in the navigation has signs of markup": lambda site: titled(site),
    "a title in the navigation changes": lambda site: replaced(site / "docs/about.md", "# ", "# Something "),
    "a style sheet changes": lambda site: append(site / "docs/assets/briefing.css", "\nbody { margin: 0 }\n"),
    "a template changes": lambda site: append(site / "overrides/main.html", "\n{# changed #}\n"),
    "the name changes": lambda site: replaced(site / "mkdocs.yml", "site_name: ", "site_name: New "),
    "the address is set": lambda site: replaced(
        site / "mkdocs.yml", '!ENV [SITE_URL, ""]', "https://example.org/news/"
    ),
    "a page of the site is edited": lambda site: append(site / "site/people/ada-lund/index.html", "x"),
    "a page of the site is deleted": lambda site: (site / "site/people/ada-lund/index.html").unlink(),
    "a file of the site is edited": lambda site: append(site / "site/data/articles.csv", "x"),
    "a stray file lies in the site": lambda site: append(site / "site/stray/page/index.html", "x"),
    "the site is deleted": lambda site: shutil.rmtree(site / "site"),
    "the cache is deleted": lambda site: emptied(site / ".briefing"),
}
QUICK = {
    "nothing",
    "a seed is added",
    "a seed is edited",
    "two names become one",
    "a page of the site is edited",
}


def titled(site: Path) -> None:
    (site / "docs/about.md").write_text("# Salt & *Sun* <b>x</b> &lt;\n", encoding="utf-8")  # no other title
    build(site)
    append(site / "seeds/oslo.txt", "\nMinister Nina Holm was there.\n")


def added_later(site: Path) -> None:
    append(site / "docs/extra/one.md", "# One\n\n[two](two.md) and [data](../data/articles.csv)\n")
    build(site)
    append(site / "docs/extra/two.md", "# Two\n")


LINKS = [
    *("two.md", "two.md#two", "two.md#", "two.md?x=1", "./two.md", "../extra/two.md", "../about.md", "two%2Emd", "two"),
    *("missing.md", "#one", "#", "", ".", "/about.md", "https://a.example/", "mailto:a@b.example", "<two.md>"),
    *("../data/articles.csv", "../../outside.md", "sub/index.md", "sub/", "two.md 'title'", "tw&#111;.md"),
    *("../assets/", "../index.md"),
]  # fmt: skip


def linked(site: Path) -> None:
    links = "".join(f"[a]({link}) ![b]({link})\n\n" for link in LINKS)
    append(site / "docs/extra/one.md", f"Words first\n\n# One *heading*\n\n{links}\n[c][d]\n\n[d]: two.md\n")
    append(site / "docs/extra/two.md", f"[c][d]\n\n{links}")
    append(site / "docs/extra/sub/index.md", f"# Sub\n\n{links}<div>\n[a](two.md)\n</div>\n\n```\n[a](two.md)\n```\n")
    append(site / "docs/extra/sub/README2.md", f"---\ntitle: From above\n---\n# Another\n\n{links}")


def gone_later(site: Path) -> None:
    append(site / "docs/extra/one.md", "# One\n\n[two](two.md)\n")
    append(site / "docs/extra/two.md", "# Two\n")
    build(site)
    (site / "docs/extra/two.md").unlink()


def emptied(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


@pytest.mark.parametrize("change", slow_except(QUICK, CHANGES))
def test_after_any_change_the_site_is_that_of_a_clean_build(folder: Path, change: Callable[[Path], object]) -> None:
    change(folder)
    build(folder)
    assert differences(folder) == []


def noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are rendered from now on."""
    rendered: list[str] = []
    original = mkdocs_build._build_page

    def noting(page: object, *rest: object) -> None:
        rendered.append(page.file.src_uri)  # type: ignore[attr-defined]
        original(page, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(mkdocs_build, "_build_page", noting)
    return rendered


def test_only_what_has_changed_is_rendered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = noted(monkeypatch)
    _, config = load_settings(folder / "mkdocs.yml")
    in_nav = {page.file.src_uri for page in mkdocs_site.Site(config).nav.pages}
    read: list[str] = []
    monkeypatch.setattr(mkdocs_site, "use_fast_converter", lambda page: read.append(page.file.src_uri))
    assert build(folder) == 0
    assert rendered == []
    assert read == []  # not even to learn the titles in the menu
    monkeypatch.undo()
    rendered = noted(monkeypatch)
    os.utime(folder / "docs/people/ada-lund.md")
    replaced(folder / "seeds/oslo.txt", "It rained", "It snowed")
    build(folder)
    assert set(rendered) - in_nav == {"articles/oslo-waits.md", "places/oslo.md", "organizations/harbour-council.md"}


def test_an_article_that_comes_leaves_pages_unrendered_however_many_files_search_has(folder: Path) -> None:
    """The files of an index all have new names where one text in it is new, and there are as many as pages."""
    for number in range(12):
        append(folder / f"seeds/storm-{number}.txt", f"Storm {number}\n\nStorm number {number} reached Hull.\n")
    everything = build(folder)
    append(folder / "seeds/turku.txt", "Turku waits\n\nIt rained in Turku on Monday.\n")
    rendered = build(folder)
    assert everything is not None
    assert rendered is not None
    assert rendered < everything - 12
    assert not differences(folder)


def test_however_many_files_come_only_the_pages_that_link_to_one_are_rendered(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "docs/extra").mkdir()
    append(folder / "docs/extra/one.md", "# One\n\n[Two](two%2Emd) is not there yet.\n")
    append(folder / "docs/extra/three.md", "# Three\n\nIt says two.md without a link.\n")
    build(folder)
    rendered = noted(monkeypatch)
    append(folder / "docs/extra/two.md", "# Two\n")
    for number in range(300):
        append(folder / f"docs/extra/files/{number}.svg", "<svg/>")
    build(folder)
    assert {path for path in rendered if path.startswith("extra/")} == {"extra/one.md", "extra/two.md"}
    assert "articles/oslo-waits.md" not in rendered
    monkeypatch.undo()
    assert not differences(folder)


def test_workers_render_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    titled(folder)
    monkeypatch.setattr(page_workers, "MIN_PAGES_PER_WORKER", 1)
    shutil.rmtree(folder / "site")
    build(folder, jobs=2)
    assert differences(folder) == []


def dying(paths: Sequence[str]) -> list[tuple[str, mkdocs_site.RenderedPage]]:
    """What a worker does that is ended at some page, as where memory is short."""
    if any(path.startswith("people/") for path in paths):
        os._exit(9)
    return page_workers._render_task(paths)


@pytest.mark.slow
def test_where_a_worker_dies_this_process_renders_the_rest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_workers, "MIN_PAGES_PER_WORKER", 1)
    monkeypatch.setattr(page_workers, "PAGES_PER_TASK", 4)
    shutil.rmtree(folder / "site")
    with monkeypatch.context() as patched:
        patched.setattr(page_workers, "_render_task", dying)
        build(folder, jobs=2)
    assert differences(folder) == []


def test_hidden_files_of_the_owner_stay(folder: Path) -> None:
    append(folder / "site/.well-known/security.txt", "x")
    append(folder / "site/.nojekyll", "")
    build(folder)
    assert (folder / "site/.well-known/security.txt").exists()
    assert (folder / "site/.nojekyll").exists()
