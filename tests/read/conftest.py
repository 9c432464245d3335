"""Seeds for the tests of reading."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import Problem
from generator.read import ReadOptions, ReadSeeds, read_seeds
from generator.records import Article

ReadFiles = Callable[..., ReadSeeds]
ReadOne = Callable[..., Article]

BODY = (
    "The harbour office said on Sunday that the outer wall would be repaired before winter.\n\n"
    "Ada Lund, the mayor, told the council that ships could return within a month."
)
STORY = f"A headline\n\n{BODY}"
GOOD = {"good.txt": STORY}


@pytest.fixture
def read_files(tmp_path: Path) -> ReadFiles:
    """Write files into a folder of seeds and read it."""

    def read(files: dict[str, str | bytes], *, max_bytes: int = 20_000_000) -> ReadSeeds:
        seeds = tmp_path / "seeds"
        seeds.mkdir(exist_ok=True)
        for name, content in files.items():
            path = seeds / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_seeds(seeds, ReadOptions(max_bytes=max_bytes))

    return read


@pytest.fixture
def read_one(read_files: ReadFiles) -> ReadOne:
    """Read one file that is fine, with its sidecar if it has one."""

    def read(content: str | bytes, name: str = "story.txt", sidecar: str | None = None) -> Article:
        files: dict[str, str | bytes] = {name: content}
        if sidecar is not None:
            files[f"{name}.meta.yml"] = sidecar
        reading = read_files(files)
        assert [str(p) for p in reading.problems] == []
        assert reading.failed == frozenset()
        (article,) = reading.articles
        return article

    return read


def places(problems: tuple[Problem, ...]) -> list[tuple[str, str, int | None]]:
    """Level, file and line of each problem."""
    return [(problem.level, problem.path, problem.line) for problem in problems]
