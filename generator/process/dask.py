"""Workers of a Dask cluster, as an executor."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, TypeVar

from generator.errors import BriefingError, Problem

SCHEME = "dask:"

T = TypeVar("T")

# Seconds to wait for the scheduler's answer.
TIMEOUT = 10


class DaskExecutor(Executor):
    """The workers of a cluster; the connection is closed when the work is done."""

    def __init__(self, cluster: str) -> None:
        """Connect to the scheduler.

        Args:
            cluster: `dask:` and the address of a scheduler ("dask:tcp://host:8786"). The same version of the generator
                has to be installed on its workers.

        Raises:
            BriefingError: When Dask is not installed, or the cluster cannot be reached or is of an unknown kind.
        """
        self._client = _connected(cluster)
        self._executor: Executor = self._client.get_executor()

    def submit(self, task: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run a task on a worker."""
        return self._executor.submit(task, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Accept no more tasks, and disconnect; the cluster keeps running for others."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()


def _connected(cluster: str) -> Any:
    address = cluster.removeprefix(SCHEME)
    if address == cluster:
        hint = "Give --executor dask:tcp://HOST:PORT, or omit it"
        raise BriefingError(Problem("--executor", None, f"unknown kind of executor: {cluster}", hint))
    try:
        from distributed import Client
    except ImportError as error:
        hint = "Install it: pip install 'briefing-generator[dask]'"
        raise BriefingError(Problem("--executor", None, "Dask is not installed", hint)) from error
    try:
        return Client(address, timeout=TIMEOUT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        hint = "Check the address, and that the scheduler is running"
        raise BriefingError(Problem("--executor", None, f"no scheduler at {address}: {error}", hint)) from error
