"""Limit the CPU time that one file may take, so that no build hangs.

CPU time, not wall-clock time: a build has the same result on a busy machine.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# Seconds of CPU time until code that swallowed an interruption is interrupted again.
AGAIN = 5

# Wall-clock seconds per granted second until a worker that cannot be interrupted (a loop in a library's C) is ended.
OVERDUE = 10


class OutOfTimeError(BaseException):
    """The time limit was exceeded. Not an `Exception`, since libraries catch those and continue."""


@dataclass(slots=True)
class _Alarm:
    """The alarm of this process."""

    armed: bool = False
    """Whether it is to interrupt what runs."""
    installed: bool = False
    """Whether the signal handler is installed; it stays, since a signal may arrive late."""

    def ring(self, *_: object) -> None:
        """Interrupt what runs, if the alarm is armed."""
        if self.armed:
            raise OutOfTimeError


_ALARM = _Alarm()


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Interrupt the enclosed code when it takes too long.

    Python checks for signals between its own instructions, and within regular expressions. A call into a C library is
    interrupted when it returns; if it never does, a worker is ended. Threads are not interrupted, and nothing is on
    Windows.

    Args:
        seconds: CPU time allowed; None for no limit.

    Raises:
        OutOfTimeError: The limit was exceeded.
    """
    if seconds is None or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    if not _ALARM.installed:
        signal.signal(signal.SIGPROF, _ALARM.ring)
        _ALARM.installed = True
    try:
        try:
            _ALARM.armed = True
            signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
            with _end_of_worker(seconds * OVERDUE):
                yield
        finally:
            _ALARM.armed = False
    finally:  # the signal may arrive just before the timer is off
        _ALARM.armed = False
        signal.setitimer(signal.ITIMER_PROF, 0)


@contextmanager
def _end_of_worker(seconds: float) -> Iterator[None]:
    """End this process after some wall-clock time if it is a worker; its parent handles that."""
    if multiprocessing.parent_process() is None:
        yield
        return
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:  # hides the traceback
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
