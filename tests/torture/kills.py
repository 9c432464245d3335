"""Kills at random moments: whatever was being written, the next build makes what a clean build makes.

The moments are random but seeded. Each trial begins with the same site, one that has been built and whose seeds have
changed since, or one that has never been built; the command is killed with all its workers, or alone, so that its
workers outlive it; then `briefing build` runs, and everything is compared.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sites import briefing, environment, files_of, free_port, make_site

from torture import Result

COMMANDS = ("generate", "build", "serve")

# Enough that extraction is worth workers of its own.
ARTICLES = 90

# What a site folder may hold besides what is read and made: the state that may be deleted at any time.
CACHE = {".briefing/cache.sqlite", ".briefing/cache.sqlite-wal", ".briefing/cache.sqlite-shm"}
STATE = {*CACHE, ".briefing/lock", ".briefing/serve"}

PEOPLE = ("Ada Lund", "Carl Berg", "Nina Holm", "Olga Strand", "Erik Dahl")
PLACES = ("Bergen", "Oslo", "Turku", "Alexandria", "Hull")


def seeds(count: int) -> dict[str, str]:
    """Articles that name a few people and places between them."""
    return {
        f"2024-03-{number % 28 + 1:02}-storm-{number}.txt": (
            f"Storm {number} reaches {PLACES[number % 5]}\n\n"
            f"Storm {number} reached {PLACES[number % 5]} on Monday, {PEOPLE[number % 5]} said. At least {number + 2} "
            f'ships waited.\n\n"The harbour opens in {number + 1} days," said {PEOPLE[(number + 2) % 5]}, the mayor.\n'
        )
        for number in range(count)
    }


def never_built(site: Path) -> None:
    """Take away nearly all that a build made, its memory included, the ledger of ids aside."""
    for made in ("site", ".briefing", "docs/data", "docs/articles", "docs/search", "docs/index.md"):
        path = site / made
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def changed(site: Path) -> None:
    """Edit a seed, add some, take some away."""
    for number, seed in enumerate(sorted((site / "seeds").iterdir())):
        if number % 9 == 0:
            seed.unlink()
        elif number % 7 == 0:
            seed.write_text(seed.read_text(encoding="utf-8").replace("the mayor", "the pilot"), encoding="utf-8")
    for name, text in seeds(12).items():
        (site / "seeds" / f"new-{name}").write_text(text.replace("Storm", "Fog"), encoding="utf-8")


def corrected(site: Path) -> None:
    """Merge two names, so that pages go and others take over their addresses."""
    with (site / "registry.yml").open("a", encoding="utf-8") as registry:
        registry.write("\nmerge: {oslo: bergen}\n")


BEFORE: tuple[Callable[[Path], None], ...] = (never_built, changed, corrected)


class Arena:
    """A site folder that every trial begins anew, at one path: the cache knows a site by its path."""

    def __init__(self, folder: Path, articles: int = ARTICLES) -> None:
        self.site = make_site(folder / "site", seeds(articles))
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        (self.site / "docs/people").mkdir()
        (self.site / "docs/people/how.md").write_text("# How people are found\n\nBy hand.\n", encoding="utf-8")
        self._env = {"TMPDIR": str(self.temporary)}
        self._start = folder / "start"
        self.build()
        shutil.copytree(self.site, self._start, symlinks=True)
        self._clean = folder / "clean"
        self._expected: dict[str, dict[str, bytes]] = {}
        self._seconds: dict[tuple[str, str], float] = {}

    def build(self) -> str:
        """Run the next build to its end; what it said."""
        done = briefing("build", "--jobs", "2", cwd=self.site, env=self._env)
        if done.returncode != 0:
            raise AssertionError(f"exit code {done.returncode}: {done.stderr[-500:]}")
        return done.stderr

    def begin(self, before: Callable[[Path], None]) -> None:
        """Put the site back to where a trial begins."""
        shutil.rmtree(self.site)
        shutil.copytree(self._start, self.site, symlinks=True)
        before(self.site)

    def expected(self, before: Callable[[Path], None]) -> dict[str, bytes]:
        """What a clean build makes of the same: of the inputs, the ledger of ids and the pages by hand alone."""
        name = before.__name__
        if name not in self._expected:
            self.begin(before)
            inputs = make_site(self._clean, {})
            shutil.copytree(self.site / "seeds", inputs / "seeds", dirs_exist_ok=True)
            for part in ("registry.yml", "ids.tsv"):
                shutil.copyfile(self.site / part, inputs / part)
            (inputs / "docs/people").mkdir()
            shutil.copyfile(self.site / "docs/people/how.md", inputs / "docs/people/how.md")
            done = briefing("build", cwd=inputs)
            assert done.returncode == 0, done.stderr
            self._expected[name] = files_of(inputs)
            shutil.rmtree(inputs)
        return self._expected[name]

    def seconds(self, command: str, before: Callable[[Path], None]) -> float:
        """How long the command takes when nobody kills it."""
        key = (command, before.__name__)
        if key not in self._seconds:
            self.begin(before)
            started = time.monotonic()
            with self.running("build" if command == "serve" else command) as process:
                process.wait(timeout=120)
            self._seconds[key] = time.monotonic() - started
        return self._seconds[key]

    @contextlib.contextmanager
    def running(self, command: str) -> Iterator[subprocess.Popen[bytes]]:
        """The command in a process group of its own."""
        more = ["--address", f"127.0.0.1:{free_port()}"] if command == "serve" else []
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", command, "--jobs", "2", *more],
            cwd=self.site,
            env=environment(self._env),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def differences(self, expected: dict[str, bytes]) -> list[str]:
        """What is not as it should be after the next build."""
        made = files_of(self.site)
        wrong = [f"{path} is not there" for path in expected.keys() - made.keys()]
        wrong += [f"{path} is left over" for path in made.keys() - expected.keys()]
        wrong += [f"{path} differs" for path in made.keys() & expected.keys() if made[path] != expected[path]]
        state = {path.relative_to(self.site).as_posix() for path in (self.site / ".briefing").iterdir()}
        wrong += [f"{path} is left over" for path in state - STATE]
        wrong += [f"{path.name} is left over in the folder of temporary files" for path in self.temporary.iterdir()]
        return sorted(wrong)


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
        wrong = _next(arena, expected)
    now = {path: (arena.site / path).stat().st_mtime_ns for path in hands if (arena.site / path).exists()}
    wrong += [f"{path} was touched" for path in hands if now.get(path) != hands[path]]
    return [f"{command} killed after {moment:.2f} s ({before.__name__}, seed {number}): {one}" for one in wrong]


def by_hand(site: Path) -> list[str]:
    """The files that belong to people."""
    kept = [*(site / "seeds").rglob("*"), *(site / "overrides").rglob("*"), *(site / "docs/assets").rglob("*")]
    own = [site / name for name in ("registry.yml", "mkdocs.yml", "docs/about.md", "docs/method.md")]
    return [path.relative_to(site).as_posix() for path in (*kept, *own, site / "docs/people/how.md") if path.is_file()]


def _next(arena: Arena, expected: dict[str, bytes]) -> list[str]:
    try:
        arena.build()
    except (AssertionError, subprocess.TimeoutExpired) as error:
        return [f"the next build failed: {error}"]
    return arena.differences(expected)


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
