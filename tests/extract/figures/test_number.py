"""The record of a number."""

from __future__ import annotations

import pytest

from generator.extract.figures.number import Number


@pytest.mark.parametrize(("value", "single"), [(12, 12), (0.5, 0.5), (0, 0), ((10, 15), None), (None, None)])
def test_only_one_number_has_a_single_value(value: float | tuple[float, float] | None, single: float | None) -> None:
    assert Number(0, 2, value).single == single
