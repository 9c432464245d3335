"""One build at a time on a site.

The lock is the operating system's own: it ends with its process, however that ends. So none is ever stale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from generator.config import Settings
from generator.errors import BriefingError, Problem

# Seconds that a build waits for another: as long as a site of ten thousand articles takes for the first time.
PATIENCE = 1800.0

LOCK = "lock"


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
        yield
    finally:
        lock.release()
