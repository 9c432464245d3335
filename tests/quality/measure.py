"""Build a site of the gold articles and let the shared scorer judge its data files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from generator.config import load_settings
from tests.builds import run_stages

ROOT = Path(__file__).resolve().parents[2]
FLOORS = Path(__file__).with_name("floors.json")

# Figures that may only rise (fall, for those in FALLING), and what they are called in the table.
GUARDED = (
    "entity P",
    "entity R",
    "entity F1 (micro)",
    "type accuracy on matched",
    "split rate",
    "merge rate",
    "B-cubed F1",
    "cross-doc pair F1",
    "salience nDCG@5",
    "date accuracy",
    "ROUGE-1 F",
    "ROUGE-2 F",
)
FALLING = {"split rate", "merge rate"}


def quality_folder() -> Path | None:
    """Folder of the scorer and the gold articles; None if it is not at hand."""
    shared = Path(os.environ.get("BRIEFING_SHARED") or ROOT.parent / "shared")
    folder = shared / "quality"
    return folder if (folder / "score.py").is_file() and any(folder.glob("gum-news/*.txt")) else None


def generated(seeds: Path, folder: Path) -> Path:
    """Build a site of the seeds in `folder`; its data files are what is judged.

    Returns:
        The folder of the data files.
    """
    ours = {"seeds": str(seeds), "model": os.environ.get("BRIEFING_MODEL", "auto")}
    configuration = {"site_name": "Quality", "theme": {"name": "material"}, "extra": {"briefing": ours}}
    (folder / "mkdocs.yml").write_text(json.dumps(configuration), encoding="utf-8")  # JSON is YAML
    run_stages(load_settings(folder / "mkdocs.yml")[0])
    return folder / "docs" / "data"


def score(quality: Path, *options: str) -> tuple[str, dict[str, float]]:
    """The scorer's table and its figures."""
    gold = quality / "gum-news"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "figures.json")
        made = generated(gold, Path(folder))
        command = [sys.executable, str(quality / "score.py"), str(made), str(gold), "--json", str(out), *options]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return done.stdout, json.loads(out.read_text(encoding="utf-8"))


def shortfalls(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """What fell below its floor, in words."""
    worse = []
    for name, floor in floors.items():
        value = figures[name]
        if value > floor + 5e-5 if name in FALLING else value < floor - 5e-5:
            worse.append(f"{name}: {value:.4f}, the floor is {floor:.4f}")
    return worse


def raised(figures: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """The floors with every better figure in its place; none ever gets easier."""
    better = {}
    for name in GUARDED:
        value = round(figures[name], 4)
        pick = min if name in FALLING else max
        better[name] = pick(value, floors[name]) if name in floors else value
    return better
