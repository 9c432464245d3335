"""The processes that read articles: some of this machine, or those of a cluster."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from typing import Any, TypeVar

from generator.errors import BriefingError, Problem

DASK = "dask:"

T = TypeVar("T")

# Articles that are read sooner than workers start: a worker takes three seconds to load the model and our data, in
# which one process reads some forty articles.
NOT_WORTH_IT = 40


def workers(count: int, *, jobs: int, cluster: str | None = None) -> Executor | None:
    """Start workers for a number of articles.

    Args:
        count: Articles to be read.
        jobs: Processes that this machine may run at once.
        cluster: Workers elsewhere: `dask:` and the address of a scheduler ("dask:tcp://host:8786"). The generator of
            the same version has to be installed there.

    Returns:
        The workers; None where this process does better alone.

    Raises:
        BriefingError: When the cluster cannot be reached, or is of an unknown kind.
    """
    if cluster is not None:
        return _cluster(cluster)
    jobs = min(jobs, count // NOT_WORTH_IT)
    if jobs < 2:
        return None
    return _Replaced(jobs)


class Processes(ProcessPoolExecutor):
    """Processes that are stopped at once when their work is called off: what they are at is of no use then."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more tasks."""
        processes = list((self._processes or {}).values()) if cancel_futures else []
        super().shutdown(wait, cancel_futures=cancel_futures)
        for process in processes:
            process.terminate()


class _Replaced(Executor):
    """Processes of this machine that are replaced when one of them dies.

    What they were at is called off then, and all that waits for them: nobody knows whose work it was.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._begin()

    def submit(self, task: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Have a process do a task."""
        try:
            return self._processes.submit(task, *args, **kwargs)
        except BrokenExecutor:
            self._begin()
            return self._processes.submit(task, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more tasks."""
        self._processes.shutdown(wait, cancel_futures=cancel_futures)

    def _begin(self) -> None:
        # A forked child would share locks that threads of ours hold (progress, file followers): workers begin afresh.
        context = multiprocessing.get_context("spawn")
        self._processes = Processes(self._jobs, context, initializer=leave_interrupts_to_parent)


def cores() -> int:
    """Number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def leave_interrupts_to_parent() -> None:
    """Ctrl-C reaches every process of the terminal; the parent stops the workers.

    Where the parent is killed it cannot. A worker that went on would write into a site that the next build has begun.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _cluster(cluster: str) -> Executor:
    address = cluster.removeprefix(DASK)
    if address == cluster:
        hint = "Give --executor dask:tcp://HOST:PORT, or leave it out"
        raise BriefingError(Problem("--executor", None, f"unknown kind of executor: {cluster}", hint))
    try:
        from distributed import Client
    except ImportError as error:
        hint = "Install it: pip install 'briefing-generator[dask]'"
        raise BriefingError(Problem("--executor", None, "Dask is not installed", hint)) from error
    try:
        client = Client(address, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        hint = "Check the address, and that the scheduler runs"
        raise BriefingError(Problem("--executor", None, f"no scheduler at {address}: {error}", hint)) from error
    return _Cluster(client)


class _Cluster(Executor):
    """The workers of a Dask cluster; the connection ends with the work."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor: Executor = client.get_executor()

    def submit(self, task: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Have a worker do a task."""
        return self._executor.submit(task, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more tasks, and leave the cluster to others."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()
