"""Create a new site folder (`briefing new`): this repository's site without its manual and its articles.

The files have one source: in the repository, the repository itself; in the wheel, the same files
below `generator/scaffold_files/` (see `force-include` in pyproject.toml).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.errors import BriefingError, Problem
from generator.site_plan import GENERATED

FILES = (
    ".github/workflows/site.yml",
    "mkdocs.yml",
    "registry.yml",
    "overrides",
    "docs/about.md",
    "docs/method.md",
    "docs/corrections.md",
    "docs/_headers",
    "docs/assets",
)
"""Files and folders of a new site, below the source."""

ONLY_HERE = "# this repository only"
"""Marks lines of the repository's own configuration that a new site does not get."""

IGNORED = "".join(
    f"{line}\n"
    for line in (
        "# Everything that `briefing build` generates",
        "/site/",
        "/.briefing/",
        *(f"/docs/{name}" for name in sorted(GENERATED)),
    )
)
"""The `.gitignore` of a new site."""


def create(folder: Path, site_name: str) -> Iterator[str]:
    """Create a site folder that works anywhere.

    Args:
        folder: The folder; created if absent. It must not contain any of the files already.
        site_name: Name of the site.

    Yields:
        Each path created, relative to `folder`.

    Raises:
        BriefingError: A file exists already; nothing has been written then. Or a file cannot be written.
    """
    source = _source()
    files = sorted(_files(source))
    existing = [path for path in (*files, ".gitignore") if os.path.lexists(folder / path)]
    if existing:
        message, hint = "cannot create the file: it already exists", "Choose another folder, or move these files away"
        raise BriefingError(*(Problem(str(folder / path), None, message, hint) for path in existing))
    try:
        for path in files:
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if path == "mkdocs.yml":
                text = _configuration((source / path).read_text(encoding="utf-8"), site_name)
                target.write_text(text, encoding="utf-8")
            else:
                shutil.copyfile(source / path, target)
            yield path
        (folder / "seeds").mkdir(exist_ok=True)
        yield "seeds/"
        (folder / ".gitignore").write_text(IGNORED, encoding="utf-8")
        yield ".gitignore"
    except OSError as error:
        message = f"cannot create the site: {(error.strerror or str(error)).lower()}"
        place = str(error.filename or folder)
        hint = "Choose another folder, or check its permissions"
        raise BriefingError(Problem(place, None, message, hint)) from error


def _source() -> Path:
    package = Path(__file__).parent
    installed = package / "scaffold_files"
    return installed if installed.is_dir() else package.parent


def _files(source: Path) -> Iterator[str]:
    for name in FILES:
        found = source / name
        paths = [found] if found.is_file() else (path for path in found.rglob("*") if path.is_file())
        yield from (path.relative_to(source).as_posix() for path in paths)


def _configuration(text: str, site_name: str) -> str:
    """Remove the repository's own lines from the configuration, and set the name of the new site."""
    # A rare line separator (U+0085) is read back only if it is written as an escape.
    readable = site_name.isprintable()
    named = yaml.safe_dump({"site_name": site_name}, allow_unicode=readable, width=float("inf")).rstrip("\n")
    lines = (line for line in text.splitlines() if ONLY_HERE not in line)
    return "".join(f"{named if line.startswith('site_name:') else line}\n" for line in lines)
