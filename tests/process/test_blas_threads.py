"""Threads of NumPy's BLAS library."""

from __future__ import annotations

import os

import pytest

from generator.process.blas_threads import use_one_blas_thread


@pytest.mark.parametrize(("own", "then"), [(None, "1"), ("4", "4")])
def test_one_thread_unless_the_user_says_otherwise(monkeypatch: pytest.MonkeyPatch, own: str | None, then: str) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    if own is not None:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", own)
    use_one_blas_thread()
    assert os.environ["OPENBLAS_NUM_THREADS"] == then
