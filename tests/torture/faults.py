"""Faults of the machine and of other programs during a build: full disks, permissions, clocks, damaged files.

Each trial begins with the same site, either built, with inputs that have changed since, or never built. A fault is
injected, a build runs, and the fault ends; then `briefing build` runs, and everything is compared with a clean build of
the same inputs. Random choices are seeded.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.torture import Result
from tests.torture.arena import BEFORE, Arena

# Fewer than for kills: no workers are wanted, and each trial builds three times.
ARTICLES = 18

PAGE = 4096
"""What a file takes of a file system in memory at least."""

Strike = Callable[[Arena, random.Random], AbstractContextManager[list[str]]]


@dataclass(frozen=True, slots=True)
class Fault:
    """A family of faults."""

    family: str
    """Its name in the table."""
    strike: Strike
    """Strikes, has a build run into it, and is over: then the next build runs. Yields what went wrong meanwhile."""
    obeying: bool = False
    """Whether permissions have to count, which they do not for the superuser."""


# ---------------------------------------------------------------------------- full disks


@contextmanager
def full_disk(arena: Arena, dice: random.Random) -> Iterator[list[str]]:
    """The disk is full, or has no room for more files, after a random part of what is to be written."""
    stash = arena.folder / "stash"
    arena.disk.rename(stash)
    arena.disk.mkdir()
    try:
        with _mounted(arena.disk, "tmpfs", "tmpfs", "size=1g"):
            shutil.copytree(stash, arena.disk, symlinks=True, dirs_exist_ok=True)
            used = sum(PAGE + -(-path.lstat().st_size // PAGE) * PAGE for path in arena.disk.rglob("*"))
            files = sum(1 for _ in arena.disk.rglob("*")) + 1
            part = dice.random()
            few = f"nr_inodes={files + int(part * 300)}" if dice.random() < 0.3 else f"size={used + int(part * 6e6)}"
            _mount("-o", f"remount,{few}", arena.disk)
            wrong = _ran_into(arena)
            _mount("-o", "remount,size=1g,nr_inodes=0", arena.disk)
            yield wrong
    finally:
        arena.disk.rmdir()
        stash.rename(arena.disk)


@contextmanager
def small_files(arena: Arena, dice: random.Random) -> Iterator[list[str]]:
    """No file may grow beyond a size, as with a quota; needs no right to mount a disk."""
    import resource

    most = int(dice.choice((0, 500, 4_000, 20_000, 100_000)) * dice.uniform(0.5, 1.5))

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    with arena.running("build", piped=True, limits=limit) as process:
        said = process.communicate(timeout=120)[1].decode("utf-8", "replace")
    yield _judged(process.returncode, said)


# ---------------------------------------------------------------------------- permissions


@contextmanager
def read_only(arena: Arena, dice: random.Random) -> Iterator[list[str]]:
    """A folder that has to be written into is mounted so that it cannot be."""
    folder = arena.site / dice.choice(("docs", "site", ".briefing", "docs/people", ""))
    folder.mkdir(parents=True, exist_ok=True)
    with _mounted(folder, "none", folder, "bind"):
        _mount("-o", "remount,ro,bind", folder)
        wrong = _ran_into(arena)
    yield wrong


@contextmanager
def rights_taken(arena: Arena, dice: random.Random) -> Iterator[list[str]]:
    """While a build is at work, folders and files lose the rights to be read, written or searched."""
    taken: dict[Path, int] = {}
    with arena.running("build", piped=True) as process:
        for _ in range(dice.randint(1, 4)):
            time.sleep(dice.uniform(0.1, 1.5))
            every = sorted(path for path in arena.site.rglob("*") if not path.is_symlink())
            some = [path for path in every if path.is_dir()] if dice.random() < 0.6 else every
            for path in dice.sample(some, min(len(some), 3)):
                with contextlib.suppress(OSError):
                    taken.setdefault(path, path.stat().st_mode & 0o777)
                    path.chmod(dice.choice((0, 0o400, 0o500)))
        said = process.communicate(timeout=120)[1].decode("utf-8", "replace")
    for path, mode in taken.items():
        with contextlib.suppress(FileNotFoundError):
            path.chmod(mode)
    yield _judged(process.returncode, said)


# ---------------------------------------------------------------------------- changes meanwhile


@contextmanager
def seeds_change(arena: Arena, dice: random.Random) -> Iterator[list[str]]:
    """While a build is at work, seeds are cut short, rewritten in place, replaced, taken away and put back."""
    seeds = sorted(path.relative_to(arena.site).as_posix() for path in (arena.site / "seeds").iterdir())
    done = threading.Event()

    def change() -> None:
        while not done.is_set():
            path = arena.site / dice.choice(seeds)
            whole = path.read_bytes()
            match dice.randrange(4):
                case 0:
                    os.truncate(path, dice.randrange(len(whole)))
                case 1:
                    path.write_bytes(whole.replace(b"harbour", b"airport"))
                case 2:
                    other = path.with_name(f".{path.name}.swp")
                    other.write_bytes(whole[::-1])
                    other.replace(path)
                case 3:
                    path.unlink()
            time.sleep(dice.uniform(0, 0.05))
            path.write_bytes(whole)

    changing = threading.Thread(target=change)
    changing.start()
    try:
        wrong = _ran_into(arena)
    finally:
        done.set()
        changing.join()
    yield wrong


@contextmanager
def clock_jumps(arena: Arena, dice: random.Random) -> Iterator[list[str]]:
    """Files are of the past or of the future; inputs have other content of the same size and time."""
    wrong = _ran_into(arena)
    for path in sorted(path for path in arena.site.rglob("*") if path.is_file()):
        if dice.random() < 0.3:
            when = dice.choice((0, 315_532_800, 4_102_444_800, int(time.time()) + 3600))
            os.utime(path, (when, when))
    seed = dice.choice(sorted(path for path in arena.hands if path.startswith("seeds/")))
    for name, old, new in (
        (seed, b"harbour", b"airport"),
        ("docs/about.md", b"the", b"teh"),
        ("docs/people/how.md", b"hand", b"foot"),
        ("registry.yml", b"# ", b"##"),
    ):
        state = (arena.site / name).stat()
        arena.edit(name, arena.hands[name].replace(old, new, 1))
        os.utime(arena.site / name, ns=(state.st_atime_ns, state.st_mtime_ns))
    yield wrong


@contextmanager
def builds_at_once(arena: Arena, dice: random.Random) -> Iterator[list[str]]:
    """Several builds are begun at once, and one of them may be killed."""
    wrong = []
    with contextlib.ExitStack() as all_of_them:
        builds = []
        for _ in range(dice.randint(2, 4)):
            command = dice.choice(("build", "build", "generate"))
            builds.append(all_of_them.enter_context(arena.running(command)))
            time.sleep(dice.uniform(0, 1))
        victim = dice.choice([None, *builds])
        if victim is not None:
            time.sleep(dice.uniform(0, 3))
            os.killpg(victim.pid, signal.SIGKILL)
        for build in builds:
            code = build.wait(timeout=180)
            if code != 0 and build is not victim:
                wrong.append(f"a build beside another ended with {code}")
    yield wrong


# ---------------------------------------------------------------------------- damage


@contextmanager
def stale_lock(arena: Arena, dice: random.Random) -> Iterator[list[str]]:
    """A stale lock: of a dead process, or a file that is not a lock."""
    lock = arena.site / ".briefing/lock"
    lock.parent.mkdir(exist_ok=True)
    lock.unlink(missing_ok=True)
    match dice.randrange(4):
        case 0:
            lock.write_text("4194304\n", encoding="utf-8")
        case 1:
            lock.write_bytes(os.urandom(PAGE))
            lock.chmod(0)
        case 2:
            lock.symlink_to("nowhere")
        case 3:
            lock.mkdir()
    yield _ran_into(arena)
    if lock.is_symlink():
        lock.unlink()


@contextmanager
def damage(arena: Arena, dice: random.Random) -> Iterator[list[str]]:
    """What was made is cut short, of zeros or gone, as after a loss of power; so is what is remembered of it."""
    wrong = _ran_into(arena)
    made = [path for part in ("docs", "site") for path in sorted((arena.site / part).rglob("*")) if path.is_file()]
    mine = {arena.site / path for path in arena.hands} | set((arena.site / "docs/assets").rglob("*"))
    mine |= {arena.site / "docs" / name for name in ("corrections.md", "_headers", "404.md")}
    made = [path for path in made if path not in mine]
    for path in dice.sample([path for path in made if path.is_relative_to(arena.site / "docs")], 12):
        if re.search(r"/search/[a-z]+-[0-9a-f]+/", path.as_posix()):
            os.truncate(path, 0)  # an index of search is looked through for what a loss of power does, no more
        else:
            _harm(path, dice, cut=False)  # half a page has no mark of the generator: it is kept, and reported
    for path in dice.sample([path for path in made if path.is_relative_to(arena.site / "site")], 12):
        _harm(path, dice)
    state = sorted(path for path in (arena.site / ".briefing").rglob("*") if path.is_file())
    for path in dice.sample(state, dice.randint(0, len(state))):
        _harm(path, dice)
    for folder in dice.sample(["docs", "docs/people", "docs/data", "docs/articles", "."], 3):
        (arena.site / folder / ("ids.tsv" if folder == "." else "left.md")).with_suffix(
            ".tsv.briefing-tmp" if folder == "." else ".md.briefing-tmp"
        ).write_bytes(b"half a pa")
    yield wrong


def _harm(path: Path, dice: random.Random, *, cut: bool = True) -> None:
    size = path.stat().st_size
    match dice.randrange(4 if cut else 3):
        case 0:
            path.unlink()
        case 1:
            os.truncate(path, 0)
        case 2:
            path.write_bytes(bytes(size))
        case 3:
            os.truncate(path, size // 2)


# ---------------------------------------------------------------------------- all of them

FAULTS = (
    Fault("disk full in mid-build", full_disk),
    Fault("files kept small by a quota", small_files),
    Fault("output read-only", read_only),
    Fault("rights taken in mid-build", rights_taken, obeying=True),
    Fault("seeds changed while read", seeds_change),
    Fault("clock jumps, same size and time", clock_jumps),
    Fault("builds at once", builds_at_once),
    Fault("stale locks", stale_lock),
    Fault("outputs and cache damaged", damage),
)


def strike(fault: Fault, times: int, say: Callable[[str], None] = print, articles: int = ARTICLES) -> Result:
    """Have a fault strike so many times.

    Args:
        fault: The fault.
        times: How many times.
        say: Told of each loss.
        articles: How many articles the site has.

    Returns:
        What was lost; `tried` is 0 if this machine does not permit it.
    """
    superuser = hasattr(os, "geteuid") and os.geteuid() == 0
    if fault.strike in {full_disk, read_only} and not (superuser and _may_mount()):
        return Result(f"{fault.family} (not permitted here)", 0, ())
    with tempfile.TemporaryDirectory(prefix="torture-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        try:
            arena = Arena(folder, articles, obeying=fault.obeying and superuser)
        except (PermissionError, subprocess.SubprocessError):
            return Result(f"{fault.family} (not permitted here)", 0, ())
        lost = []
        for number in range(times):
            dice = random.Random(f"{fault.family} {number}")  # noqa: S311 - faults, no secrets
            arena.begin(BEFORE[number % len(BEFORE)])
            with fault.strike(arena, dice) as wrong:
                wrong += arena.after()
            if wrong:
                lost.append(f"{fault.family} ({number}): {'; '.join(wrong[:5])}")
                say(lost[-1])
        return Result(fault.family, times, tuple(lost))


def _ran_into(arena: Arena) -> list[str]:
    """Run a build that may fail, but not by a fault of its own."""
    done = arena.run()
    return _judged(done.returncode, done.stderr)


def _judged(code: int, said: str) -> list[str]:
    if code not in {0, 1}:
        return [f"the build ended with {code}: {said[-300:]}"]
    if "Traceback" in said:
        return [f"the build says no reason: {said[-1500:]}"]
    if code == 1 and "error: " not in said:
        return [f"the build failed without a word: {said[-300:]}"]
    return []


def _may_mount() -> bool:
    with tempfile.TemporaryDirectory() as name:
        try:
            with _mounted(Path(name), "tmpfs", "tmpfs", "size=1m"):
                return True
        except (OSError, subprocess.CalledProcessError):
            return False


@contextmanager
def _mounted(place: Path, kind: str, what: str | Path, options: str) -> Iterator[None]:
    _mount("-t", kind, "-o", options, what, place)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def _mount(*arguments: str | Path) -> None:
    subprocess.run(["mount", *map(str, arguments)], check=True, capture_output=True)
