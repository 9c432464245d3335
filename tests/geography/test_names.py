"""Keys of place names."""

from __future__ import annotations

import pytest

from generator.geography.names import place_key, uncached_place_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "Deir al Zor"),
        ("Tall el-Amarna", "Tall Amarna"),
        ("the Hague", "Hague"),
        ("São Paulo", "Sao Paulo"),
        ("St. John's", "Saint Johns"),
        ("Bosnia & Herzegovina", "Bosnia and Herzegovina"),
        ("D.C.", "DC"),
        ("N’Djamena", "N'Djamena"),
    ],
)
def test_spellings_of_one_place_have_one_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other) == uncached_place_key(one)


@pytest.mark.parametrize(("one", "other"), [("North Korea", "South Korea"), ("Allen", "Len"), ("Elba", "Ba")])
def test_other_places_have_other_keys(one: str, other: str) -> None:
    assert place_key(one) != place_key(other)
