"""The quality figures on the gold articles never drop."""

from __future__ import annotations

import json

import pytest

from .measure import FALLING, FLOORS, GUARDED, quality_folder, raised, score, shortfalls


def test_figures_stay_above_their_floors(capsys: pytest.CaptureFixture[str]) -> None:
    quality = quality_folder()
    if quality is None:
        pytest.skip("no gold articles: set BRIEFING_SHARED to the folder that holds quality/")
    table, figures = score(quality)
    with capsys.disabled():
        print("\n" + table)  # noqa: T201
    assert shortfalls(figures, json.loads(FLOORS.read_text(encoding="utf-8"))) == []


def test_a_drop_is_a_shortfall_and_a_rise_is_not() -> None:
    assert shortfalls({"entity P": 0.8, "split rate": 0.1}, {"entity P": 0.9, "split rate": 0.05}) == [
        "entity P: 0.8000, the floor is 0.9000",
        "split rate: 0.1000, the floor is 0.0500",
    ]
    assert shortfalls({"entity P": 0.95, "split rate": 0.01}, {"entity P": 0.9, "split rate": 0.05}) == []


def test_floors_only_rise() -> None:
    floors = dict.fromkeys(GUARDED, 0.5)
    lower = raised(dict.fromkeys(GUARDED, 0.4), floors)
    higher = raised(dict.fromkeys(GUARDED, 0.6), floors)
    assert all(lower[n] == (0.4 if n in FALLING else 0.5) for n in GUARDED)
    assert all(higher[n] == (0.5 if n in FALLING else 0.6) for n in GUARDED)
