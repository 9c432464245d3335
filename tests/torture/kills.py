"""Kill builds at random moments: the next build must equal a clean one.

The moments are random but seeded. Each trial begins with the same site, either built, with seeds that have changed
since, or never built; the command is killed with all its workers, or alone, so that its workers outlive it; then
`briefing build` runs, and everything is compared.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.torture import Result
from tests.torture.arena import BEFORE, Arena, by_hand

COMMANDS = ("generate", "build", "serve")


def trial(arena: Arena, command: str, number: int) -> list[str]:
    """Kill a command once, build, compare.

    Args:
        arena: The site.
        command: What is killed.
        number: Seed of the moment.

    Returns:
        What went wrong.
    """
    dice = random.Random(f"{command} {number}")  # noqa: S311 - moments, no secrets
    before = BEFORE[number % len(BEFORE)]
    expected = arena.expected(before)
    # Half of the time goes by before anything is written; most moments are later.
    moment = arena.seconds(command, before) * dice.triangular(0.15, 1.0, 0.8)
    arena.begin(before)
    hands = {path: (arena.site / path).stat().st_mtime_ns for path in by_hand(arena.site)}
    with arena.running(command) as process:
        time.sleep(moment)
        if command == "serve" and number % 2:  # so that it is killed while it builds again
            seed = min((arena.site / "seeds").iterdir())
            kept = seed.read_bytes()
            seed.write_bytes(kept + b"\nIt rained.\n")
            time.sleep(dice.uniform(0.1, 3.0))
        if number % 4 == 3:
            process.kill()  # alone: its workers are left to notice
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if command == "serve" and number % 2:
            seed.write_bytes(kept)
            hands[seed.relative_to(arena.site).as_posix()] = seed.stat().st_mtime_ns
        wrong = arena.after(expected)
    now = {path: (arena.site / path).stat().st_mtime_ns for path in hands if (arena.site / path).exists()}
    wrong += [f"{path} was touched" for path in hands if now.get(path) != hands[path]]
    return [f"{command} killed after {moment:.2f} s ({before.__name__}, seed {number}): {one}" for one in wrong]


def kill(
    folder: Path, times: int, commands: Sequence[str] = COMMANDS, say: Callable[[str], None] = print
) -> list[Result]:
    """Kill each command so many times.

    Args:
        folder: Where the site is made.
        times: Kills of each command.
        commands: Which commands.
        say: Told of each loss.
    """
    arena = Arena(folder)
    results = []
    for command in commands:
        lost: list[str] = []
        for number in range(times):
            wrong = trial(arena, command, number)
            if wrong:
                lost.append("; ".join(wrong[:5]))
                say(lost[-1])
        results.append(Result(f"`{command}` killed", times, tuple(lost)))
    return results
