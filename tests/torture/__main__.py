"""`make torture`: the whole of it, and a table of what was tried and what was survived."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from hostile.trial import hostile

from torture import Result
from torture.faults import FAULTS, strike
from torture.kills import kill

# Kills of each of the three commands, and strikes of each fault.
KILLS = 20
STRIKES = 12

# What `--only` calls the families that are no faults.
INPUTS = "hostile inputs"
PATTERNS = "regular expressions"


def results(kills: int, strikes: int, families: str) -> Iterator[Result]:
    """Try every family whose name holds some words, one after another."""
    for fault in FAULTS:
        if families in fault.family:
            yield strike(fault, strikes, _say)
    if families in INPUTS:
        with tempfile.TemporaryDirectory(prefix="torture-") as folder:
            yield from hostile(Path(folder))
    if families in PATTERNS:
        yield _patterns()
    if families in "killed":
        with tempfile.TemporaryDirectory(prefix="torture-") as folder:
            yield from kill(Path(folder), kills, say=_say)


def _patterns() -> Result:
    """Every regular expression on a million characters, in a process that has not loaded the package yet."""
    done = subprocess.run(
        [sys.executable, "-m", "hostile.patterns", "1000000"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    tried = next(int(line[1]) for line in lines if line[0] == "tried")
    return Result(PATTERNS, tried, tuple(": ".join(line[1:]) for line in lines if line[0] == "slow"))


def _say(words: str) -> None:
    print(f"  lost: {words}", file=sys.stderr, flush=True)


def main() -> int:
    """Print a row of the table for each family; 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="torture", description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS, help="kills of each command")
    parser.add_argument("--strikes", type=int, default=STRIKES, help="strikes of each fault")
    parser.add_argument("--only", default="", help="families whose names hold these words")
    given = parser.parse_args()
    started, lost = time.monotonic(), 0
    print("| family | tried | survived | lost |\n|---|---:|---:|---:|", flush=True)
    for result in results(given.kills, given.strikes, given.only):
        survived = result.tried - len(result.lost)
        print(f"| {result.family} | {result.tried:,} | {survived:,} | {len(result.lost):,} |", flush=True)
        lost += len(result.lost)
    print(f"\n{(time.monotonic() - started) / 60:.0f} minutes", file=sys.stderr)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
