"""Charts of the figures of one subject: axis, marks, story."""

from __future__ import annotations

import pytest

from generator.present.pictures.figure_chart import axis_steps


@pytest.mark.parametrize(
    ("highest", "whole", "expected"),
    [
        (2, True, [0, 1, 2]),
        (2, False, [0, 0.5, 1, 1.5, 2]),
        (1, True, [0, 1]),
        (71, True, [0, 20, 40, 60, 80]),
        (0.4, False, [0, 0.2, 0.4]),
        (11_200, True, [0, 5_000, 10_000, 15_000]),
    ],
)
def test_an_axis_has_round_numbers_and_whole_ones_for_whole_figures(
    highest: float, whole: bool, expected: list[float]
) -> None:
    assert list(axis_steps(highest, whole=whole)) == pytest.approx(expected)
