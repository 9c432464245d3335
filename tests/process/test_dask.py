"""Workers of a Dask cluster."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from generator.errors import BriefingError
from generator.process import dask


class Client:
    """A client of a cluster with one worker, in a thread."""

    closed = False

    def get_executor(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(1)

    def close(self) -> None:
        self.closed = True


def test_tasks_run_on_the_cluster_and_the_connection_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    asked: list[tuple[str, dict[str, Any]]] = []

    def connect(address: str, **options: Any) -> Client:
        asked.append((address, options))
        return client

    monkeypatch.setattr("distributed.Client", connect)
    executor = dask.DaskExecutor("dask:tcp://host:8786")
    assert executor.submit(abs, -3).result() == 3
    executor.shutdown()
    assert client.closed
    assert asked == [("tcp://host:8786", {"timeout": dask.TIMEOUT, "set_as_default": False})]


def test_without_dask_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(BriefingError, match="Dask is not installed") as raised:
        dask.DaskExecutor("dask:tcp://host:8786")
    assert "pip install" in raised.value.problems[0].hint
