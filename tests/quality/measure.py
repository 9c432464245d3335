"""Run the stages over the gold articles and let the shared scorer judge the result."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from generator.extract import extract, load_model
from generator.records import Article, Findings
from generator.resolve import Resolution, resolve

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
)
FALLING = {"split rate", "merge rate"}


def quality_folder() -> Path | None:
    """Folder of the scorer and the gold articles; None where it is not at hand."""
    shared = Path(os.environ.get("BRIEFING_SHARED") or ROOT.parent / "shared")
    folder = shared / "quality"
    return folder if (folder / "score.py").is_file() and any(folder.glob("gum-news/*.txt")) else None


def read_articles(folder: Path) -> list[Article]:
    """Articles of a folder of plain text: the title is the first line."""
    articles = []
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8").strip()
        articles.append(Article(path.name, path.name, "0" * 64, text.split("\n", 1)[0], text, id=path.stem))
    return articles


def run_stages(articles: list[Article]) -> tuple[dict[str, Findings], Resolution]:
    """Findings by article, and the entities of them all."""
    findings = {f.article: f for f in extract(articles, load_model(os.environ.get("BRIEFING_MODEL", "auto")))}
    return findings, resolve(articles, findings)


def predictions(articles: list[Article]) -> list[dict[str, Any]]:
    """The stages' results in the form of `articles.jsonl`."""
    findings, resolution = run_stages(articles)
    records = []
    for article in articles:
        found = [(e, a) for e in resolution.entities for a in e.appearances if a.article == article.id]
        found.sort(key=lambda pair: (-pair[1].salience, pair[0].id))
        records.append(
            {
                "id": article.id,
                "source_file": article.source_file,
                "title": article.title,
                "date": article.date,
                "text": article.text,
                "sentences": [{"id": s.id, "start": s.start, "end": s.end} for s in findings[article.id].sentences],
                "key_sentences": list(findings[article.id].key_sentences),
                "entities": [
                    {
                        "id": e.id,
                        "name": e.name,
                        "type": e.kind,
                        "salience": a.salience,
                        "mentions": [{"text": m.text, "start": m.start, "end": m.end} for m in a.mentions],
                    }
                    for e, a in found
                ],
            }
        )
    return records


def score(quality: Path, *options: str) -> tuple[str, dict[str, float]]:
    """The scorer's table and its figures."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [json.dumps(r, ensure_ascii=False) for r in predictions(read_articles(quality / "gum-news"))]
        Path(folder, "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        out = Path(folder, "figures.json")
        command = [
            sys.executable,
            str(quality / "score.py"),
            folder,
            str(quality / "gum-news"),
            "--json",
            str(out),
            *options,
        ]
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
