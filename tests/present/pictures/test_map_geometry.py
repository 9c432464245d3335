"""Degrees and outlines in, points and path data of a drawing out."""

from __future__ import annotations

from math import pi

import pytest

from generator.present.pictures.map_geometry import Box, clip, land_path, natural_earth, region_frame


def test_the_projection_agrees_with_published_values() -> None:
    assert natural_earth(0, 0) == (0, 0)
    # The length of the equator is 2 * 0.8707 * pi, by the paper.
    assert natural_earth(0, 180)[0] == pytest.approx(0.8707 * pi)
    # PROJ's own test of "+proj=natearth +a=6400000": 2 degrees east, 1 degree north.
    x, y = natural_earth(1, 2)
    assert (x * 6_400_000, y * 6_400_000) == pytest.approx((194507.265257889288, 112508.737358294515), abs=1e-3)


def test_a_region_is_drawn_true_to_scale_along_its_middle() -> None:
    frame = region_frame(Box(0, 55, 20, 65), 400)
    assert frame.place(65, 0) == (0, 0)
    assert frame.place(60, 10) == pytest.approx((200, frame.height / 2), abs=1)
    # At 60 degrees a degree of longitude is half as long as one of latitude.
    assert frame.height == pytest.approx(400, abs=1)


def test_an_outline_is_clipped_at_the_edges() -> None:
    square = [(-10.0, -10.0), (10.0, -10.0), (10.0, 10.0), (-10.0, 10.0)]
    inside = clip(square, Box(0, 0, 20, 20))
    assert set(inside) == {(0, 0), (10, 0), (10, 10), (0, 10)}
    assert clip(square, Box(30, 30, 40, 40)) == ()
    assert list(clip(square, Box(-20, -20, 20, 20))) == square


def test_outlines_are_whole_numbers_and_specks_are_left_out() -> None:
    frame = region_frame(Box(0, -10, 20, 10), 200)
    drawn = land_path(
        [((0.04, 0.04), (10.0, 0.0), (10.0, 5.0), (5.0, 5.0)), ((1.0, 1.0), (1.05, 1.0), (1.0, 1.05))], frame
    )
    assert drawn == "M0 100l100 0 0-50-50 0z"
