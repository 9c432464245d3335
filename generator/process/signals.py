"""Signal handling: which process reacts to Ctrl-C, and with which exit code."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import sys
import threading

INTERRUPTED = 130
"""Exit code of a program that was interrupted (128 + SIGINT), as shells have it."""


def interrupt_on_sigterm() -> None:
    """Treat SIGTERM as Ctrl-C, so that a server shuts down cleanly on either."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def leave_interrupts_to_parent() -> None:
    """Ignore Ctrl-C in a worker, and end the worker when its parent ends.

    Ctrl-C reaches every process of the terminal, and the parent stops its workers. A parent that is killed cannot; a
    worker that continued would write into a site that the next build has already begun.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class InterruptedExit:
    """Make sure that an interrupted process ends with `INTERRUPTED`.

    An interruption inside `exec`, which creates record classes while modules are loaded, is remembered by Python even
    after it was caught: the process then ends as if killed by the signal (CPython 3.11 to 3.14,
    `unhandled_keyboard_interrupt`). Create the object before other exit handlers are registered, so that it runs last.

    Attributes:
        interrupted: Set this when the program was interrupted.
    """

    def __init__(self) -> None:
        self.interrupted = False
        atexit.register(self._exit)

    def _exit(self) -> None:
        if self.interrupted:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(INTERRUPTED)
