"""The garbage collector during a build."""

from __future__ import annotations

import gc

import pytest

from generator.process.gc_tuning import YOUNG, relaxed_gc


def test_the_thresholds_are_raised_and_restored() -> None:
    before = gc.get_threshold()
    with relaxed_gc():
        assert gc.get_threshold()[0] == YOUNG > before[0]
    assert gc.get_threshold() == before


def test_the_thresholds_are_restored_after_an_error() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="broken"), relaxed_gc():
        raise ValueError("broken")
    assert gc.get_threshold() == before
