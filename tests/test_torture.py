"""A strike of some of the faults that `make torture` has strike many times."""

from __future__ import annotations

import pytest
from torture.faults import Fault, builds_at_once, damage, seeds_change, small_files, strike


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
def test_whatever_strikes_the_next_build_is_that_of_a_clean_one(fault: Fault) -> None:
    assert strike(fault, 1, articles=6).lost == ()
