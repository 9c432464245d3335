"""The folder of seeds, walked without ever leaving it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Seed:
    """One file that holds articles."""

    name: str
    """Path below the folder of seeds, with forward slashes."""
    path: Path
    """Where it is."""


def walk(seeds: Path) -> list[Seed]:
    """Find the seeds of a folder, ordered by name."""
    found = [Seed(path.relative_to(seeds).as_posix(), path) for path in seeds.rglob("*") if path.is_file()]
    return sorted((seed for seed in found if not seed.path.name.startswith(".")), key=lambda seed: seed.name)
