"""One build at a time on a site, and temporary files that go with the process that made them.

The locks are the operating system's own: they end with their process, however it ends. So none is ever stale.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator.config import Settings
from generator.errors import BriefingError, Problem

# Seconds that a build waits for another: as long as a site of ten thousand articles takes for the first time.
PATIENCE = 1800.0

LOCK = "lock"
_SCRATCH = "tmp-"


@contextmanager
def at_work(
    settings: Settings, on_wait: Callable[[str], None] = lambda _: None, patience: float = PATIENCE
) -> Iterator[None]:
    """Keep other builds of the same site waiting; one within this one goes on.

    Args:
        settings: The checked configuration.
        on_wait: Told once, in words, where another build is at work.
        patience: Seconds to wait for it.

    Raises:
        BriefingError: When the other build does not come to an end.
    """
    lock = FileLock(settings.state / LOCK, is_singleton=True)
    try:
        settings.state.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            on_wait("Another build of this site is at work; waiting for it")
            lock.acquire(timeout=patience)
    except Timeout as error:
        hint = "Wait until it is done, or end it; then build again"
        message = "cannot build: another build of this site is still at work"
        raise BriefingError(Problem(settings.shown(settings.state / LOCK), None, message, hint)) from error
    except (OSError, NotImplementedError):
        # Where no state can be kept no two builds can be kept apart; the cache says what is wrong with the folder.
        yield
        return
    try:
        _sweep(settings.state)
        yield
    finally:
        lock.release()


@contextmanager
def scratch(settings: Settings) -> Iterator[Path]:
    """A folder for temporary files, removed in the end, or by the next build where this process is killed.

    Raises:
        BriefingError: When it cannot be made.
    """
    folder = settings.state / f"{_SCRATCH}{secrets.token_hex(6)}"
    lock = FileLock(folder.with_suffix(f".{LOCK}"))
    try:
        settings.state.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)  # before the folder is there, so that no other build takes it for left behind
        folder.mkdir()
    except OSError as error:
        message = f"cannot make a folder for temporary files: {error.strerror or error}"
        shown = settings.shown(settings.state)
        raise BriefingError(Problem(shown, None, message, "Check permissions and free space")) from error
    try:
        yield folder
    finally:
        _remove(folder)
        lock.release()


def _sweep(state: Path) -> None:
    """Remove temporary files of processes that are no more."""
    for lock in sorted(state.glob(f"{_SCRATCH}*.{LOCK}")):
        held = FileLock(lock)
        try:
            held.acquire(timeout=0)
        except (Timeout, OSError):
            continue
        _remove(lock.with_suffix(""))
        held.release()


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.with_suffix(f".{LOCK}").unlink(missing_ok=True)
