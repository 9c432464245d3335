"""`make torture`: run all faults, and print a table of the results."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from tests.hostile.trial import hostile
from tests.torture import Result
from tests.torture.faults import FAULTS, Fault, strike
from tests.torture.kills import COMMANDS, kill
from tests.torture.tiny import tiny

# Kills of each of the three commands, strikes of each fault, and tiny seeds.
KILLS = 17
STRIKES = 6
TINY = 100_000

# Families that are tried at once; what they try runs in processes of its own.
LANES = 2

# Names in `--only` of the families that are not faults.
INPUTS = "hostile inputs"
PATTERNS = "regular expressions"
SEEDS = "tiny seeds"
KILLED = "killed"

Trial = Callable[[], list[Result]]


def trials(kills: int, strikes: int, seeds: int, families: str) -> Iterator[tuple[str, Trial]]:
    """Every family whose name holds some words."""
    if families in PATTERNS:
        yield PATTERNS, lambda: [_patterns()]
    if families in INPUTS:
        yield INPUTS, lambda: _in_a_folder(hostile)
    for command in COMMANDS if families in KILLED else ():
        yield f"`{command}` {KILLED}", partial(_in_a_folder, partial(kill, times=kills, commands=[command], say=_say))
    if families in SEEDS:
        yield SEEDS, lambda: _in_a_folder(lambda folder: [tiny(folder, seeds)])
    for fault in FAULTS:
        if families in fault.family:
            yield fault.family, partial(_struck, fault, strikes)


def tried(trial: tuple[str, Trial]) -> list[Result]:
    """What became of a family; should the trial itself fail, that is a loss."""
    family, run = trial
    try:
        return run()
    except Exception as error:
        return [Result(family, 1, (f"{family}: {type(error).__name__}: {error}",))]


def _in_a_folder(run: Callable[[Path], list[Result]]) -> list[Result]:
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        return run(Path(folder))


def _struck(fault: Fault, strikes: int) -> list[Result]:
    return [strike(fault, strikes, _say)]


def _patterns() -> Result:
    """Every regular expression on a million characters, in a process that has not loaded the package yet."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.patterns", "1000000"],
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


def _print_row(result: Result) -> None:
    lost = len(result.lost)
    print(f"| {result.family} | {result.tried:,} | {result.tried - lost:,} | {lost:,} |", flush=True)


def main() -> int:
    """Print a row of the table for each family; 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="torture", description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS, help="kills of each command")
    parser.add_argument("--strikes", type=int, default=STRIKES, help="strikes of each fault")
    parser.add_argument("--tiny", type=int, default=TINY, help="tiny seeds")
    parser.add_argument("--lanes", type=int, default=LANES, help="families at once")
    parser.add_argument("--only", default="", help="families whose names hold these words")
    given = parser.parse_args()
    started = time.monotonic()
    print("| family | tried | survived | lost |\n|---|---:|---:|---:|", flush=True)
    every: list[Result] = []
    with ThreadPoolExecutor(given.lanes) as lanes:
        for results in lanes.map(tried, trials(given.kills, given.strikes, given.tiny, given.only)):
            for result in results:
                _print_row(result)
            every += results
    lost = [words for result in every for words in result.lost]
    _print_row(Result("all", sum(result.tried for result in every), tuple(lost)))
    for words in lost:
        _say(words)
    print(f"\n{(time.monotonic() - started) / 60:.0f} minutes", file=sys.stderr)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
