"""Outlines of countries."""

from __future__ import annotations

from generator.geography.outlines import outlines


def test_outlines_are_closed_rings_of_degrees() -> None:
    rings = outlines()
    assert len(rings) > 200  # a ring for each country, and the larger islands
    for ring in rings:
        assert ring[0] == ring[-1]
        assert all(-180 <= longitude <= 180.0001 and -90 <= latitude <= 90 for longitude, latitude in ring)
