"""A site folder of one's own: this repository's site without its manual and its articles.

The files have one source. In the repository it is the repository itself; the wheel carries the same
files as `generator/scaffold_files/` (see `force-include` in pyproject.toml).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.errors import BriefingError, Problem
from generator.publish import GENERATED, front_matter

# What a new site starts with, below the source.
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

# Lines of the repository's own configuration that other sites do without.
ONLY_HERE = "# this repository only"

IGNORED = "".join(
    f"{line}\n"
    for line in (
        "# Everything that `briefing build` makes again",
        "/site/",
        "/.briefing/",
        *(f"/docs/{x}" for x in sorted(GENERATED)),
    )
)


def create(folder: Path, site_name: str) -> Iterator[str]:
    """Make a site folder that works wherever it lies.

    Args:
        folder: Where; made if absent. It must hold none of the files already.
        site_name: Name of the site.

    Yields:
        Each path made, below `folder`.

    Raises:
        BriefingError: When a file is in the way; nothing has been written then.
    """
    source = _source()
    files = sorted(_files(source))
    taken = [path for path in (*files, ".gitignore") if os.path.lexists(folder / path)]
    if taken:
        hint = "Choose another folder, or move these away"
        raise BriefingError(*(Problem(str(folder / path), None, "not made: it exists already", hint) for path in taken))
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
        message = f"cannot make the site: {(error.strerror or str(error)).lower()}"
        place = str(error.filename or folder)
        raise BriefingError(Problem(place, None, message, "Choose another folder, or check permissions")) from error


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
    """The configuration without the repository's own lines, under the new site's name."""
    named = front_matter.dump_block({"site_name": site_name}).rstrip("\n")
    lines = (line for line in text.splitlines() if ONLY_HERE not in line)
    return "".join(f"{named if line.startswith('site_name:') else line}\n" for line in lines)
