"""`briefing new`: a site created and built from the installed package alone, anywhere."""

from __future__ import annotations

import html
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from generator import scaffold
from generator.errors import BriefingError
from generator.site_plan import GENERATED
from tests.sites import HARBOUR, REPOSITORY, environment, files_of

NAME = 'A: "quoted" <name> & #1 – é'


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it is installed: the wheel's files, away from the repository."""
    folder = tmp_path_factory.mktemp("package")
    command = [
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        str(REPOSITORY),
    ]
    subprocess.run([sys.executable, "-m", *command], check=True, env=environment(), capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def installed(package: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        env=environment({"PYTHONPATH": str(package)}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def made(folder: Path, name: str = "Briefing") -> list[str]:
    return list(scaffold.create(folder, name))


@pytest.mark.slow
def test_a_site_made_from_the_package_alone_builds_without_complaint_from_anywhere(
    package: Path, tmp_path: Path
) -> None:
    where = subprocess.run(
        [sys.executable, "-c", "import generator, generator.site.plugin; print(generator.__file__)"],
        cwd=tmp_path,
        env=environment({"PYTHONPATH": str(package)}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(package)
    assert (package / "generator/py.typed").is_file()

    done = installed(package, "new", "my site", "--name", NAME, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    site = tmp_path / "my site"
    assert (
        done.stderr.splitlines()[-1]
        == "Put articles in my site/seeds, then run: briefing serve --config my site/mkdocs.yml"
    )
    assert [line.strip().rstrip("/") for line in done.stderr.splitlines()[:-1]] == [
        *(path for path in files_of(site) if path != ".gitignore"),
        "seeds",
        ".gitignore",
    ]

    (site / "seeds/harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    done = installed(package, "build", "--config", "../my site/mkdocs.yml", "--strict", cwd=tmp_path / "elsewhere")
    assert done.returncode == 0, done.stderr
    assert not re.search(r"^(error|warning):", done.stderr, re.MULTILINE)
    assert list((tmp_path / "elsewhere").iterdir()) == []
    home = (site / "site/index.html").read_text(encoding="utf-8")
    title = re.search("<title>(.*)</title>", home)
    assert title
    assert "<name>" not in title[1]
    assert html.unescape(title[1]) == NAME
    for page in ("about", "method", "corrections", "articles", "people/ada-lund", "places/bergen"):
        assert (site / "site" / page / "index.html").exists()


def test_a_new_site_has_what_every_site_has_and_nothing_of_this_repository_s_own(tmp_path: Path) -> None:
    made(tmp_path / "site")
    files = files_of(tmp_path / "site")
    assert {"docs/about.md", "docs/method.md", "docs/corrections.md", "docs/assets/briefing.css"} <= set(files)
    assert {"overrides/main.html", "registry.yml", "mkdocs.yml", ".gitignore"} <= set(files)
    assert b"guide" not in b"".join(files.values())
    assert scaffold.ONLY_HERE.encode() not in b"".join(files.values())
    assert not any(GENERATED & set(Path(path).parts) for path in files)
    assert (tmp_path / "site/seeds").is_dir()


def test_a_new_site_takes_the_repository_s_own_files(tmp_path: Path) -> None:
    made(tmp_path / "site")
    for path, content in files_of(tmp_path / "site").items():
        if path not in {"mkdocs.yml", ".gitignore"}:
            assert content == (REPOSITORY / path).read_bytes()


@pytest.mark.parametrize(
    "name", [NAME, "yes", "2024", "", "a\nb: c", "#", "'", "\x85\u2028\u202e", "😀" * 300, "x: !!y"]
)
def test_any_name_is_written_so_that_it_is_read_back(tmp_path: Path, name: str) -> None:
    made(tmp_path / "site", name)
    text = (tmp_path / "site/mkdocs.yml").read_text(encoding="utf-8")
    configuration = yaml.safe_load(text.replace("!ENV", ""))
    assert configuration["site_name"] == name
    assert configuration["docs_dir"] == "docs"


def test_files_in_the_way_are_all_named_and_nothing_is_made(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "docs").mkdir(parents=True)
    (site / "docs/about.md").write_text("mine", encoding="utf-8")
    (site / ".gitignore").touch()
    (site / "mkdocs.yml").symlink_to("gone.yml")
    (site / "notes.txt").write_text("mine too", encoding="utf-8")
    with pytest.raises(BriefingError) as caught:
        made(site)
    assert [str(problem) for problem in caught.value.problems] == [
        f"{site / path}: cannot create the file: it already exists. Choose another folder, or move these files away"
        for path in ("docs/about.md", "mkdocs.yml", ".gitignore")
    ]
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*")) == [
        ".gitignore",
        "docs",
        "docs/about.md",
        "mkdocs.yml",
        "notes.txt",
    ]


def test_a_folder_that_holds_other_things_may_become_a_site(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    made(tmp_path)
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_where_the_folder_should_be_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BriefingError, match=r"file[/.\w]*: cannot create the site: .*\. Choose another folder"):
        made(tmp_path / "file")


def test_git_ignores_exactly_the_generated_files() -> None:
    for ignored in ((REPOSITORY / ".gitignore").read_text(encoding="utf-8"), scaffold.IGNORED):
        names = {line.strip("/") for line in ignored.splitlines()}
        assert {name for name in names if name.startswith("docs/")} == {f"docs/{name}" for name in GENERATED}
        assert {"site", ".briefing"} <= names
