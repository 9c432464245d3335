"""Worker processes."""

from __future__ import annotations

import os
import signal
from concurrent.futures import BrokenExecutor

import pytest

from generator.process.workers import RestartingPool


def test_a_pool_whose_worker_died_runs_the_next_task() -> None:
    pool = RestartingPool(1)
    try:
        assert pool.submit(abs, -3).result() == 3
        with pytest.raises(BrokenExecutor):
            pool.submit(os._exit, 9).result()
        assert pool.submit(abs, -4).result() == 4
    finally:
        pool.shutdown(cancel_futures=True)


def test_a_worker_leaves_ctrl_c_to_its_parent() -> None:
    pool = RestartingPool(1)
    try:
        assert pool.submit(signal.getsignal, signal.SIGINT).result() == signal.SIG_IGN
    finally:
        pool.shutdown(cancel_futures=True)
