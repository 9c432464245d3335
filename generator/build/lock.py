"""Run one build of a site at a time.

The operating system releases the lock when the process ends, even by a crash, so it is never stale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from generator.config import Settings
from generator.errors import BriefingError, Problem

# Seconds that a build waits for another one: the time of a first build of ten thousand articles.
PATIENCE = 1800.0

LOCK = "lock"


@contextmanager
def exclusive_build(
    settings: Settings, on_wait: Callable[[str], None] = lambda _: None, patience: float = PATIENCE
) -> Iterator[None]:
    """Make other builds of the same site wait; a nested one of this process continues.

    Args:
        settings: The checked configuration.
        on_wait: Called once, with a message, if another build is running.
        patience: Seconds to wait for it.

    Raises:
        BriefingError: When the other build does not end in time.
    """
    lock = FileLock(settings.state / LOCK, is_singleton=True)  # creates the folder, too
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            on_wait("Another build of this site is running; waiting for it")
            lock.acquire(timeout=patience)
    except Timeout as error:
        hint = "Wait until it is done, or stop it, then build again"
        message = "cannot build: another build of this site is still running"
        raise BriefingError(Problem(settings.shown(settings.state / LOCK), None, message, hint)) from error
    except (OSError, NotImplementedError):
        # Without a state folder there is no lock; the store reports what is wrong with the folder.
        yield
        return
    try:
        yield
    finally:
        lock.release()
