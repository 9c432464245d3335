"""Worker processes of this machine."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from typing import Any, TypeVar

from generator.process.signals import leave_interrupts_to_parent

T = TypeVar("T")


class WorkerPool(ProcessPoolExecutor):
    """A pool of processes whose running tasks are ended at once when they are cancelled."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Accept no more tasks; with `cancel_futures`, terminate the processes too."""
        processes = list((self._processes or {}).values()) if cancel_futures else []
        super().shutdown(wait, cancel_futures=cancel_futures)
        for process in processes:
            process.terminate()


class RestartingPool(Executor):
    """A pool that is replaced when one of its processes dies.

    All running and waiting tasks fail then, since it is unknown which of them killed the process.
    """

    def __init__(self, jobs: int) -> None:
        """Start the pool.

        Args:
            jobs: Number of processes.
        """
        self._jobs = jobs
        self._start()

    def submit(self, task: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run a task in one of the processes."""
        try:
            return self._pool.submit(task, *args, **kwargs)
        except BrokenExecutor:
            self._start()
            return self._pool.submit(task, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Accept no more tasks."""
        self._pool.shutdown(wait, cancel_futures=cancel_futures)

    def _start(self) -> None:
        # A forked child would inherit locks held by our threads (progress, file watchers): spawn a fresh one.
        context = multiprocessing.get_context("spawn")
        self._pool = WorkerPool(self._jobs, context, initializer=leave_interrupts_to_parent)
