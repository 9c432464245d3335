"""A site folder to damage, and the result of a clean build of the same inputs."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.sites import environment, files_of, free_port, make_site

# Enough that extraction is worth workers of its own.
ARTICLES = 90

# What a site folder may hold besides what is read and made: the state that may be deleted at any time.
CACHE = {".briefing/cache.sqlite", ".briefing/cache.sqlite-wal", ".briefing/cache.sqlite-shm"}
STATE = {*CACHE, ".briefing/lock", ".briefing/serve"}

# Seconds that a build of this size takes at the very most.
TIMEOUT = 180

# Numbers of Linux: linux/prctl.h, linux/capability.h.
PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE = 1
CAP_DAC_READ_SEARCH = 2

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
    """A site folder that every trial resets, at one path: the cache knows a site by its path."""

    def __init__(self, folder: Path, articles: int = ARTICLES, *, obeying: bool = False) -> None:
        """Make the site and build it once.

        Args:
            folder: Where; it is new.
            articles: How many.
            obeying: Whether permissions count for the commands, even if the superuser runs them.
        """
        self.disk = folder / "disk"
        self.disk.mkdir()
        self.site = make_site(self.disk / "site", seeds(articles))
        self.folder = folder
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        (self.site / "docs/people").mkdir()
        (self.site / "docs/people/how.md").write_text("# How people are found\n\nBy hand.\n", encoding="utf-8")
        self.hands: dict[str, bytes] = {}
        self._env = environment({"TMPDIR": str(self.temporary)})
        self._obeying = obeying
        self._start = folder / "start"
        self.build()
        shutil.copytree(self.site, self._start, symlinks=True)
        self._expected: dict[str, dict[str, bytes]] = {}
        self._seconds: dict[tuple[str, str], float] = {}

    def run(self, command: str = "build", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        with self.running(command, cwd, piped=True) as process:
            said = process.communicate(timeout=TIMEOUT)[1].decode("utf-8", "replace")
            return subprocess.CompletedProcess(process.args, process.returncode, "", said)

    def build(self) -> str:
        """Run the next build to its end; what it said."""
        done = self.run()
        if done.returncode != 0:
            raise AssertionError(f"exit code {done.returncode}: {done.stderr[-500:]}")
        return done.stderr

    def begin(self, before: Callable[[Path], None]) -> None:
        """Put the site back to where a trial begins."""
        shutil.rmtree(self.site)
        shutil.copytree(self._start, self.site, symlinks=True)
        before(self.site)
        self.hands = {path: (self.site / path).read_bytes() for path in by_hand(self.site)}

    def edit(self, path: str, content: bytes) -> None:
        """Change a file that belongs to a person, as that person does."""
        (self.site / path).write_bytes(content)
        self.hands[path] = content

    def expected(self, before: Callable[[Path], None]) -> dict[str, bytes]:
        """What a clean build makes of the inputs with which a trial begins."""
        name = before.__name__
        if name not in self._expected:
            self.begin(before)
            self._expected[name] = self.clean()
        return self._expected[name]

    def clean(self) -> dict[str, bytes]:
        """What a clean build makes of the site's inputs: the ledger of ids, and what people wrote."""
        inputs = make_site(self.disk / "clean", {})
        try:
            for path in (*by_hand(self.site), "ids.tsv"):
                (inputs / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self.site / path, inputs / path)
            done = self.run(cwd=inputs)
            assert done.returncode == 0, done.stderr
            return files_of(inputs)
        finally:
            shutil.rmtree(inputs)

    def seconds(self, command: str, before: Callable[[Path], None]) -> float:
        """Time that the command takes when it is not killed."""
        key = (command, before.__name__)
        if key not in self._seconds:
            self.begin(before)
            started = time.monotonic()
            with self.running("build" if command == "serve" else command) as process:
                process.wait(timeout=TIMEOUT)
            self._seconds[key] = time.monotonic() - started
        return self._seconds[key]

    @contextlib.contextmanager
    def running(
        self, command: str, cwd: Path | None = None, *, piped: bool = False, limits: Callable[[], None] | None = None
    ) -> Iterator[subprocess.Popen[bytes]]:
        """The command in a process group of its own."""
        more = ["--address", f"127.0.0.1:{free_port()}"] if command == "serve" else []
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", command, "--jobs", "2", *more],
            cwd=cwd or self.site,
            env=self._env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if piped else subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=limits or (obey_permissions if self._obeying else None),
        )
        try:
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def after(self, expected: dict[str, bytes] | None = None) -> list[str]:
        """Run the next build, and say what is not as it should be.

        Args:
            expected: What a clean build makes of the same; worked out where it is not given.
        """
        try:
            self.build()
        except (AssertionError, subprocess.TimeoutExpired) as error:
            return [f"the next build failed: {error}"]
        return self.differences(self.clean() if expected is None else expected)

    def differences(self, expected: dict[str, bytes]) -> list[str]:
        """What is not as it should be after the next build."""
        made = files_of(self.site)
        wrong = [f"{path} is not there" for path in expected.keys() - made.keys()]
        wrong += [f"{path} is left over" for path in made.keys() - expected.keys()]
        wrong += [f"{path} differs" for path in made.keys() & expected.keys() if made[path] != expected[path]]
        wrong += [f"{path} was touched" for path in self.hands if made.get(path) != self.hands[path]]
        state = {path.relative_to(self.site).as_posix() for path in (self.site / ".briefing").iterdir()}
        wrong += [f"{path} is left over" for path in state - STATE]
        wrong += [f"{path.name} is left over in the folder of temporary files" for path in self.temporary.iterdir()]
        return sorted(wrong)


def obey_permissions() -> None:
    """Have permissions count for what this process executes next: take away what sets the superuser above them."""
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "cannot take the superuser's rights away")


def by_hand(site: Path) -> list[str]:
    """The files that belong to people."""
    kept = [*(site / "seeds").rglob("*"), *(site / "overrides").rglob("*"), *(site / "docs/assets").rglob("*")]
    own = [site / name for name in ("registry.yml", "mkdocs.yml", "docs/about.md", "docs/method.md")]
    return [path.relative_to(site).as_posix() for path in (*kept, *own, site / "docs/people/how.md") if path.is_file()]
