"""How long one file may keep us: what takes longer is given up, so that no build hangs.

The seconds are those of the processor, so that a build comes to the same result on a machine that is busy.
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

# Seconds until who swallows an interruption is interrupted again.
_AGAIN = 5

# Seconds of the clock, for each that is granted, until a worker ends that nothing interrupts: a loop in a library's C.
_OVERDUE = 10


class OutOfTimeError(BaseException):
    """The time for a file is up; no error for whoever catches all errors, as libraries do, and goes on."""


@dataclass(slots=True)
class _Alarm:
    """The one alarm of a process."""

    armed: bool = False
    """Whether somebody waits for it."""
    installed: bool = False
    """Whether Python knows of it; it stays, for an alarm may come late."""

    def ring(self, *_: object) -> None:
        """Interrupt what is being done."""
        if self.armed:
            raise OutOfTimeError


_ALARM = _Alarm()


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Interrupt what takes too long.

    Python looks for interruptions between its own instructions, and within regular expressions. A call into another
    library is interrupted when it returns; where it never does, in a worker, the worker ends. Threads are not
    interrupted, nor is anything on Windows.

    Args:
        seconds: What it may take of the processor; None: as long as it takes.

    Raises:
        OutOfTimeError: The time is up.
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
            signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
            with _end_of_worker(seconds * _OVERDUE):
                yield
        finally:
            _ALARM.armed = False
    finally:  # the alarm may ring just before it is off
        _ALARM.armed = False
        signal.setitimer(signal.ITIMER_PROF, 0)


@contextmanager
def _end_of_worker(seconds: float) -> Iterator[None]:
    """End this process after some time, if it is a worker: its parent knows what to do then."""
    if multiprocessing.parent_process() is None:
        yield
        return
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:  # where it was at is told to nobody
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
