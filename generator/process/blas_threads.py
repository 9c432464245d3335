"""Limit NumPy's BLAS library to one thread."""

from __future__ import annotations

import os


def use_one_blas_thread() -> None:
    """Let NumPy compute in one thread, here and in the processes started from here; call it before NumPy is loaded.

    A build runs as many processes as there are cores; BLAS threads that wait for each other cost more than they gain.
    A user's own setting of the variable stays.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
