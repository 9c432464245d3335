"""Demonyms."""

from __future__ import annotations

import pytest

from generator.geography.peoples import country_of_group, group_of


@pytest.mark.parametrize(
    ("word", "group"),
    [
        ("Israeli", "Israelis"),
        ("Israelis", "Israelis"),
        ("Sunni", "Sunnis"),
        ("Shi’ite", "Shiites"),
        ("Portuguese", "Portuguese"),
        ("israeli", None),
        ("Vextron", None),
        ("", None),
    ],
)
def test_a_demonym_means_a_group(word: str, group: str | None) -> None:
    assert group_of(word) == group


@pytest.mark.parametrize(("group", "country"), [("Syrians", "SY"), ("Sunnis", None), ("Vextrons", None)])
def test_a_group_has_a_country_or_none(group: str, country: str | None) -> None:
    assert country_of_group(group) == country
