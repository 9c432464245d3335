"""Offices next to names."""

from __future__ import annotations

import pytest

from generator.records import Mention
from generator.resolve.offices import office_of


def mention(text: str, role: str = "", honorific: str | None = None) -> Mention:
    start = text.index("Reed")
    at = text.index(role) if role else 0
    span = (at, at + len(role)) if role else None
    return Mention("Reed", start, start + 4, "person", "Reed", "test", role=span, honorific=honorific)


@pytest.mark.parametrize(
    ("text", "role", "honorific", "office"),
    [
        ("Interior Minister Reed left.", "Interior Minister", None, "minister"),
        ("Gen. Reed left.", "", "Gen.", "general"),
        ("General Reed left.", "", "General", "general"),
        ("Col Reed left.", "", "Col", "colonel"),
        ("Reed left.", "", None, ""),
    ],
)
def test_the_office_is_the_head_noun_written_out(text: str, role: str, honorific: str | None, office: str) -> None:
    assert office_of(text, mention(text, role, honorific)) == office
