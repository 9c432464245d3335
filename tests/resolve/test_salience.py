"""How much an article is about each of its entities."""

from __future__ import annotations

from .build import article, resolved


def test_headline_frequency_and_position_count() -> None:
    found = resolved(
        article(
            "a",
            "[person Elena Marsh] wins\n\n[person Marsh] beat [person Omar Reed]. [person Marsh] thanked voters. "
            + "It rained for hours. " * 10
            + "[person Ann Orr] watched.",
        )
    )
    order = sorted(found.entities, key=lambda e: -e.appearances[0].salience)
    assert [e.name for e in order] == ["Elena Marsh", "Omar Reed", "Ann Orr"]
    assert all(0 <= e.appearances[0].salience <= 1 for e in order)
