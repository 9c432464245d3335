"""A folder of very many tiny seeds: all are read, in time and memory linear in their number.

As a program it reads a folder and prints the time and memory: `python -m tests.torture.tiny FOLDER`.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from generator.read import read_seeds
from generator.store.sqlite import SqliteStore
from tests.sites import REPOSITORY, environment
from tests.torture import Result

# What a seed may take: four and six times what was measured for 100,000 of them, 0.3 ms and 2 KB.
SECONDS_EACH = 0.0012
KILOBYTES_EACH = 12
# What the program itself takes.
SECONDS = 5
KILOBYTES = 150_000


def tiny(folder: Path, count: int) -> Result:
    """Read so many tiny seeds, then again as they are remembered.

    Args:
        folder: Where they are made.
        count: How many.

    Returns:
        Each seed that was not published as it is; too much of time or memory loses them all.
    """
    seeds = folder / "seeds"
    seeds.mkdir()
    for number in range(count):
        (seeds / f"{number}.txt").write_text(f"Ship {number}\n\nShip {number} left the harbour.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture.tiny", str(folder)],
        cwd=REPOSITORY,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        lost = [f"the program ended with {done.returncode}: {done.stderr[-300:]}"] * count
        return Result("tiny seeds", count, tuple(lost))
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    expected = {f"{n}.txt": f"Ship {n}\n\nShip {n} left the harbour." for n in range(count)}
    lost = []
    for found in readings:
        lost += [
            f"{name} is {found['texts'].get(name)!r}" for name in expected if found["texts"].get(name) != expected[name]
        ]
        lost += found["problems"]
        if found["seconds"] > SECONDS + count * SECONDS_EACH or found["kilobytes"] > KILOBYTES + count * KILOBYTES_EACH:
            lost += [f"it took {found['seconds']:.0f} s and {found['kilobytes'] / 1000:.0f} MB"] * count
    return Result("tiny seeds", count, tuple(lost[:count]))


def _most_memory() -> int:
    """Kilobytes that this program has held at most; what `resource` says may be of the program that started it."""
    status = Path("/proc/self/status")
    held = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="utf-8")) if status.is_file() else None
    return int(held[1]) if held else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Read a folder twice, and print what was found."""
    folder = Path(sys.argv[1])
    for _ in range(2):
        with closing(SqliteStore(folder / "cache.sqlite")) as cache:
            started = time.process_time()
            found = read_seeds(folder / "seeds", store=cache)
            took = {
                "seconds": time.process_time() - started,
                "kilobytes": _most_memory(),
                "problems": [str(problem) for problem in found.problems],
                "texts": {article.source_file: article.text for article in found.articles},
            }
        print(json.dumps(took))  # noqa: T201 - a program


if __name__ == "__main__":
    main()
