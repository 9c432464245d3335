"""Inject some of the faults that `make torture` injects many times."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.faults import Fault, builds_at_once, damage, seeds_change, small_files, strike
from tests.torture.tiny import tiny


@pytest.mark.parametrize(
    "fault",
    [
        Fault("seeds changed while read", seeds_change),
        Fault("builds at once", builds_at_once),
        Fault("outputs and cache damaged", damage),
        Fault("files kept small by a quota", small_files),
    ],
    ids=lambda fault: fault.family,
)
def test_after_any_fault_the_next_build_equals_a_clean_one(fault: Fault) -> None:
    assert strike(fault, 1, articles=6).lost == ()


def test_two_thousand_tiny_seeds_are_read_in_little_time_and_memory(tmp_path: Path) -> None:
    result = tiny(tmp_path, 2_000)
    assert (result.tried, result.lost) == (2_000, ())
